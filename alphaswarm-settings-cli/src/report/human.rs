//! Problems as rustc writes them, and diffs.

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Place, Report as Excerpts, Severity};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use anstream::adapter::strip_str;

use super::{Problems, Report, Warnings, count, explanation, group, rotations};
use crate::codes;
use crate::console::Console;
use crate::sources::{Source, Sources};

/// Writes problems and remarks to stderr, data and diffs to stdout.
pub(super) fn print(
    report: &Report,
    sources: &Sources,
    console: &mut Console,
) -> Result<(), Problems> {
    let shown = report.problems.iter().filter(|problem| is_shown(problem, report));
    if report.is_grouped {
        // A variable may have both: the finding on its guess would lie behind another one.
        let (guesses, shown): (Vec<_>, Vec<_>) =
            shown.partition(|problem| problem.code == codes::UNREVIEWED_GUESS);
        let grouped = group::by_variable(shown.into_iter(), sources);
        for problem in grouped.into_iter().chain(group::of_guesses(&guesses)) {
            console.message(&text(&problem, sources));
        }
    } else {
        shown.for_each(|problem| console.message(&text(problem, sources)));
    }
    if let Some(line) = counted(report) {
        console.message(&line);
    }
    if let Some(line) = more(report) {
        console.message(&line);
    }
    for remark in &report.remarks {
        console.remark(remark);
    }
    console.data(&report.data)?;
    if let Some(found) = &report.explanation {
        console.data(&explanation::text(found))?;
    }
    console.data(&plan(report.plan.as_deref().unwrap_or_default()))?;
    console.styled(&rotations::table(report.rotations.as_deref().unwrap_or_default()))?;
    let diffs: String = report.artifacts.iter().map(|artifact| artifact.diff.as_str()).collect();
    console.diff(&diffs)
}

/// The steps of a rollout, a line each.
fn plan(steps: &[String]) -> String {
    let line = |(at, step): (usize, &String)| format!("{}. {step}\n", at + 1);
    steps.iter().enumerate().map(line).collect()
}

fn is_shown(problem: &Diagnostic, report: &Report) -> bool {
    // Its diff says more.
    let is_diff = [codes::DRIFT, codes::MISSING_ARTIFACT].contains(&problem.code);
    let least = match report.warnings {
        Warnings::Shown => Severity::Note,
        Warnings::WithoutNotes => Severity::Warning,
        Warnings::Counted => Severity::Error,
    };
    !is_diff && problem.severity >= least
}

/// One line for all warnings that are not shown, beside something that fails.
fn counted(report: &Report) -> Option<String> {
    let warnings = count(&report.problems, Severity::Warning);
    let has_errors = count(&report.problems, Severity::Error) > 0;
    let is_counted = report.warnings == Warnings::Counted && has_errors && warnings > 0;
    let plural = if warnings == 1 { "warning" } else { "warnings" };
    let title = format!("{warnings} {plural}; `-v` shows more");
    is_counted.then(|| render(Group::with_title(Level::WARNING.primary_title(title))))
}

/// How to read more about the first problem that is shown. What is wrong with the arguments is in the help
/// of the command.
fn more(report: &Report) -> Option<String> {
    let shown = report.problems.iter().filter(|problem| is_shown(problem, report));
    let code = shown.map(|problem| problem.code).find(|code| *code != codes::INVALID_USAGE)?;
    Some(format!("For more information, run `alphaswarm-settings explain {}`.", code.name()))
}

/// One problem, with the lines that it is about as far as they may be shown.
pub(super) fn text(problem: &Diagnostic, sources: &Sources) -> String {
    let title = level(problem.severity).primary_title(problem.title()).id(problem.code.name());
    let mut group = Group::with_title(title);
    for (index, place) in problem.places.iter().enumerate() {
        if let Some(source) = sources.get(place.file) {
            group = located(group, place, source, index == 0);
        }
    }
    group = group.elements(problem.notes.iter().map(|note| Level::NOTE.message(note.as_str())));
    let help = problem.help.as_deref();
    render(group.elements(help.map(|help| Level::HELP.message(help))))
}

/// Adds a place: with its line, or only where it is.
fn located<'a>(
    group: Group<'a>,
    place: &'a Place,
    source: &'a Source,
    is_first: bool,
) -> Group<'a> {
    let Some(masks) = source.masks() else {
        let at = source.file.position(place.span.start);
        let origin = Origin::path(source.file.name()).line(at.line).char_column(at.column);
        return group.element(origin);
    };
    let excerpt = Excerpts::excerpt(place, &source.file, masks);
    let at = excerpt.position;
    let kind = if is_first { AnnotationKind::Primary } else { AnnotationKind::Context };
    let label = Some(place.label.as_str()).filter(|label| !label.is_empty());
    let annotation = kind.span(excerpt.highlight).label(label);
    // The excerpt may begin in the middle of its line: its own column would be wrong.
    let origin = Origin::path(source.file.name()).line(at.line).char_column(at.column);
    let snippet = Snippet::source(excerpt.line).line_start(at.line);
    group.element(origin).element(snippet.annotation(annotation))
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

fn render(group: Group<'_>) -> String {
    let text = Renderer::styled().render(&[group]);
    // A snippet without a path, behind an origin that has one, gets a heading without text.
    let is_empty_heading = |line: &&str| strip_str(line).to_string().trim() == ":::";
    let lines: Vec<_> = text.lines().filter(|line| !is_empty_heading(line)).collect();
    lines.join("\n")
}
