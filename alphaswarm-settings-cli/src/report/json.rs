//! Everything as one JSON object: `artifacts`, `findings`, `summary`.

use std::collections::BTreeMap;

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Severity};
use serde::Serialize;

use super::{Report, count, located};
use crate::adopt::Adoption;
use crate::explain::Explanation;
use crate::rotation::RotationStatus;
use crate::sources::Sources;

#[derive(Serialize)]
struct Document<'r> {
    artifacts: Vec<Artifact<'r>>,
    findings: Vec<Finding<'r>>,
    /// Of `rotation status`.
    #[serde(skip_serializing_if = "Option::is_none")]
    rotations: Option<Vec<Rotation<'r>>>,
    /// Of `explain`.
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<&'r Explanation>,
    /// Of `compat --plan`.
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<&'r [String]>,
    summary: Summary,
    /// The counts of `init --from` and `check --write-missing`, and what they wrote.
    #[serde(skip_serializing_if = "Option::is_none")]
    adoption: Option<&'r Adoption>,
}

#[derive(Serialize)]
struct Rotation<'r> {
    key: &'r str,
    environment: Option<&'r str>,
    owner: Option<&'r str>,
    cadence_days: Option<u32>,
    last: Option<String>,
    due: Option<String>,
    days_left: Option<i32>,
    status: &'static str,
}

#[derive(Serialize)]
struct Artifact<'r> {
    path: &'r str,
    status: &'static str,
    diff: &'r str,
}

#[derive(Serialize)]
struct Finding<'r> {
    rule: &'static str,
    severity: &'static str,
    path: Option<&'r str>,
    line: Option<usize>,
    column: Option<usize>,
    key: Option<&'r str>,
    message: &'r str,
    notes: &'r [String],
    help: Option<&'r str>,
    /// `environment`, `workload`, `container`, `document`, `declared`, …
    about: BTreeMap<&'static str, &'r str>,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    notes: usize,
    /// The files of a tree that were read.
    #[serde(skip_serializing_if = "Option::is_none")]
    files: Option<FileCounts>,
}

#[derive(Serialize)]
struct FileCounts {
    read: usize,
    broken: usize,
    unread: usize,
    skipped: BTreeMap<&'static str, usize>,
}

/// The text of the object.
pub(super) fn text(report: &Report, sources: &Sources) -> String {
    let artifacts = report.artifacts.iter().map(|artifact| Artifact {
        path: &artifact.path,
        status: artifact.status.as_str(),
        diff: &artifact.diff,
    });
    let problems = &report.problems;
    let document = Document {
        artifacts: artifacts.collect(),
        findings: problems.iter().map(|problem| finding(problem, sources)).collect(),
        rotations: report.rotations.as_ref().map(|rows| rows.iter().map(rotation).collect()),
        explanation: report.explanation.as_ref(),
        plan: report.plan.as_deref(),
        summary: Summary {
            errors: count(problems, Severity::Error),
            warnings: count(problems, Severity::Warning),
            notes: count(problems, Severity::Note),
            files: report.files.as_ref().map(|files| FileCounts {
                read: files.read,
                broken: files.broken,
                unread: files.unread,
                skipped: files.skipped.iter().map(|(why, count)| (why.as_str(), *count)).collect(),
            }),
        },
        adoption: report.adoption.as_ref(),
    };
    // Maps with keys that are strings and numbers always have a form in JSON.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

fn rotation(row: &RotationStatus) -> Rotation<'_> {
    Rotation {
        key: &row.key,
        environment: row.environment.as_deref(),
        owner: row.owner.as_deref(),
        cadence_days: row.cadence,
        last: row.last.map(|day| day.to_string()),
        due: row.due.map(|day| day.to_string()),
        days_left: row.days_left,
        status: row.standing.as_str(),
    }
}

fn finding<'r>(problem: &'r Diagnostic, sources: &'r Sources) -> Finding<'r> {
    let place = located(problem, sources);
    let position = place.as_ref().and_then(|place| place.position);
    Finding {
        rule: problem.code.name(),
        severity: problem.severity.as_str(),
        path: place.map(|place| place.path),
        line: position.map(|(line, _)| line),
        column: position.map(|(_, column)| column),
        key: problem.key.as_deref(),
        message: &problem.message,
        notes: &problem.notes,
        help: problem.help.as_deref(),
        about: problem.about.iter().map(|(name, text)| (*name, text.as_str())).collect(),
    }
}
