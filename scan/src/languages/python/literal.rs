//! Strings that are written out, with all that is in them.

use tree_sitter::Node;

use super::file::File;
use super::grammar::{children, some_children};

impl<'t> File<'t> {
    /// The text of a string that is written out, no matter what is in it; none with expressions.
    pub(super) fn literal(&self, node: &Node<'t>) -> Option<String> {
        let parts = match node.kind() {
            "concatenated_string" => children(node),
            "string" => vec![*node],
            "parenthesized_expression" => return self.literal_in(node),
            _ => return None,
        };
        let mut string = String::new();
        for part in parts {
            for piece in children(&part) {
                match piece.kind() {
                    "string_content" => self.decode(&piece, &mut string)?,
                    "interpolation" => return None,
                    _ => {}
                }
            }
        }
        Some(string)
    }

    fn literal_in(&self, node: &Node<'t>) -> Option<String> {
        let inner = some_children(node, 1).first().copied()?;
        (inner.kind() != "parenthesized_expression").then(|| self.literal(&inner)).flatten()
    }

    /// Appends what stands between quotes.
    fn decode(&self, content: &Node<'t>, string: &mut String) -> Option<()> {
        let mut at = content.start_byte();
        for escape in children(content) {
            string.push_str(self.text.get(at..escape.start_byte())?);
            at = escape.end_byte();
            let escape = self.text_of(&escape);
            match escape.strip_prefix('\\').unwrap_or(escape) {
                "{{" => string.push('{'),
                "}}" => string.push('}'),
                "\n" | "\r\n" => {}
                "n" => string.push('\n'),
                "r" => string.push('\r'),
                "t" => string.push('\t'),
                kept @ ("\\" | "'" | "\"") => string.push_str(kept),
                code if code.starts_with(['x', 'u', 'U']) => {
                    let code = u32::from_str_radix(code.get(1..)?, 16).ok()?;
                    string.push(char::from_u32(code)?);
                }
                _ => return None,
            }
        }
        string.push_str(self.text.get(at..content.end_byte())?);
        Some(())
    }
}
