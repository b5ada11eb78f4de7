//! Findings as a table in Markdown, for a comment on a pull request.

use std::fmt::Write;

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Severity};

use super::{Report, count, located};
use crate::markdown::escaped;
use crate::sources::Sources;

/// More rows than a comment can hold, or anybody reads.
const MOST_ROWS: usize = 100;

/// The text of the comment; one line where there is nothing to say.
pub(super) fn text(report: &Report, sources: &Sources) -> String {
    let problems = &report.problems;
    let of = |severity: Severity| match count(problems, severity) {
        1 => format!("1 {}", severity.as_str()),
        count => format!("{count} {}s", severity.as_str()),
    };
    let [errors, warnings, notes] = [Severity::Error, Severity::Warning, Severity::Note].map(of);
    let mut out = format!("**{errors}, {warnings}, {notes}**\n");
    if !problems.is_empty() {
        out.push_str("\n| | rule | variable | what | what to do |\n|---|---|---|---|---|\n");
        problems.iter().take(MOST_ROWS).for_each(|problem| row(&mut out, problem, sources));
    }
    if let Some(more) = problems.len().checked_sub(MOST_ROWS).filter(|more| *more > 0) {
        let _ = writeln!(out, "\n{more} more");
    }
    if let Some(steps) = report.plan.as_deref().filter(|steps| !steps.is_empty()) {
        out.push('\n');
        for (at, step) in steps.iter().enumerate() {
            let _ = writeln!(out, "{}. {}", at + 1, escaped(step));
        }
    }
    out
}

fn row(out: &mut String, problem: &Diagnostic, sources: &Sources) {
    let place = located(problem, sources).map(|place| match place.position {
        Some((line, _)) => format!("{}:{line}", place.path),
        None => place.path.to_owned(),
    });
    let key = problem.key.as_deref().unwrap_or_default();
    let sentences = [problem.message.as_str()].into_iter();
    let sentences = sentences.chain(problem.notes.iter().map(String::as_str));
    let what: Vec<_> = sentences.map(escaped).collect();
    let place = place.map_or_else(String::new, |place| format!("<br>{}", escaped(&place)));
    let help = escaped(problem.help.as_deref().unwrap_or_default());
    let _ = writeln!(
        out,
        "| {} | {} | {}{place} | {} | {help} |",
        problem.severity.as_str(),
        problem.code.name(),
        escaped(key),
        what.join("<br>"),
    );
}
