//! The language of `.env.schema`.

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Report, render};
use alphaswarm_settings_schema::lint::lint;
use alphaswarm_settings_schema::mask::is_unprintable;
use alphaswarm_settings_schema::parse;
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::span::Span;

/// Parses, lints and renders. Every place lies in the text, between two characters, and what is
/// rendered stays on its lines.
pub fn schema(data: &[u8]) {
    let (source, not_text) = SourceFile::from_bytes("schema", data.to_vec());
    let parsed = parse(&source);
    assert!(parsed.masks.windows(2).all(|two| two[0].start <= two[1].start), "masks are sorted");
    parsed.masks.iter().for_each(|&mask| assert_within(mask, &source));
    let advice = if parsed.has_errors() { Vec::new() } else { lint(&parsed.schema) };
    for problem in not_text.iter().chain(&parsed.diagnostics).chain(&advice) {
        assert_renders(problem, &source, &parsed.masks);
    }
    for variable in &parsed.schema.variables {
        assert_within(variable.key.span, &source);
        if !parsed.has_errors() {
            for default in variable.defaults() {
                assert_eq!(variable.rules().check(default.value), Ok(()), "of a default");
            }
        }
    }
}

fn assert_renders(problem: &Diagnostic, source: &SourceFile, masks: &[Span]) {
    problem.places.iter().for_each(|place| assert_within(place.span, source));
    let report = Report::new(problem, source, masks);
    for excerpt in &report.excerpts {
        assert!(excerpt.line.get(excerpt.highlight.clone()).is_some(), "a caret beside the line");
        assert!(!excerpt.line.contains(is_unprintable), "an excerpt is printable: {excerpt:?}");
    }
    let shown = render(&report);
    let is_right = |c: char| c == '\n' || !is_unprintable(c);
    assert!(shown.chars().all(is_right), "what is shown is printable: {shown:?}");
}

/// Whether a place can be cut out of the text.
fn assert_within(span: Span, source: &SourceFile) {
    assert!(source.text().get(span.start..span.end).is_some(), "{span:?} is no place of the text");
}
