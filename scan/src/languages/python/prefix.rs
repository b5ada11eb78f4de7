//! What the objects of libraries put before the names that they read.

use tree_sitter::Node;

use super::file::File;
use super::grammar::children;
use super::library::Library;
use super::path::Path;
use crate::languages::scope::Bindings;

/// How deep blocks with a prefix are nested.
const DEPTH: usize = 8;

/// The blocks `with env.prefixed("P_"):`
#[derive(Debug, Default)]
pub(super) struct Prefixes<'t> {
    blocks: Bindings<'static, usize>,
    /// The prefix of each, and the block around it.
    prefixes: Vec<(Node<'t>, Option<usize>)>,
}

impl<'t> File<'t> {
    /// What is put before the names that a call reads; none if that is not known.
    pub(super) fn prefix(
        &self,
        node: &Node<'t>,
        library: Library,
        path: &Path<'t>,
        prefixes: &Prefixes<'t>,
    ) -> Option<String> {
        let keyword = match library {
            Library::Starlette => "env_prefix",
            Library::Environs => "prefix",
            _ => return Some(String::new()),
        };
        let made = path.made.and_then(|made| made.child_by_field_name("arguments"));
        let own = made.and_then(|arguments| self.argument(&arguments, &[keyword]));
        let mut prefix = match own {
            Some(own) => self.constant(&own)?,
            None => String::new(),
        };
        if library == Library::Environs {
            let mut blocks = Vec::new();
            let mut block = prefixes.blocks.innermost("", node.start_byte()).copied();
            while let Some((node, outer)) = block.and_then(|block| prefixes.prefixes.get(block)) {
                blocks.push(self.constant(node)?);
                block = *outer;
            }
            prefix.extend(blocks.into_iter().rev());
        }
        Some(prefix)
    }

    pub(super) fn prefixes(&self) -> Prefixes<'t> {
        let mut prefixes = Prefixes::default();
        let mut open: Vec<(usize, usize)> = Vec::new();
        for node in &self.withs {
            let Some(body) = node.child_by_field_name("body") else { continue };
            let items = node.named_child(0).filter(|clause| clause.kind() == "with_clause");
            let Some(items) = items else { continue };
            for item in children(&items) {
                let call = item.child_by_field_name("value").map(|value| {
                    if value.kind() == "as_pattern" {
                        value.named_child(0).unwrap_or(value)
                    } else {
                        value
                    }
                });
                let Some(prefix) = call.and_then(|call| self.prefixed(&call)) else { continue };
                while open.last().is_some_and(|(_, end)| *end <= body.start_byte()) {
                    open.pop();
                }
                if open.len() < DEPTH {
                    let block = prefixes.prefixes.len();
                    prefixes.blocks.declare("", body.byte_range(), block);
                    prefixes.prefixes.push((prefix, open.last().map(|(block, _)| *block)));
                    open.push((block, body.end_byte()));
                }
            }
        }
        prefixes.blocks.link();
        prefixes
    }

    /// The prefix that `env.prefixed("P_")` sets.
    fn prefixed(&self, call: &Node<'t>) -> Option<Node<'t>> {
        let function = call.child_by_field_name("function")?;
        let method = function.child_by_field_name("attribute")?;
        let prefix = call.child_by_field_name("arguments")?.named_child(0)?;
        Some(prefix).filter(|_| self.text_of(&method) == "prefixed")
    }
}
