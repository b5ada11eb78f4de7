//! What no excerpt of a file may show: values of secrets, and what stands beside the name of
//! one in code.

use alphaswarm_settings_scan::{Name, Use};
use alphaswarm_settings_schema::key;
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::span::Span;

use crate::variables::VariableIndex;

const QUOTES: [char; 3] = ['"', '\'', '`'];

/// The hidden parts of the lines that hold uses, and the passwords, sorted and apart.
pub(super) fn of(
    uses: &[Use],
    source: &SourceFile,
    index: &VariableIndex<'_, '_>,
    passwords: Vec<Span>,
) -> Vec<Span> {
    let mut hidden = passwords;
    for used in uses {
        let Name::Literal(name) = &used.name else { continue };
        match &used.value {
            Some(value) if index.hides(name) => hidden.push(Span::new(value.start, value.end)),
            None if index.is_secret(name) || key::looks_secret(name) => {
                strings_beside(used, uses, source, &mut hidden);
            }
            _ => {}
        }
    }
    joined(hidden)
}

/// What is between quotes in the line of a name, but for names: a default may be there. A quote that
/// nothing closes hides the rest of the line.
fn strings_beside(used: &Use, all: &[Use], source: &SourceFile, hidden: &mut Vec<Span>) {
    let line = source.line_span(source.position(used.span.start).line);
    let mut at = line.start;
    while let Some(open) = source.text()[at..line.end].find(QUOTES).map(|open| at + open) {
        let quote = source.text().as_bytes()[open];
        let inside = open + 1;
        let close = memchr::memchr(quote, &source.text().as_bytes()[inside..line.end]);
        let end = close.map_or(line.end, |close| inside + close);
        if !all.iter().any(|used| inside <= used.span.end && used.span.start < end) {
            hidden.push(Span::new(inside, end));
        }
        at = (end + 1).min(line.end);
    }
}

/// Spans in order, those that touch or overlap made one.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|span| span.start < span.end);
    spans.sort_unstable_by_key(|span| (span.start, span.end));
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_beside_the_name_of_a_secret() {
        for (line, expected) in [
            ("get(\"X\", \"hunter2\")", vec!["hunter2"]),
            ("a('p') or get('X') or `q`", vec!["p", "q"]),
            ("get(\"X\", \"hunter2", vec!["hunter2"]),
            ("echo \"$X é\" 'ü'", vec!["ü"]),
            ("X", vec![]),
        ] {
            let source = SourceFile::new("f", line);
            let at = line.find('X').expect("the name");
            let name = Name::Literal("X".to_owned());
            let kind = alphaswarm_settings_scan::Kind::Read;
            let used = Use { name, kind, span: at..at + 1, value: None, is_test: false };
            let mut hidden = Vec::new();
            strings_beside(&used, std::slice::from_ref(&used), &source, &mut hidden);
            let shown: Vec<_> = hidden.iter().map(|span| &line[span.start..span.end]).collect();
            assert_eq!(shown, expected, "{line}");
        }
    }
}
