//! What of a manifest no diff may show.

use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::span::{Span, Spanned};

use super::configmap::REQUIRED;
use super::read::{Leaf, Object};
use super::secret::{ANNOTATIONS, SCAFFOLD};
use crate::artifact::Kind;
use crate::generate::comment;
use crate::generate::shown::in_comment;
use crate::project::Known;

/// The places to hide, in order.
pub(crate) fn hidden(
    objects: &[Object],
    kind: Kind,
    text: &str,
    known: &Known<'_, '_>,
) -> Vec<Span> {
    let mut spans = Vec::new();
    // Nothing of a file that holds a Secret is harmless, in whichever of its documents it stands.
    let is_secret = kind == Kind::Secret || objects.iter().any(|object| object.kind() == "Secret");
    for leaf in objects.iter().flat_map(|object| &object.leaves) {
        let end = leaf.span.end;
        // A block of text ends with its last line.
        let rest = if text[leaf.span.start..end].ends_with('\n') { "" } else { &text[end..] };
        let line_end = end + rest.find('\n').unwrap_or(rest.len());
        if hides(leaf, is_secret, known) {
            spans.push(Span::new(leaf.span.start, line_end));
        } else if let Some(at) = text[end..line_end].find('#') {
            let comment = &text[end + at..line_end];
            let comment = Spanned::new(comment, Span::new(end + at, line_end));
            spans.extend(in_any_comment(comment, is_secret, known));
        }
    }
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim();
        if content.starts_with('#') {
            let start = at + (line.len() - line.trim_start().len());
            let comment = Spanned::new(content, Span::new(start, start + content.len()));
            spans.extend(in_any_comment(comment, is_secret, known));
        }
        at += line.len();
    }
    spans.sort_unstable();
    spans
}

fn hides(leaf: &Leaf, is_secret: bool, known: &Known<'_, '_>) -> bool {
    let is_shown = mask::redacted(&leaf.value) == leaf.value;
    match leaf.entry() {
        Some(key) if !is_secret => known.hides_value(key, &leaf.value),
        _ => !is_shown && !is_harmless(leaf),
    }
}

/// What every manifest says of itself, and no value stands in.
fn is_harmless(leaf: &Leaf) -> bool {
    let path: Vec<_> = leaf.path.iter().map(String::as_str).collect();
    match path[..] {
        ["apiVersion" | "kind" | "type" | "immutable"]
        | ["metadata", "name" | "namespace"]
        | ["metadata", "labels", _] => true,
        ["metadata", "annotations", key] => ANNOTATIONS.contains(&(key, leaf.value.as_str())),
        _ => false,
    }
}

fn in_any_comment(comment: Spanned<&str>, is_secret: bool, known: &Known<'_, '_>) -> Option<Span> {
    let text = comment.value.trim_end();
    let is_own = text.starts_with(comment::MARK) || text == REQUIRED || text == SCAFFOLD;
    match (is_own, is_secret) {
        (true, _) => None,
        (false, true) => Some(comment.span),
        (false, false) => in_comment(comment, known),
    }
}
