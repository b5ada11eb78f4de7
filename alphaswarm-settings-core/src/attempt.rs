//! Reading everything once, and what comes of it.

use alphaswarm_settings_schema::model::Target;
use alphaswarm_settings_schema::order::sorted_by_key;

use crate::error::{Error, Problem};
use crate::reader::{Outcome, Reader};
use crate::requirements::Requirements;
use crate::sources::{EnvFile, EnvFileError, Mounts, Sources};
use crate::target::{TargetChoice, TargetRule};
use crate::warning::Warning;
use crate::{Loader, near, unknown};

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
            let mut outcome = reader.finish();
            let unknown = self.unknown(requirements, &sources);
            if is_right && unknown.is_empty() {
                // Where nobody is told, the names that are set are not looked through.
                if records || cfg!(feature = "tracing") {
                    near::find(requirements, &sources, &mut outcome.warnings);
                }
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
    let set = unknown::set_and_not_declared(requirements, sources);
    let file = sources.env_files.iter().find(|file| file.is_there()).map(EnvFile::path);
    for problem in &mut problems {
        problem.add_help(&set, target, file);
    }
    let help = help_in_local(target, sources, &problems);
    Error::new(target, requirements.count(), problems, help)
}

/// The way to the values of `local`, where something is missing there that the command would write.
fn help_in_local(
    choice: Option<TargetChoice>,
    sources: &Sources<'_>,
    problems: &[Problem],
) -> Option<String> {
    let is_local = choice.is_some_and(|choice| choice.target == Target::Local);
    let is_missing = problems.iter().any(|problem| problem.kind().is_absence());
    // A file that is there lacks single values, and each of those says so.
    if !is_local || !is_missing || sources.env_files.iter().any(EnvFile::is_there) {
        return None;
    }
    let run = "run `alphaswarm-settings generate --env local` and fill in what it leaves empty";
    match sources.env_files.first() {
        Some(file) => {
            let path = file.path().display();
            Some(format!("{run}; `{path}`, which does not exist, has to be the file it writes"))
        }
        None if sources.environment.reads_process() => Some(format!(
            "{run}; then read the file that it writes, such as `deploy/compose/.env.local`, with \
             `Loader::new().env_file(\"deploy/compose/.env.local\")`, or in the shell with \
             `set -a; . deploy/compose/.env.local`"
        )),
        // The program gives the values itself, as a test does.
        None => None,
    }
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
