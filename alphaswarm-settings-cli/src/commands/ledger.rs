//! The ledger of rotations, read and checked against the schema and the environments.

use std::io;

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Schema;
use alphaswarm_settings_schema::span::Spanned;

use crate::codes;
use crate::config::Config;
use crate::config::ledger::{self, Rotated};
use crate::input;
use crate::project::Project;
use crate::report::Problems;
use crate::rotation::{Event, Ledger, Rotation, rotates, schedule};
use crate::sources::{Source, Sources};
use crate::variables::{Name, VariableIndex};

/// A ledger without errors.
#[derive(Debug, Default)]
pub(crate) struct Opened {
    pub(crate) ledger: Ledger,
    /// Its text; empty where there is no file.
    pub(super) text: String,
    pub(super) warnings: Problems,
}

/// Reads the ledger; one that does not exist is empty. An error in it ends the run.
pub(crate) fn open(
    project: &Project<'_>,
    index: &VariableIndex<'_, '_>,
    sources: &Sources,
) -> Result<Opened, Problems> {
    let path = project.ledger();
    let is_missing = |error: io::Error| error.kind() == io::ErrorKind::NotFound;
    if path.symlink_metadata().is_err_and(is_missing) {
        return Ok(Opened::default());
    }
    let (source, mut problems) = input::read("ledger", &path, sources)?;
    let read = ledger::read(&source.file);
    if let Some(masks) = read.masks {
        source.show_all_but(masks);
    }
    problems.extend(source.locate(read.problems));
    let mut ledger = Ledger::default();
    for rotated in &read.rotated {
        let (event, found) = event(rotated, project, index, source);
        ledger.events.extend(event);
        problems.extend(found);
    }
    problems.sort_by_key(Diagnostic::span);
    if problems.iter().any(Diagnostic::is_error) {
        return Err(problems);
    }
    Ok(Opened { ledger, text: source.file.text().to_owned(), warnings: problems })
}

impl Opened {
    /// When each secret was replaced, no matter which day it is.
    pub(super) fn rotations<'v, 's>(
        &self,
        project: &Project<'_>,
        schema: &'v Schema<'s>,
    ) -> Vec<Rotation<'v, 's>> {
        schedule(schema, &self.ledger, project.environments(), None)
    }
}

/// One event, and what is wrong with it.
fn event(
    rotated: &Rotated,
    project: &Project<'_>,
    index: &VariableIndex<'_, '_>,
    source: &Source,
) -> (Option<Event>, Problems) {
    let mut problems = Vec::new();
    if let Some(environment) = &rotated.environment {
        problems.extend(unknown_environment(environment, project, source));
    }
    let key = rotated.key.value.as_str();
    let (Name::Declared(variable) | Name::Alias(variable)) = index.classify(key) else {
        problems.extend(source.locate([undeclared(&rotated.key, index)]));
        return (None, problems);
    };
    if !rotates(variable) {
        let class = variable.classification.value;
        let message = format!("a rotation is recorded, but the classification is `{class}`");
        let problem = Diagnostic::new(codes::NEEDLESS_ROTATION, rotated.key.span, message)
            .key(key)
            .help("write `classification: rotation-required` and a cadence into the schema");
        problems.extend(source.locate([problem]));
    }
    let event = Event {
        key: variable.key.value.to_owned(),
        on: rotated.on.value,
        environment: rotated.environment.as_ref().map(|environment| environment.value.clone()),
        place: source.place(rotated.on.span),
    };
    (Some(event), problems)
}

fn undeclared(key: &Spanned<String>, index: &VariableIndex<'_, '_>) -> Diagnostic {
    let message = format!("the schema does not declare `{}`", mask::shown(&key.value));
    let problem = Diagnostic::new(codes::INVALID_LEDGER, key.span, message);
    match index.nearest(&key.value) {
        Some(meant) => problem.help(format!("did you mean `{meant}`?")),
        None => problem.help("correct the key; if the variable is gone, delete the block"),
    }
}

fn unknown_environment(
    environment: &Spanned<String>,
    project: &Project<'_>,
    source: &Source,
) -> Problems {
    let known = Config::environment(project.config.as_ref(), &environment.value);
    let mut problems = known.err().unwrap_or_default();
    for problem in &mut problems {
        problem.places.push(source.place(environment.span));
    }
    problems
}
