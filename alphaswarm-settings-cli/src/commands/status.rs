//! `rotation status`: which secrets have to be rotated.

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use jiff::civil::Date;

use super::cadence;
use super::ledger::{self, Opened};
use crate::cli::{Files, Status};
use crate::codes;
use crate::date;
use crate::exit::Exit;
use crate::project::Project;
use crate::report::{Problems, Report};
use crate::rotation::{Ledger, Rotation, RotationStatus, schedule};
use crate::rules::{rotation_due, rotation_overdue};
use crate::sources::Sources;
use crate::variables::VariableIndex;

/// Runs the command.
pub(crate) fn status(
    files: &Files,
    arguments: &Status,
    today: Date,
    sources: &Sources,
) -> Result<Report, Problems> {
    let project = Project::open(files, sources)?;
    let (parsed, mut problems) = project.parse()?;
    let index = VariableIndex::of(&parsed.schema);
    let Opened { ledger, warnings, .. } = ledger::open(&project, &index, sources)?;
    problems.extend(warnings);
    problems.extend(to_come(&ledger, today));
    problems.extend(cadence::missing(&project, &parsed.schema));
    let rows = schedule(&parsed.schema, &ledger, project.environments(), Some(today));
    let mut rotations = Vec::new();
    for row in &rows {
        let status = row.status(today, arguments.warn);
        problems.extend(project.source.locate(finding(row, &status)));
        rotations.push(status);
    }
    project.apply_severities(&mut problems);
    let exit = Exit::of(&problems, arguments.deny_warnings);
    Ok(Report { problems, rotations: Some(rotations), exit, ..Report::default() })
}

fn finding(row: &Rotation<'_, '_>, status: &RotationStatus) -> Option<Diagnostic> {
    let cadence = row.variable.extension().rotation_days.map(|days| days.span);
    let at = cadence.unwrap_or(row.variable.key.span);
    rotation_overdue::check(status, at).or_else(|| rotation_due::check(status, at))
}

/// The events that do not count yet.
fn to_come(ledger: &Ledger, today: Date) -> impl Iterator<Item = Diagnostic> {
    let events = ledger.events.iter().filter(move |event| date::is_to_come(event.on, today));
    events.map(move |event| {
        let message = format!("recorded for {}, which is after {today}", event.on);
        let mut problem = Diagnostic::general(codes::FUTURE_ROTATION, message).key(&event.key);
        problem.places.push(event.place.clone());
        problem.help("correct the date; until then the block does not count")
    })
}
