//! Reading everything once, and what comes of it.

use alphaswarm_settings_schema::order::sorted_by_key;

use crate::error::{Error, Problem};
use crate::reader::{Outcome, Reader};
use crate::requirements::Requirements;
use crate::sources::{EnvFile, EnvFileError, Mounts, Sources};
use crate::target::{self, NoTarget, TargetChoice};
use crate::warning::Warning;
use crate::{Loader, unknown};

/// A mounted directory may be swapped while it is read; then everything is read again, at most this
/// often.
const ATTEMPTS: usize = 32;

impl Loader {
    /// Has `make` read everything, and says how that went.
    pub(crate) fn attempt(
        &self,
        requirements: &Requirements,
        records: bool,
        make: &mut dyn FnMut(&mut Reader<'_>),
    ) -> Result<(TargetChoice, Outcome), Error> {
        let mut attempt = 1;
        loop {
            let (sources, broken) = self.sources();
            let choice = target::choose(
                self.target,
                &self.environment,
                requirements.targets,
                requirements.require_target,
            );
            let target = choice.as_ref().ok().map(|choice| choice.target);
            let mut reader = Reader::new(&sources, target, records);
            make(&mut reader);
            if attempt < ATTEMPTS && !sources.mounts.are_unchanged() {
                attempt += 1;
                continue;
            }
            let outcome = reader.finish();
            let others = self.other_problems(requirements, &sources, broken);
            return match choice {
                Ok(target) if outcome.problems.is_empty() && others.is_empty() => {
                    Warning::log(&outcome.warnings);
                    Ok((target, outcome))
                }
                choice => Err(error(requirements, &sources, choice, outcome.problems, others)),
            };
        }
    }

    fn sources(&self) -> (Sources<'_>, EnvFileError) {
        let mut env_files = Vec::new();
        let mut broken = Vec::new();
        for path in &self.env_files {
            match EnvFile::read(path) {
                Ok(file) => env_files.push(file),
                Err(problems) => broken.extend(problems),
            }
        }
        let sources = Sources {
            environment: &self.environment,
            secrets_dirs: &self.secrets_dirs,
            env_files,
            mounts: Mounts::default(),
        };
        (sources, broken)
    }

    /// The problems that are of no single variable.
    fn other_problems(
        &self,
        requirements: &Requirements,
        sources: &Sources<'_>,
        broken: EnvFileError,
    ) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (kind, source) in broken {
            problems.push(Problem::of_source(kind, source));
        }
        if !self.denied_prefixes.is_empty() {
            unknown::find(requirements, &self.denied_prefixes, sources, &mut problems);
        }
        problems
    }
}

/// Puts the problems in order and adds what may help.
#[cold]
fn error(
    requirements: &Requirements,
    sources: &Sources<'_>,
    choice: Result<TargetChoice, NoTarget>,
    of_variables: Vec<Problem>,
    mut others: Vec<Problem>,
) -> Error {
    let mut problems = Vec::new();
    let target = match choice {
        Ok(choice) => Some(choice),
        Err(no_target) => {
            problems.push(Problem::no_target(no_target, requirements.targets));
            None
        }
    };
    problems.append(&mut in_schema_order(of_variables));
    problems.append(&mut others);
    let set = undeclared(requirements, sources);
    for problem in &mut problems {
        problem.add_help(&set, target);
    }
    Error::new(target, requirements.count(), problems)
}

/// The problems in the order of the schema; where views of several schemas are read as one, a
/// schema after the other.
fn in_schema_order(problems: Vec<Problem>) -> Vec<Problem> {
    let mut schemas = Vec::new();
    for problem in &problems {
        let (schema, _) = problem.place();
        if !schemas.contains(&schema) {
            schemas.push(schema);
        }
    }
    sorted_by_key(problems, |problem| {
        let (schema, line) = problem.place();
        (schemas.iter().position(|&known| known == schema).unwrap_or_default(), line as usize)
    })
}

/// The names that are set and not declared: what was mistyped may be among them.
fn undeclared(requirements: &Requirements, sources: &Sources<'_>) -> Vec<String> {
    let declared = requirements.declared();
    let mut set = sources.environment.names();
    for file in &sources.env_files {
        set.extend(file.names().map(str::to_owned));
    }
    set.retain(|name| !declared.contains(&name.as_str()));
    set
}
