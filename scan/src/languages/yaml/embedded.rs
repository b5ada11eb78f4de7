//! YAML in a scalar of YAML.

use std::ops::Range;

use super::super::joined::Joined;
use super::found::Found;
use super::{manifest, patch};
use crate::yaml::{self, Budget, Node, Scalar, Style};

/// Reads the patch that a scalar holds: operations, or parts of objects.
pub(super) fn read(found: &mut Found<'_>, node: &Node, kind: Option<&str>) {
    let Some(scalar) = node.scalar() else { return };
    let joined = source(found.text, node.span.clone(), scalar)
        .unwrap_or_else(|| Joined::hidden(&scalar.text, node.span.clone()));
    let mut inner = Found::new(&joined.text);
    let read = yaml::read(&joined.text, &mut Budget::default(), |document, _| {
        inner.comments.read(&document.root);
        if patch::is_patch(&document.root) {
            patch::read(&mut inner, &document.root, kind);
        } else if document.root.get("kind").is_some() {
            manifest::read(&mut inner, document);
        }
        Ok(())
    });
    let inner = inner.finish();
    found.scan.is_broken |= read.map_or(true, |stream| !stream.broken.is_empty());
    found.scan.comments.extend(inner.comments.iter().map(|comment| joined.source(comment)));
    for mut of in inner.uses {
        of.span = joined.source(&of.span);
        of.value = of.value.map(|value| joined.source(&value));
        found.scan.uses.push(of);
    }
}

/// The text of a scalar with its places; none where it is folded or escaped.
fn source(text: &str, span: Range<usize>, scalar: &Scalar) -> Option<Joined> {
    let spelled = &text[span.clone()];
    let mut joined = Joined::default();
    if scalar.style == Style::Literal {
        let header = spelled.find('\n')? + 1;
        let is_blank = |line: &&str| line.trim().is_empty();
        let first = spelled[header..].lines().find(|line| !is_blank(line))?;
        let indent = first.len() - first.trim_start_matches(' ').len();
        let mut at = span.start + header;
        for line in spelled[header..].split_inclusive('\n') {
            let spaces = line.len() - line.trim_start_matches(' ').len();
            joined.push(text, at + spaces.min(indent)..at + line.len());
            at += line.len();
        }
        return Some(joined);
    }
    let content = scalar.text.trim_end();
    let start = span.start + spelled.find(content)?;
    joined.push(text, start..start + content.len());
    Some(joined)
}
