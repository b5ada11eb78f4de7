//! The matrix as a page in Markdown.

use super::TITLE;
use super::table::{Matrix, Row};
use crate::environment::State;
use crate::generate::page;
use crate::markdown::escaped;

/// The page.
pub(super) fn text(matrix: &Matrix<'_>) -> String {
    let mut out = format!("{}\n# {TITLE}\n\n", page::comment());
    summary(matrix, &mut out);
    out.push('\n');
    for state in State::SHOWN {
        out.extend(["- `", state.as_str(), "`: ", state.meaning(), ".\n"]);
    }
    out.push_str("\n## Variables\n\n");
    table(matrix, &mut out);
    out
}

/// How many variables of each environment are in each state.
fn summary(matrix: &Matrix<'_>, out: &mut String) {
    let heads = ["Environment", "Target"].into_iter().map(str::to_owned);
    let states = State::SHOWN.map(State::as_str).map(str::to_owned);
    row(out, heads.chain(states));
    rule(out, "| --- | --- |", State::SHOWN.len());
    for (at, environment) in matrix.environments.iter().enumerate() {
        let names = [escaped(&environment.name), environment.target.to_string()];
        let counts = State::SHOWN.map(|state| match (matrix.count(at, state), state) {
            (0, _) => "0".to_owned(),
            (count, State::Missing) => format!("**{count}**"),
            (count, _) => count.to_string(),
        });
        row(out, names.into_iter().chain(counts));
    }
}

fn table(matrix: &Matrix<'_>, out: &mut String) {
    let heads = ["Variable", "Class"].into_iter().map(str::to_owned);
    let names = matrix.environments.iter().map(|environment| escaped(&environment.name));
    let rest = std::iter::once("Differs".to_owned());
    let surfaces = matrix.surfaces.iter().map(|surface| escaped(surface));
    row(out, heads.chain(names).chain(rest).chain(surfaces));
    let columns = matrix.environments.len() + 1;
    rule(out, &format!("| --- | --- |{}", " --- |".repeat(columns)), matrix.surfaces.len());
    for of in &matrix.rows {
        row(out, cells(of));
    }
}

fn cells(row: &Row<'_>) -> impl Iterator<Item = String> {
    let variable = row.variable;
    let names = [escaped(variable.key.value), variable.classification.value.as_str().to_owned()];
    let states = row.states.iter().map(|state| match state {
        State::NotUsed => "–".to_owned(),
        state if state.is_open() => format!("**{}**", state.as_str()),
        state => state.as_str().to_owned(),
    });
    let difference = row.difference.name().unwrap_or_default().to_owned();
    let uses = row.uses.iter().map(|count| match count {
        0 => String::new(),
        count => count.to_string(),
    });
    names.into_iter().chain(states).chain([difference]).chain(uses)
}

fn row(out: &mut String, cells: impl Iterator<Item = String>) {
    out.push('|');
    for cell in cells {
        out.push(' ');
        out.push_str(&cell);
        out.push_str(if cell.is_empty() { "|" } else { " |" });
    }
    out.push('\n');
}

/// The line below the heads: `numbers` columns of numbers come last.
fn rule(out: &mut String, words: &str, numbers: usize) {
    out.extend([words, &" ---: |".repeat(numbers), "\n"]);
}
