//! Findings as annotations of GitHub
//! (<https://docs.github.com/actions/reference/workflow-commands-for-github-actions>).

use std::fmt::Write;

use super::{Finding, Place};
use crate::input::STDIN;

/// One line for each finding.
pub(crate) fn github(findings: &[Finding]) -> String {
    let mut out = String::new();
    for finding in findings {
        push(&mut out, finding);
    }
    out
}

fn push(out: &mut String, finding: &Finding) {
    let Finding { rule, title, place, about, notes, help, .. } = finding;
    let _ = write!(out, "::{} title={}", rule.severity().as_str(), property(rule.name()));
    // What came from a pipe has no line to write on: the declaration has.
    let declared = about.declared.as_deref().and_then(|declared| declared.rsplit_once(':'));
    match place {
        Some(Place { path, line, column, .. }) if path != STDIN => {
            let _ = write!(out, ",file={},line={line},col={column}", property(path));
        }
        _ => {
            if let Some((path, line)) = declared {
                let _ = write!(out, ",file={},line={line}", property(path));
            }
        }
    }
    let sentences = [title].into_iter().chain(notes).chain(help);
    let text: Vec<_> = sentences.map(String::as_str).collect();
    let _ = writeln!(out, "::{}", data(&text.join("\n")));
}

/// Text after the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Text between the two.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {

    use super::*;
    use crate::codes;
    use crate::finding::About;

    fn annotation(path: &str) -> String {
        let place = Place { path: path.to_owned(), line: 3, column: 5, document: Some(1) };
        let about = About { declared: Some("s/.env.schema:7".to_owned()), ..About::default() };
        let finding = Finding::new(codes::MISSING_VALUE, "A: 100%").note("b\nc").help("d");
        github(&[finding.at(place).about(about)])
    }

    #[test]
    fn what_would_end_a_part_is_escaped() {
        assert_eq!(
            annotation("a:b,c"),
            "::error title=missing-value,file=a%3Ab%2Cc,line=3,col=5::A: 100%25%0Ab%0Ac%0Ad\n"
        );
    }

    #[test]
    fn what_came_from_a_pipe_is_said_where_the_variable_is_declared() {
        assert_eq!(
            annotation(STDIN),
            "::error title=missing-value,file=s/.env.schema,line=7::A: 100%25%0Ab%0Ac%0Ad\n"
        );
    }
}
