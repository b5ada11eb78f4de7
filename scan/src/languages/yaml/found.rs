//! What is found in a stream so far.

use std::collections::HashSet;
use std::ops::Range;
use std::rc::Rc;

use super::super::interpolation::{Syntax, expansions};
use super::super::name;
use super::comments::Comments;
use crate::uses::{EnvFile, Kind, Name, Scan, Use, Within};
use crate::yaml::{Entry, Node, Style, Value};

/// Which names count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    /// All that a shell could have.
    All,
    /// Those that look like variables: the others are names of files.
    UpperCase,
}

/// The uses of a stream while it is read.
#[derive(Debug)]
pub(super) struct Found<'t> {
    pub(super) text: &'t str,
    pub(super) scan: Scan,
    pub(super) comments: Comments,
    /// The values whose expansions are known: an anchor is read once, however often it is used.
    expanded: HashSet<*const Node>,
}

impl<'t> Found<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            scan: Scan::default(),
            comments: Comments::default(),
            expanded: HashSet::new(),
        }
    }

    /// What was found, in the order of the text, each place once.
    pub(super) fn finish(self) -> Scan {
        let mut scan = self.scan;
        scan.comments.extend(self.comments.finish(self.text));
        scan.comments.sort_by_key(|comment| comment.start);
        scan.uses.sort_by(|a, b| {
            (a.span.start, a.span.end, &a.name).cmp(&(b.span.start, b.span.end, &b.name))
        });
        scan.uses.dedup_by(|b, a| a.span == b.span && a.name == b.name);
        scan.env_files.sort_by_key(|file| file.span.start);
        scan.env_files.dedup();
        scan
    }

    /// Notes a variable that is set.
    pub(super) fn set(
        &mut self,
        key: &str,
        span: Range<usize>,
        value: Option<Range<usize>>,
        within: Within,
    ) {
        if name::is_name(key) {
            let span = self.inner(span, key);
            let name = Name::Literal(key.to_owned());
            let kind = Kind::Set(within);
            self.scan.uses.push(Use { name, kind, span, value, is_test: false });
        }
    }

    /// Notes the keys of a mapping, and the items of a list that are `KEY=value` or `KEY`.
    pub(super) fn environment(&mut self, node: &Node, within: Within, names: Names) {
        match &node.value {
            Value::Map(entries) => {
                for Entry { written, key_span, node, .. } in entries {
                    if names == Names::All || name::is_upper_case(written) {
                        let value = (!node.is_null()).then(|| node.span.clone());
                        self.set(written, key_span.clone(), value, within);
                    }
                }
            }
            Value::List(items) => {
                for item in items {
                    self.item(item, within, names);
                }
            }
            Value::Scalar(_) => {}
        }
    }

    /// Notes `KEY=value`, or `KEY`.
    fn item(&mut self, item: &Rc<Node>, within: Within, names: Names) {
        let Some(scalar) = item.scalar() else { return };
        let (key, has_value) =
            scalar.text.split_once('=').map_or((&*scalar.text, false), |(key, _)| (key, true));
        if names == Names::UpperCase && !name::is_upper_case(key) {
            return;
        }
        let span = self.inner(item.span.clone(), key);
        let quote = usize::from(matches!(scalar.style, Style::Single | Style::Double));
        let end = item.span.end - quote;
        let value = has_value.then(|| (span.end + 1).min(end)..end);
        self.set(key, span, value, within);
    }

    /// Where a text stands in a scalar: without its quotes. The whole scalar, where escapes hide it.
    pub(super) fn inner(&self, span: Range<usize>, text: &str) -> Range<usize> {
        match self.text[span.clone()].find(text) {
            Some(at) => span.start + at..span.start + at + text.len(),
            None => span,
        }
    }

    /// Notes a name that a value holds: compose takes the variable's value in its place.
    pub(super) fn named(&mut self, node: &Node) {
        if let Some(text) = node.text().filter(|text| name::is_name(text)) {
            let span = self.inner(node.span.clone(), text);
            let name = Name::Literal(text.to_owned());
            let kind = Kind::Expansion;
            self.scan.uses.push(Use { name, kind, span, value: None, is_test: false });
        }
    }

    /// Notes an env file that a value names.
    pub(super) fn env_file(&mut self, node: &Node, within: Within) {
        if let Some(path) = node.text() {
            let span = node.span.clone();
            self.scan.env_files.push(EnvFile { path: path.to_owned(), span, within });
        }
    }

    /// Notes what compose replaces in a value, and in all that is in it.
    pub(super) fn expansions(&mut self, node: &Node) {
        if !self.expanded.insert(std::ptr::from_ref(node)) {
            return;
        }
        match &node.value {
            Value::List(items) => items.iter().for_each(|item| self.expansions(item)),
            Value::Map(entries) => entries.iter().for_each(|entry| self.expansions(&entry.node)),
            Value::Scalar(_) => {
                let found = expansions(self.text, node.span.clone(), Syntax::Doubled);
                let uses = found.iter().map(|expansion| expansion.to_use(self.text));
                self.scan.uses.extend(uses);
            }
        }
    }
}
