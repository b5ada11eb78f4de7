//! The strings of a stream of documents, with the keys that they are the values of.

use std::ops::Range;

use crate::strings::{self, Role, StringLiteral};
use crate::yaml::{self, Budget, Document, Leaf, Node, Step, Style};

/// Kinds of which the values are secrets by what they are: whoever reads uses looks at those.
const SECRETS: &[&str] = &["Secret", "SealedSecret", "ExternalSecret", "ClusterExternalSecret"];

/// Keys below which nothing is real.
const EXAMPLES: &[&str] = &["example", "examples"];

/// The scalars in one line, each with its key: that of the mapping, what stands before `=` in an item
/// of a list, or the `name` beside `value`. What Secrets hold is left out.
///
/// Never panics; a broken document does not keep the others from being read.
#[must_use]
pub fn strings(text: &str) -> Vec<StringLiteral> {
    let mut found = Vec::new();
    let read = yaml::read(text, &mut Budget::default(), |document, _| {
        document_strings(text, document, &mut found);
        Ok(())
    });
    if read.is_err() {
        found.clear();
    }
    found.sort_by_key(|literal| literal.span.start);
    // An anchor is read at each of its aliases.
    found.dedup_by(|b, a| a.span == b.span);
    found
}

fn document_strings(text: &str, document: &Document, found: &mut Vec<StringLiteral>) {
    let kind = document.root.text_at(&["kind"]).unwrap_or_default();
    if SECRETS.contains(&kind) {
        return;
    }
    document.root.leaves(|leaf| {
        let is_example = leaf.path.iter().any(|step| EXAMPLES.contains(&step.key()));
        if !is_example && let Some(literal) = literal(text, &document.root, &leaf) {
            found.push(literal);
        }
    });
}

fn literal(text: &str, root: &Node, leaf: &Leaf<'_, '_>) -> Option<StringLiteral> {
    let span = inside(leaf.node.span.clone(), leaf.scalar.style)?;
    let value = text.get(span.clone())?;
    let new = |name: &str, span: Range<usize>| {
        let name = strings::name(name).filter(|_| !span.is_empty())?;
        Some(StringLiteral { name, span, role: Role::Assigned, is_test: false })
    };
    if matches!(leaf.path.last(), Some(Step::Item(_)))
        && let Some(sign) = value.find('=')
        && value[..sign].bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte))
    {
        return new(&value[..sign], span.start + sign + 1..span.end);
    }
    let name = if leaf.key() == "value" { sibling_name(root, leaf.path) } else { None };
    new(name.unwrap_or(leaf.key()), span)
}

/// The bytes of a scalar in one line without its quotes.
fn inside(span: Range<usize>, style: Style) -> Option<Range<usize>> {
    match style {
        Style::Plain => Some(span),
        Style::Single | Style::Double => Some(span.start + 1..span.end.checked_sub(1)?),
        Style::Literal | Style::Folded => None,
    }
}

/// The `name` in the mapping that the last step of a path goes into.
fn sibling_name<'n>(root: &'n Node, path: &[Step<'n>]) -> Option<&'n str> {
    let (_, above) = path.split_last()?;
    let mut node = root;
    for step in above {
        node = match step {
            Step::Entry(entry) => &entry.node,
            Step::Item(index) => node.items().get(*index)?,
        };
    }
    node.text_at(&["name"])
}
