//! What of a manifest no diff may show.

use alphaswarm_settings_scan::yaml::Leaf;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::span::{Span, Spanned};

use super::checksum;
use super::component;
use super::configmap::REQUIRED;
use super::external_secret;
use super::objects::{Object, entry};
use super::secret::{ANNOTATIONS, SCAFFOLD};
use crate::artifact::Kind;
use crate::generate::comment;
use crate::generate::shown::in_comment;
use crate::variables::VariableIndex;

/// The places to hide, in order.
pub(crate) fn hidden(
    objects: &[Object],
    kind: Kind,
    text: &str,
    index: &VariableIndex<'_, '_>,
) -> Vec<Span> {
    let mut spans = Vec::new();
    // Nothing of a file that holds a Secret, or what makes one, is harmless, in any of its documents.
    let is_one =
        |object: &Object| object.kind() == "Secret" || object.root.get("secretGenerator").is_some();
    let is_secret = kind.is_of_secrets() || objects.iter().any(is_one);
    for object in objects {
        object.root.leaves(|leaf| spans.extend(of_leaf(&leaf, is_secret, text, index)));
    }
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim();
        if content.starts_with('#') {
            let start = at + (line.len() - line.trim_start().len());
            let comment = Spanned::new(content, Span::new(start, start + content.len()));
            spans.extend(in_any_comment(comment, is_secret, index));
        }
        at += line.len();
    }
    spans.sort_unstable();
    spans.dedup();
    spans
}

/// What to hide of a scalar and of the rest of its line.
fn of_leaf(
    leaf: &Leaf<'_, '_>,
    is_secret: bool,
    text: &str,
    index: &VariableIndex<'_, '_>,
) -> Option<Span> {
    let (start, end) = (leaf.node.span.start, leaf.node.span.end);
    // A block scalar ends with its last line.
    let rest = if text[start..end].ends_with('\n') { "" } else { &text[end..] };
    let line_end = end + rest.find('\n').unwrap_or(rest.len());
    if hides(leaf, is_secret, index) {
        // The key of a literal may be seen, where it is spelled as it reads.
        let key = component::literal(leaf).filter(|_| !is_secret).map_or(0, |(key, _)| {
            let item = text[start..end].trim_start_matches(['"', '\'']);
            let rest = item.strip_prefix(key).and_then(|rest| rest.strip_prefix('='));
            rest.map_or(0, |rest| end - start - rest.len())
        });
        return Some(Span::new(start + key, line_end));
    }
    let at = end + text[end..line_end].find('#')?;
    let comment = Spanned::new(&text[at..line_end], Span::new(at, line_end));
    in_any_comment(comment, is_secret, index)
}

fn hides(leaf: &Leaf<'_, '_>, is_secret: bool, index: &VariableIndex<'_, '_>) -> bool {
    let value = leaf.node.text().unwrap_or_default();
    let data = entry(leaf.path).map(|key| (key, value)).or_else(|| component::literal(leaf));
    match data {
        Some((key, value)) if !is_secret => index.hides_value(key, value),
        _ => mask::redacted(value) != value && !is_harmless(leaf, value),
    }
}

/// What every manifest says of itself, and no value stands in.
fn is_harmless(leaf: &Leaf<'_, '_>, value: &str) -> bool {
    let path: Vec<_> = leaf.path.iter().map(|step| step.key()).collect();
    match path[..] {
        ["apiVersion" | "kind" | "type" | "immutable"]
        | ["metadata", "name" | "namespace"]
        | ["metadata", "labels", _] => true,
        ref path if external_secret::is_own(path) || component::is_own(path) => true,
        ref path if path == checksum::PATH => true,
        ["metadata", "annotations", key] => ANNOTATIONS.contains(&(key, value)),
        _ => false,
    }
}

fn in_any_comment(
    comment: Spanned<&str>,
    is_secret: bool,
    index: &VariableIndex<'_, '_>,
) -> Option<Span> {
    let text = comment.value.trim_end();
    let is_own = text.starts_with(comment::MARK) || text == REQUIRED || text == SCAFFOLD;
    match (is_own, is_secret) {
        (true, _) => None,
        (false, true) => Some(comment.span),
        (false, false) => in_comment(comment, index),
    }
}
