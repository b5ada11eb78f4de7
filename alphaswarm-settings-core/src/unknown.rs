//! Names that are set and that no schema declares.

use std::ffi::OsStr;

use alphaswarm_settings_schema::diagnostic::nearest_key;
use alphaswarm_settings_schema::key;

use crate::Source;
use crate::error::{Problem, ProblemKind};
use crate::requirements::Requirements;
use crate::sources::{Sources, key_of_file};

/// What a schema says of names, for names that are set.
struct Names<'r> {
    declared: Vec<&'static str>,
    sources: &'r Sources<'r>,
}

impl Names<'_> {
    /// Whether the schema declares no such name, the library itself has no use for it, and Kubernetes
    /// does not set it.
    fn are_without(&self, name: &str) -> bool {
        !self.declared.contains(&name)
            && !name.starts_with(key::RESERVED_PREFIX)
            && !key_of_file(name).is_some_and(|key| self.declared.contains(&key))
            && !self.is_link(name)
    }

    /// Whether Kubernetes sets the name, for a Service.
    fn is_link(&self, name: &str) -> bool {
        let value = self.sources.environment.get(name);
        key::is_service_link(name, value.as_deref().and_then(OsStr::to_str))
    }
}

/// Adds a problem for each name with one of the prefixes that is set and not declared.
pub(crate) fn find(
    requirements: &Requirements,
    prefixes: &[String],
    sources: &Sources<'_>,
    problems: &mut Vec<Problem>,
) {
    let names = Names { declared: requirements.declared(), sources };
    let is_unknown = |name: &str| {
        prefixes.iter().any(|prefix| name.starts_with(prefix.as_str())) && names.are_without(name)
    };
    let problem = |name: String, source| {
        let near = nearest_key(&name, names.declared.iter().copied()).map(str::to_owned);
        Problem::of_name(name, ProblemKind::Unknown { near }, source)
    };
    for name in sources.environment.names() {
        if is_unknown(&name) {
            problems.push(problem(name, Source::Environment));
        }
    }
    for file in &sources.env_files {
        for (name, source) in file.places() {
            if is_unknown(name) {
                problems.push(problem(name.to_owned(), source));
            }
        }
    }
}

/// The names that are set and that nobody has a use for.
pub(crate) fn undeclared(requirements: &Requirements, sources: &Sources<'_>) -> Vec<String> {
    let names = Names { declared: requirements.declared(), sources };
    let mut set = all_set(sources);
    set.retain(|name| names.are_without(name));
    set
}

/// The names that are set and not declared: what was mistyped may be among them.
pub(crate) fn set_and_not_declared(
    requirements: &Requirements,
    sources: &Sources<'_>,
) -> Vec<String> {
    let declared = requirements.declared();
    let mut set = all_set(sources);
    set.retain(|name| !declared.contains(&name.as_str()));
    set
}

fn all_set(sources: &Sources<'_>) -> Vec<String> {
    let mut set = sources.environment.names();
    for file in &sources.env_files {
        set.extend(file.names().map(str::to_owned));
    }
    set
}
