//! Names that are set and that no schema declares.

use alphaswarm_settings_schema::diagnostic::nearest_key;
use alphaswarm_settings_schema::key;

use crate::Source;
use crate::error::{Problem, ProblemKind};
use crate::requirements::Requirements;
use crate::sources::{Sources, file_key};

/// Adds a problem for each name with one of the prefixes that is set and not declared.
pub(crate) fn find(
    requirements: &Requirements,
    prefixes: &[String],
    sources: &Sources<'_>,
    problems: &mut Vec<Problem>,
) {
    let declared = requirements.declared();
    let is_unknown = |name: &str| {
        prefixes.iter().any(|prefix| name.starts_with(prefix.as_str()))
            && !declared.contains(&name)
            && !name.starts_with(key::RESERVED_PREFIX)
            && !declared.iter().any(|key| name == file_key(key))
    };
    let problem = |name: String, source| {
        let near = nearest_key(&name, declared.iter().copied()).map(str::to_owned);
        Problem::of_name(name, ProblemKind::Unknown { near }, source)
    };
    for name in sources.environment.names() {
        if is_unknown(&name) && !is_link(&name, sources) {
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

/// Whether Kubernetes sets the name, for a Service.
fn is_link(name: &str, sources: &Sources<'_>) -> bool {
    let value = sources.environment.get(name);
    key::is_service_link(name, value.as_deref().and_then(std::ffi::OsStr::to_str))
}
