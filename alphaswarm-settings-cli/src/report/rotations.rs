//! The table of `rotation status`, with colours.

use crate::rotation::{RotationStatus, Standing};

const HEAD: [&str; 6] = ["secret", "environment", "last rotated", "next due", "days left", "owner"];
/// Which columns hold numbers.
const RIGHT: usize = 4;

/// The table; empty where there is no secret.
pub(super) fn table(rows: &[RotationStatus]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let head = HEAD.map(str::to_owned);
    let cells: Vec<_> = rows.iter().map(cells).collect();
    let all = || [&head].into_iter().chain(&cells);
    let widths: [usize; 6] = std::array::from_fn(|column| {
        all().map(|row| row[column].chars().count()).max().unwrap_or_default()
    });
    let styles = rows.iter().map(|row| style(row.standing));
    all()
        .zip(["1"].into_iter().chain(styles))
        .map(|(row, style)| line(row, widths, style))
        .collect()
}

fn cells(row: &RotationStatus) -> [String; 6] {
    let or = |text: Option<String>, without: &str| text.unwrap_or_else(|| without.to_owned());
    [
        row.key.clone(),
        or(row.environment.clone(), "all"),
        or(row.last.map(|day| day.to_string()), "never"),
        or(row.due.map(|day| day.to_string()), "-"),
        or(row.days_left.map(|days| days.to_string()), "-"),
        or(row.owner.clone(), "-"),
    ]
}

/// The colour of a line: the number of ECMA-48; none is empty.
const fn style(standing: Standing) -> &'static str {
    match standing {
        Standing::Overdue => "31",
        Standing::Due | Standing::Unknown => "33",
        Standing::Fine => "",
    }
}

fn line(row: &[String; 6], widths: [usize; 6], style: &str) -> String {
    let pad = |(column, (cell, width)): (usize, (&String, usize))| {
        if column == RIGHT { format!("{cell:>width$}") } else { format!("{cell:<width$}") }
    };
    let padded: Vec<_> = row.iter().zip(widths).enumerate().map(pad).collect();
    let text = padded.join("  ");
    let text = text.trim_end();
    if style.is_empty() { format!("{text}\n") } else { format!("\u{1b}[{style}m{text}\u{1b}[0m\n") }
}
