//! Text as a diff may show it: line by line, with secrets taken out.

use std::borrow::Cow;
use std::collections::HashSet;

use alphaswarm_settings_schema::key;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::span::{Span, Spanned};

use super::format::Format;
use crate::artifact::Artifact;
use crate::variables::VariableIndex;

/// The lines of a text with their endings.
pub(crate) fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// The lines of an artifact as they may be shown. `own` is what the tool would write: a file that
/// cannot be read shows only the lines it has in common with that.
pub(crate) fn masked<'t>(
    artifact: &Artifact,
    source: &'t SourceFile,
    own: &str,
    index: &VariableIndex<'_, '_>,
) -> Vec<Cow<'t, str>> {
    let hidden = (Format::of(artifact.kind).hidden)(source, own, artifact, index);
    let mut at = 0;
    let mut rest = hidden.as_slice();
    let masked_line = |line: &'t str| {
        let span = Span::new(at, at + line.len());
        at = span.end;
        while rest.first().is_some_and(|hidden| hidden.end <= span.start) {
            rest = &rest[1..];
        }
        masked_line(line, span, rest)
    };
    source.text().split_inclusive('\n').map(masked_line).collect()
}

/// The lines of a file that are not those that the tool would write.
pub(super) fn foreign_lines(text: &str, own: &str) -> Vec<Span> {
    let own: HashSet<_> = own.lines().collect();
    let mut at = 0;
    let mut spans = Vec::new();
    for line in text.split_inclusive('\n') {
        if !own.contains(line.trim_end()) && !line.trim().is_empty() {
            spans.push(Span::new(at, at + line.len()));
        }
        at += line.len();
    }
    spans
}

/// One line; `hidden` begins with the first place that ends after its start.
fn masked_line<'t>(line: &'t str, span: Span, hidden: &[Span]) -> Cow<'t, str> {
    let content = line.trim_end_matches(['\n', '\r']);
    let mut text = String::new();
    let mut at = 0;
    for hidden in hidden.iter().take_while(|hidden| hidden.start < span.end) {
        let from = hidden.start.saturating_sub(span.start).clamp(at, content.len());
        let to = (hidden.end - span.start).min(content.len());
        if from < to {
            text.push_str(&mask::without_credentials(&content[at..from]));
            text.push_str(mask::REDACTED);
            at = to;
        }
    }
    if at == 0 {
        return mask::without_credentials(line);
    }
    text.push_str(&mask::without_credentials(&content[at..]));
    text.push_str(&line[content.len()..]);
    Cow::Owned(text)
}

/// The place within a comment that looks like the value of a variable to hide: what follows
/// `KEY=` or, where the name says that it is a secret, `KEY:`.
pub(super) fn in_comment(comment: Spanned<&str>, index: &VariableIndex<'_, '_>) -> Option<Span> {
    if comment.value.starts_with(super::comment::MARK) {
        return None;
    }
    let text = comment.value;
    text.match_indices(['=', ':']).find_map(|(at, sign)| {
        let before = text[..at].trim_end_matches([' ', '\t', '"', '\'']);
        let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let name = &before[before.trim_end_matches(is_of_name).len()..];
        let is_key = key::is_valid(name);
        let hides = match sign {
            "=" => is_key && index.hides(name),
            _ => is_key && (key::looks_secret(name) || index.is_secret(name)),
        };
        let value = text[at + 1..].trim_matches([' ', '\t', '"', '\'']);
        let shows = mask::redacted(value) == value;
        let from = comment.span.start + at + 1;
        (hides && !shows).then(|| Span::new(from, comment.span.end))
    })
}

#[cfg(test)]
#[path = "shown_tests.rs"]
mod tests;
