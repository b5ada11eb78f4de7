//! `explain KEY`.

use std::collections::BTreeSet;

use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::{Schema, Variable};
use serde::Serialize;

use super::given::{Asked, Place};
use crate::check::{self, Used};
use crate::cli::Explain;
use crate::commands::open_ledger;
use crate::config::Config;
use crate::details::{Details, cadence_days};
use crate::project::Project;
use crate::report::Problems;
use crate::rotation::schedule;
use crate::sources::{Source, Sources};
use crate::variables::VariableIndex;

/// What is known of a variable.
#[derive(Debug, Serialize)]
pub(crate) struct KeyExplanation {
    pub(crate) key: String,
    pub(crate) declared: String,
    /// The block of the schema, as it may be shown.
    pub(crate) block: String,
    pub(crate) expected: String,
    pub(crate) places: Vec<Place>,
    pub(crate) uses: Vec<Used>,
    /// Whether code reads its field of the settings, or a test names it.
    pub(crate) is_field_used: bool,
    pub(crate) rotations: Vec<Rotated>,
}

/// When it was replaced.
#[derive(Debug, Serialize)]
pub(crate) struct Rotated {
    pub(crate) environment: Option<String>,
    pub(crate) cadence_days: Option<u32>,
    pub(crate) last: Option<String>,
    pub(crate) due: Option<String>,
}

/// The explanation of a variable.
pub(super) fn explain(
    variable: &Variable<'_>,
    schema: &Schema<'_>,
    project: &Project<'_>,
    arguments: &Explain,
    sources: &Sources,
) -> Result<KeyExplanation, Problems> {
    let index = VariableIndex::of(schema);
    let aliases = variable.extension().aliases.iter().map(|alias| alias.value);
    let names: BTreeSet<&str> = std::iter::once(variable.key.value).chain(aliases).collect();
    let uses = check::uses_of(project, schema, &names)?;
    let details = Details::of(variable, &index);
    Ok(KeyExplanation {
        key: details.key.to_owned(),
        declared: format!("{}:{}", project.schema_name(), details.line),
        block: block(variable, project.source),
        expected: details.expected,
        places: places(Asked { variable, index: &index, project, sources }, arguments)?,
        uses: uses.uses,
        is_field_used: uses.is_field_used,
        rotations: rotations(variable, schema, project, &index, arguments, sources)?,
    })
}

/// What each artifact and each environment gives it, or only what has to do with the one environment.
fn places(asked: Asked<'_, '_, '_, '_>, arguments: &Explain) -> Result<Vec<Place>, Problems> {
    let config = asked.project.config.as_ref();
    let only = arguments.environment.as_deref();
    let only = only.map(|name| Config::environment(config, name)).transpose()?;
    let mut places = Vec::new();
    for artifact in config.map_or(&[] as &[_], |config| &config.artifacts) {
        if only.is_none_or(|only| {
            artifact.environment.as_ref().is_some_and(|own| own.name == only.name)
        }) {
            places.extend(asked.of_artifact(artifact)?);
        }
    }
    for environment in asked.project.environments() {
        if only.is_none_or(|only| only.name == environment.name) {
            places.extend(asked.of_environment(environment)?);
        }
    }
    Ok(places)
}

fn rotations(
    variable: &Variable<'_>,
    schema: &Schema<'_>,
    project: &Project<'_>,
    index: &VariableIndex<'_, '_>,
    arguments: &Explain,
    sources: &Sources,
) -> Result<Vec<Rotated>, Problems> {
    let ledger = open_ledger(project, index, sources)?.ledger;
    let only = arguments.environment.as_deref();
    // Without regard to the day: what is told does not change overnight.
    let mut rows = schedule(schema, &ledger, project.environments(), None);
    rows.retain(|row| {
        let is_there =
            only.is_none_or(|only| row.environment.as_deref().is_none_or(|own| own == only));
        row.variable.key.value == variable.key.value && is_there
    });
    let rotated = rows.into_iter().map(|row| Rotated {
        cadence_days: cadence_days(variable),
        last: row.last.map(|day| day.to_string()),
        due: row.due.map(|day| day.to_string()),
        environment: row.environment,
    });
    Ok(rotated.collect())
}

/// The lines of the schema up to an empty one, less what may not be shown.
fn block(variable: &Variable<'_>, source: &Source) -> String {
    let file = &source.file;
    let mut block = String::new();
    let mut number = variable.line;
    loop {
        let line = file.line_span(number);
        let mut at = line.start;
        let mut shown = String::new();
        let masks = source.masks().unwrap_or_default().iter();
        for hidden in masks.filter(|hidden| hidden.start < line.end && hidden.end > line.start) {
            let (start, end) = (hidden.start.max(at), hidden.end.min(line.end));
            shown.push_str(&file.text()[at..start]);
            shown.push_str(mask::redacted(&file.text()[start..end]));
            at = end;
        }
        shown.push_str(&file.text()[at..line.end]);
        if shown.trim().is_empty() {
            return block;
        }
        block.extend([&mask::printable(&mask::without_user_info(shown.trim_end())), "\n"]);
        number += 1;
    }
}
