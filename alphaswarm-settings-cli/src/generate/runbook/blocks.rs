//! What stands between the marks: the text, and which lines of it are the tool's.

use std::fmt::Write;

use super::marks::Name;
use crate::markdown::{anchor, escaped};
use crate::rotation::Rotation;

const HEAD: &str = "| secret | environment | owner | cadence | services to restart | last rotated | next due |\n\
     |---|---|---|---|---|---|---|\n";
const NONE: &str = "No secret has to be rotated.\n";
const PURPOSE: &str = "**Purpose:** ";
const LEFT: &str = "**No longer needed:** this secret need not be rotated any more. Delete the section \
                    if nothing needs it.\n";

/// How the lines of a table begin.
const ROWS: [&str; 3] = ["| [`", "| secret |", "|---|"];

/// The table of all secrets.
pub(super) fn table(rotations: &[&Rotation<'_, '_>]) -> String {
    if rotations.is_empty() {
        return NONE.to_owned();
    }
    rotations.iter().fold(HEAD.to_owned(), |mut out, rotation| {
        row(&mut out, rotation);
        out
    })
}

fn row(out: &mut String, rotation: &Rotation<'_, '_>) {
    let Rotation { variable, environment, last, due } = rotation;
    let key = variable.key.value;
    let extension = variable.extension();
    let cadence = match extension.rotation_days.map(|days| days.value) {
        None => "none".to_owned(),
        Some(1) => "1 day".to_owned(),
        Some(days) => format!("{days} days"),
    };
    let services: Vec<_> = extension.services.iter().map(|service| escaped(service)).collect();
    let services = if services.is_empty() { "all".to_owned() } else { services.join(", ") };
    let due = match (last, due) {
        (None, _) => "overdue".to_owned(),
        (_, Some(due)) => due.to_string(),
        (_, None) => "-".to_owned(),
    };
    let _ = writeln!(
        out,
        "| [`{key}`](#{}) | {} | {} | {cadence} | {services} | {} | {due} |",
        anchor(key),
        environment.as_deref().unwrap_or("all"),
        extension.owner.map_or_else(|| "-".to_owned(), |owner| escaped(owner.value)),
        last.map_or_else(|| "never".to_owned(), |day| day.to_string()),
    );
}

/// The head of a section.
pub(super) fn secret(key: &str, description: &str) -> String {
    format!("{}\n{PURPOSE}{}\n", heading(key), escaped(description))
}

/// The head of a section whose secret is gone.
pub(super) fn left(key: &str) -> String {
    format!("{}\n{LEFT}", heading(key))
}

fn heading(key: &str) -> String {
    format!("## `{key}`\n")
}

/// Whether a line between the marks is of the tool's own form; any other is a person's.
pub(super) fn is_own(line: &str, name: Name<'_>) -> bool {
    let line = line.trim_end();
    let is = |own: &str| line == own.trim_end();
    line.is_empty()
        || match name {
            Name::Table => is(NONE) || ROWS.iter().any(|row| line.starts_with(row)),
            Name::Secret(key) => {
                is(&heading(key)) || is(LEFT) || line.starts_with(PURPOSE.trim_end())
            }
        }
}
