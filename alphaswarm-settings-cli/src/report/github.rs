//! Problems as annotations of GitHub
//! (<https://docs.github.com/actions/reference/workflow-commands-for-github-actions>).

use std::fmt::Write;

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Severity};

use super::{DECLARED, Located, fact, located};
use crate::input::STDIN;
use crate::sources::Sources;

/// One line for each problem.
pub(super) fn text(problems: &[Diagnostic], sources: &Sources) -> String {
    problems.iter().fold(String::new(), |mut out, problem| {
        push(&mut out, problem, located(problem, sources));
        out
    })
}

fn push(out: &mut String, problem: &Diagnostic, place: Option<Located<'_>>) {
    let command = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let _ = write!(out, "::{command} title={}", property(problem.code.name()));
    // What came from a pipe has no line to write on: the declaration has.
    let declared = fact(problem, DECLARED).and_then(|declared| declared.rsplit_once(':'));
    match place.filter(|place| place.path != STDIN) {
        Some(Located { path, position: Some((line, column)) }) => {
            let _ = write!(out, ",file={},line={line},col={column}", property(path));
        }
        Some(Located { path, position: None }) => {
            let _ = write!(out, ",file={}", property(path));
        }
        None => {
            if let Some((path, line)) = declared {
                let _ = write!(out, ",file={},line={line}", property(path));
            }
        }
    }
    let title = problem.title();
    let sentences = [&title].into_iter().chain(&problem.notes).chain(&problem.help);
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
    use alphaswarm_settings_schema::source_file::SourceFile;
    use alphaswarm_settings_schema::span::Span;

    use super::*;
    use crate::codes;

    fn annotation(path: &str) -> String {
        let sources = Sources::default();
        let source = sources.add(SourceFile::new(path, "1\n2\n3456789\n"));
        let problem = Diagnostic::new(codes::MISSING_VALUE, Span::new(8, 9), "100%").key("A");
        let problem = problem.note("b\nc").help("d").about(DECLARED, "s/.env.schema:7");
        text(&source.locate([problem]), &sources)
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
