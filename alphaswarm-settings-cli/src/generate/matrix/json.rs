//! The matrix for programs.

use serde::Serialize;

use super::table::{Matrix, Row};
use crate::environment::State;
use crate::generate::code::HEADER;

#[derive(Serialize)]
struct Document<'m> {
    #[serde(rename = "$comment")]
    comment: &'static str,
    environments: Vec<Column<'m>>,
    variables: Vec<Entry<'m>>,
}

#[derive(Serialize)]
struct Column<'m> {
    name: &'m str,
    target: &'static str,
}

#[derive(Serialize)]
struct Entry<'m> {
    key: &'m str,
    classification: &'static str,
    /// In the order of `environments`; none where an environment does not have the variable.
    states: Vec<Option<&'static str>>,
    /// None where the environments do not differ.
    differs: Option<&'static str>,
    uses: Vec<Uses<'m>>,
}

#[derive(Serialize)]
struct Uses<'m> {
    surface: &'m str,
    count: usize,
}

pub(super) fn text(matrix: &Matrix<'_>) -> String {
    let environments = matrix.environments.iter();
    let document = Document {
        comment: HEADER,
        environments: environments
            .map(|own| Column { name: &own.name, target: own.target.as_str() })
            .collect(),
        variables: matrix.rows.iter().map(|row| entry(row, &matrix.surfaces)).collect(),
    };
    // Strings and numbers always have a form in JSON.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

fn entry<'m>(row: &Row<'m>, surfaces: &[&'m str]) -> Entry<'m> {
    let state = |state: &State| (*state != State::NotUsed).then_some(state.as_str());
    let uses = surfaces.iter().zip(&row.uses).filter(|(_, count)| **count > 0);
    Entry {
        key: row.variable.key.value,
        classification: row.variable.classification.value.as_str(),
        states: row.states.iter().map(state).collect(),
        differs: row.difference.name(),
        uses: uses.map(|(&surface, &count)| Uses { surface, count }).collect(),
    }
}
