//! Names that are set and that no schema declares.

use alphaswarm_settings_schema::diagnostic::nearest_key;
use alphaswarm_settings_schema::key;

use crate::error::{Problem, ProblemKind};
use crate::sources::{Sources, file_key};
use crate::{FromEnvironment, Source};

/// Every key of the schema that the type was made from, not only those that it reads.
pub(crate) fn declared<T: FromEnvironment>() -> Vec<&'static str> {
    let mut declared = T::declared().to_vec();
    T::variables(&mut |variable| {
        declared.push(variable.key);
        declared.extend(variable.aliases);
    });
    declared
}

/// A problem for each name with one of the prefixes that is set and not declared.
pub(crate) fn find<T: FromEnvironment>(prefixes: &[String], sources: &Sources<'_>) -> Vec<Problem> {
    let declared = declared::<T>();
    let is_unknown = |name: &str| {
        prefixes.iter().any(|prefix| name.starts_with(prefix.as_str()))
            && !declared.contains(&name)
            && !name.starts_with(key::RESERVED_PREFIX)
            && !declared.iter().any(|key| name == file_key(key))
    };
    let value = |name: &str| sources.environment.get(name);
    let is_link = |name: &str| {
        key::is_service_link(name, value(name).as_deref().and_then(std::ffi::OsStr::to_str))
    };
    let in_environment = sources.environment.names();
    let in_environment = in_environment
        .into_iter()
        .filter(|name| is_unknown(name) && !is_link(name))
        .map(|name| (name, Source::Environment));
    let in_files = sources.env_files.iter().flat_map(|file| file.places(is_unknown));
    let unknown = in_environment.chain(in_files);
    unknown
        .map(|(name, source)| {
            let near = nearest_key(&name, declared.iter().copied()).map(str::to_owned);
            Problem::of_name(name, ProblemKind::Unknown { near }, source)
        })
        .collect()
}
