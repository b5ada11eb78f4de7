//! What of a `.env` file no diff and no excerpt may show.

use std::collections::HashSet;

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::dotenv::{Assignment, Content, Document};
use alphaswarm_settings_schema::span::{Span, Spanned};

use super::mark;
use crate::generate::json;
use crate::generate::shown::in_comment;
use crate::input::is_broken;
use crate::variables::VariableIndex;

/// The places to hide, in order.
pub(crate) fn hidden(document: &Document<'_>, index: &VariableIndex<'_, '_>) -> Vec<Span> {
    let mut spans = Vec::new();
    // A recorded default belongs to the next assignment; without one it is nobody's.
    let mut recorded: Option<Span> = None;
    for item in &document.items {
        match &item.content {
            Content::Comment(text) => {
                if let Some(place) = recorded_default(*text) {
                    spans.extend(recorded.replace(place));
                } else {
                    if let Some(key) = mark::commented_out(text.value) {
                        spans.extend(recorded.take().filter(|_| index.hides(key)));
                    }
                    spans.extend(in_comment(*text, index));
                }
            }
            Content::Assignment(set) => {
                let default = recorded.take();
                let is_hidden = index.hides(set.key.value);
                spans.extend(default.filter(|_| is_hidden));
                spans.extend(value(set, item.span, index));
            }
            Content::Blank => {}
            Content::Broken { value } => spans.push(Span::new(*value, item.span.end)),
        }
    }
    spans.extend(recorded);
    spans.sort_unstable();
    spans
}

/// The places to hide of a file with these problems. Of one that is broken no value shows: none may end
/// where it was meant to.
pub(crate) fn masks(
    document: &Document<'_>,
    problems: &[Diagnostic],
    index: &VariableIndex<'_, '_>,
) -> Vec<Span> {
    if is_broken(problems) {
        return document.masks();
    }
    hidden(document, &index.hiding(once_secret(document)))
}

/// The keys that the file itself calls secrets: a schema that calls them plain by now does not make
/// their values fit to be seen.
pub(crate) fn once_secret(document: &Document<'_>) -> HashSet<String> {
    let mut keys = HashSet::new();
    let mut is_secret = false;
    for item in &document.items {
        let key = match &item.content {
            Content::Comment(text) => {
                is_secret = mark::was_secret(text.value).unwrap_or(is_secret);
                mark::commented_out(text.value)
            }
            Content::Assignment(set) => Some(set.key.value),
            Content::Blank | Content::Broken { .. } => None,
        };
        keys.extend(key.filter(|_| is_secret).map(str::to_owned));
        is_secret &= !matches!(item.content, Content::Assignment(_));
    }
    keys
}

/// The place of a recorded default that is not empty.
fn recorded_default(comment: Spanned<&str>) -> Option<Span> {
    let (_, rest) = mark::split(comment.value)?;
    let is_shown = json::read(rest).is_some_and(|default| default.is_empty());
    (!is_shown).then(|| Span::new(comment.span.end - rest.len(), comment.span.end))
}

fn value(set: &Assignment<'_>, item: Span, index: &VariableIndex<'_, '_>) -> Option<Span> {
    if index.hides_value(set.key.value, &set.value) {
        return Some(Span::new(set.raw.span.start, item.end));
    }
    set.comment.and_then(|comment| in_comment(comment, index))
}
