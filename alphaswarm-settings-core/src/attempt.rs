//! Reading everything once, and what comes of it.

use alphaswarm_settings_schema::order::sorted_by_key;

use crate::error::{Error, Problem};
use crate::reader::{Outcome, Reader};
use crate::requirements::Requirements;
use crate::sources::{EnvFile, EnvFileError, Mounts, Sources};
use crate::target::TargetRule;
use crate::warning::Warning;
use crate::{Loader, unknown};

/// A mounted directory may be swapped while it is read; then everything is read again, at most this
/// often.
const ATTEMPTS: usize = 32;

impl Loader {
    /// Has `make` read everything, and gives what comes of it.
    pub(crate) fn attempt(
        &self,
        requirements: &Requirements,
        records: bool,
        make: &mut dyn FnMut(&mut Reader<'_>),
    ) -> Result<Outcome, Error> {
        let rule = TargetRule {
            said: self.target,
            environment: &self.environment,
            served: requirements.targets,
            is_required: requirements.require_target,
        };
        let mut attempt = 1;
        loop {
            let (sources, broken) = self.sources();
            let mut reader = Reader::new(&sources, rule, records);
            make(&mut reader);
            if attempt < ATTEMPTS && !sources.mounts.are_unchanged() {
                attempt += 1;
                continue;
            }
            let is_right = !reader.has_problems() && broken.is_empty();
            let outcome = reader.finish();
            let unknown = self.unknown(requirements, &sources);
            if is_right && unknown.is_empty() {
                Warning::log(&outcome.warnings);
                return Ok(outcome);
            }
            return Err(error(requirements, rule, &sources, outcome, broken, unknown));
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

    /// A problem for each name that is set, denied and not declared.
    fn unknown(&self, requirements: &Requirements, sources: &Sources<'_>) -> Vec<Problem> {
        let mut problems = Vec::new();
        if !self.denied_prefixes.is_empty() {
            unknown::find(requirements, &self.denied_prefixes, sources, &mut problems);
        }
        problems
    }
}

/// Puts the problems in order and adds what may help: first what others may follow from.
#[cold]
fn error(
    requirements: &Requirements,
    rule: TargetRule<'_>,
    sources: &Sources<'_>,
    outcome: Outcome,
    broken: EnvFileError,
    unknown: Vec<Problem>,
) -> Error {
    let mut problems = Vec::new();
    let choice = outcome.target.unwrap_or_else(|| rule.choose());
    let target = match choice {
        Ok(choice) => Some(choice),
        Err(no_target) => {
            problems.push(Problem::no_target(no_target, requirements.targets));
            None
        }
    };
    let mut of_variables = in_schema_order(outcome.problems);
    if !broken.is_empty() {
        // A file that cannot be read may hold what seems to be missing.
        of_variables.retain(|problem| !problem.kind().is_absence());
    }
    for (kind, source) in broken {
        problems.push(Problem::of_source(kind, source));
    }
    problems.extend(of_variables);
    problems.extend(unknown);
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
