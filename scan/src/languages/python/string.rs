//! Strings that are put together: of literals and constants, by operators, methods and f-strings.

use tree_sitter::Node;

use super::file::File;
use super::grammar::{children, some_children};
use super::key::NAMES;

/// How long the name of a variable may become.
const LENGTH: usize = 256;
/// Methods that give back the string they are called on, or its bytes.
const SAME: &[&str] = &["encode", "decode", "strip", "__str__"];
impl<'t> File<'t> {
    /// The strings that a literal may be; of an f-string, all its parts have to be known.
    pub(super) fn string(&self, node: &Node<'t>, steps: &mut usize) -> Option<Vec<String>> {
        let mut strings = vec![String::new()];
        for part in children(node) {
            let piece = match part.kind() {
                "string_content" => Some(vec![self.content(&part)?]),
                "interpolation" => {
                    let is_plain = part.child_by_field_name("format_specifier").is_none();
                    let expression = part.child_by_field_name("expression").filter(|_| is_plain)?;
                    self.known(&expression, steps)
                }
                _ => continue,
            };
            if !append(&mut strings, piece) {
                return None;
            }
        }
        Some(strings)
    }

    /// What stands between quotes, or between two interpolations.
    fn content(&self, node: &Node<'t>) -> Option<String> {
        if node.byte_range().len() > LENGTH {
            return None;
        }
        let (mut string, mut at) = (String::new(), node.start_byte());
        for escape in children(node) {
            string.push_str(self.text.get(at..escape.start_byte())?);
            at = escape.end_byte();
            match self.text_of(&escape) {
                "{{" => string.push('{'),
                "}}" => string.push('}'),
                "\\\n" | "\\\r\n" => {}
                // No name of a variable is written with escapes.
                _ => return None,
            }
        }
        string.push_str(self.text.get(at..node.end_byte())?);
        Some(string)
    }

    /// `a + b`, and `"%s_X" % a`
    pub(super) fn operation(&self, node: &Node<'t>, steps: &mut usize) -> Option<Vec<String>> {
        let field = |name| node.child_by_field_name(name);
        let mut left = self.known(&field("left")?, steps)?;
        match self.text_of(&field("operator")?) {
            "+" => append(&mut left, self.known(&field("right")?, steps)).then_some(left),
            "%" => {
                let [template] = <[String; 1]>::try_from(left).ok()?;
                let right = field("right")?;
                let arguments = match right.kind() {
                    "tuple" => some_children(&right, 8),
                    _ => vec![right],
                };
                self.filled(&template, "%s", &arguments, steps)
            }
            _ => None,
        }
    }

    /// A template with a string for each of its marks.
    fn filled(
        &self,
        template: &str,
        mark: &str,
        arguments: &[Node<'t>],
        steps: &mut usize,
    ) -> Option<Vec<String>> {
        let mut pieces = template.split(mark);
        let mut strings = vec![pieces.next()?.to_owned()];
        for argument in arguments {
            let is_known = append(&mut strings, self.known(argument, steps))
                && append(&mut strings, Some(vec![pieces.next()?.to_owned()]));
            if !is_known {
                return None;
            }
        }
        let is_whole = |string: &String| !string.contains(['%', '{', '}']);
        Some(strings).filter(|strings| pieces.next().is_none() && strings.iter().all(is_whole))
    }

    pub(super) fn called_value(&self, node: &Node<'t>, steps: &mut usize) -> Option<Vec<String>> {
        let function = node.child_by_field_name("function")?;
        let arguments = node.child_by_field_name("arguments")?;
        if let Some(object) = function.child_by_field_name("object")
            && function.kind() == "attribute"
        {
            let method = self.text_of(&function.child_by_field_name("attribute")?);
            let change: fn(&str) -> String = match method {
                "upper" => str::to_uppercase,
                "lower" => str::to_lowercase,
                method if SAME.contains(&method) => str::to_owned,
                "format" => {
                    let template = self.one(&object, steps)?;
                    return self.filled(&template, "{}", &some_children(&arguments, 8), steps);
                }
                "join" => {
                    let strings = self.given_list(&arguments.named_child(0)?, steps)?;
                    return Some(vec![strings.join(&self.one(&object, steps)?)]);
                }
                "get" => return self.item(&object, &arguments.named_child(0)?, steps),
                _ => return None,
            };
            let strings = self.known(&object, steps)?;
            return Some(strings.iter().map(|string| change(string)).collect());
        }
        let is_wrapper = self.text_of(&function) == "str";
        self.known(&arguments.named_child(0).filter(|_| is_wrapper)?, steps)
    }
}

/// Appends each of some pieces to each of some strings.
pub(super) fn append(strings: &mut Vec<String>, pieces: Option<Vec<String>>) -> bool {
    let Some(pieces) = pieces else { return false };
    if strings.len() * pieces.len() > NAMES {
        return false;
    }
    let join =
        |string: &String| pieces.iter().map(|piece| string.clone() + piece).collect::<Vec<_>>();
    *strings = strings.iter().flat_map(join).collect();
    is_short(strings)
}

pub(super) fn is_short(strings: &[String]) -> bool {
    strings.iter().all(|string| string.len() <= LENGTH)
}

/// One of two values; one of them is enough.
pub(super) fn either(left: Option<Vec<String>>, right: Option<Vec<String>>) -> Option<Vec<String>> {
    match (left, right) {
        (Some(mut left), Some(right)) => {
            left.extend(right);
            left.truncate(NAMES);
            Some(left)
        }
        (left, right) => left.or(right),
    }
}
