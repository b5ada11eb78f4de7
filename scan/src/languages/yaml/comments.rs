//! The comments of a stream, which its trees do not hold: what begins with `#` and is in no scalar.

use std::collections::HashSet;
use std::ops::Range;

use crate::yaml::{Node, Style, Value};

/// The scalars of the documents read so far.
#[derive(Debug, Default)]
pub(super) struct Comments {
    scalars: Vec<Range<usize>>,
    seen: HashSet<*const Node>,
}

impl Comments {
    /// Notes the scalars of a document.
    pub(super) fn read(&mut self, root: &Node) {
        self.seen.clear();
        self.node(root);
    }

    fn node(&mut self, node: &Node) {
        if !self.seen.insert(std::ptr::from_ref(node)) {
            return;
        }
        match &node.value {
            Value::List(items) => items.iter().for_each(|item| self.node(item)),
            Value::Map(entries) => {
                for entry in entries {
                    self.scalars.push(entry.key_span.clone());
                    self.node(&entry.node);
                }
            }
            Value::Scalar(scalar) => {
                // The line of its mark may end with a comment.
                let is_block = matches!(scalar.style, Style::Literal | Style::Folded);
                self.scalars.push(if is_block {
                    node.span.end..node.span.end
                } else {
                    node.span.clone()
                });
                if is_block {
                    self.scalars.push(node.span.clone());
                }
            }
        }
    }

    /// The comments of the whole text.
    pub(super) fn finish(mut self, text: &str) -> Vec<Range<usize>> {
        self.scalars.sort_by_key(|scalar| (scalar.start, scalar.end));
        let bytes = text.as_bytes();
        let mut comments = Vec::new();
        let mut at = 0;
        let mut scalars = self.scalars.iter().peekable();
        while let Some(mark) = memchr::memchr(b'#', &bytes[at..]).map(|length| at + length) {
            at = mark + 1;
            while scalars.next_if(|scalar| scalar.end <= mark).is_some() {}
            if let Some(scalar) = scalars.peek().filter(|scalar| scalar.contains(&mark)) {
                at = at.max(scalar.end);
                continue;
            }
            let is_start = mark == 0 || bytes[mark - 1].is_ascii_whitespace();
            if is_start {
                let rest = &bytes[mark..];
                let length = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
                comments.push(mark..mark + length);
                at = mark + length;
            }
        }
        comments
    }
}
