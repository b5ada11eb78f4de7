//! Where values are looked for, in order.

mod env_file;
pub(crate) mod environment;
mod mount;
mod raw_value;
mod secret_file;

use std::env::VarError;
use std::path::{Path, PathBuf};

pub(crate) use env_file::{EnvFile, EnvFileError};
pub(crate) use environment::Environment;
pub(crate) use mount::Mounts;
pub(crate) use raw_value::RawValue;

use alphaswarm_settings_schema::diagnostic::joined;
use alphaswarm_settings_schema::mask::REDACTED;
use alphaswarm_settings_schema::model::Target;

use crate::{ProblemKind, Source, Variable};

/// Where the loader looks, and what it found on the way.
#[derive(Debug)]
pub(crate) struct Sources<'l> {
    pub(crate) environment: &'l Environment,
    pub(crate) secrets_dirs: &'l [PathBuf],
    pub(crate) env_files: Vec<EnvFile>,
    pub(crate) mounts: Mounts,
}

/// A value that was found.
pub(crate) struct Found {
    /// The name it was found under: the variable's key, or an alias.
    pub(crate) name: &'static str,
    pub(crate) value: RawValue,
    pub(crate) source: Source,
}

/// The target, for what depends on it; none where it is a problem.
pub(crate) type Chosen<'t> = &'t dyn Fn() -> Option<Target>;

/// What a look-up came to: a value, or why it cannot be used.
pub(crate) type LookUp = Result<Option<Found>, Box<(ProblemKind, Source)>>;

impl Sources<'_> {
    /// Whether there is nothing but the environment.
    pub(crate) fn is_bare(&self) -> bool {
        self.secrets_dirs.is_empty() && self.env_files.is_empty()
    }

    /// The value of a variable, under its key or else under an alias.
    ///
    /// It is a placeholder only where no name has anything better.
    pub(crate) fn find(&self, variable: &'static Variable, target: Chosen<'_>) -> LookUp {
        let is_placeholder = |found: &Found| found.value.placeholder(variable, target).is_some();
        let mut found = self.look_up(variable, variable.key, &is_placeholder)?;
        for &alias in variable.aliases {
            let Some(other) = self.look_up(variable, alias, &is_placeholder)? else { continue };
            found = match found {
                Some(first) if is_placeholder(&other) => Some(first),
                Some(first) if is_placeholder(&first) => Some(other),
                Some(first) if first.value.as_str() != other.value.as_str() => {
                    return Err(Box::new((ProblemKind::AliasConflict { alias }, first.source)));
                }
                first => first.or(Some(other)),
            };
        }
        Ok(found)
    }

    /// The first value under one name that is not empty, and a placeholder only where there is
    /// nothing better.
    fn look_up(
        &self,
        variable: &'static Variable,
        name: &'static str,
        is_placeholder: &dyn Fn(&Found) -> bool,
    ) -> LookUp {
        let is_value = |found: &Found| !is_placeholder(found);
        let own = self.in_environment(variable, name)?;
        let file = if variable.may_come_from_file() { self.key_file(name)? } else { None };
        let found = match (own, file) {
            (Some(own), Some(_)) if is_value(&own) => {
                let file_key = file_key(name);
                return Err(Box::new((ProblemKind::KeyBesideFile { file_key }, own.source)));
            }
            (own, file) => file.or(own),
        };
        if self.is_bare() || found.as_ref().is_some_and(is_value) {
            return Ok(found);
        }
        let in_files = self.look_up_in_files(name, is_placeholder)?;
        Ok(in_files.filter(|file| found.is_none() || is_value(file)).or(found))
    }

    fn in_environment(&self, variable: &Variable, name: &'static str) -> LookUp {
        let source = if name == variable.key { Source::Environment } else { Source::Alias(name) };
        match self.environment.string(name) {
            Ok(value) if !value.is_empty() => {
                Ok(Some(Found { name, value: RawValue::Set(value), source }))
            }
            Ok(_) | Err(VarError::NotPresent) => Ok(None),
            Err(VarError::NotUnicode(_)) => Err(Box::new((ProblemKind::NotUtf8, source))),
        }
    }

    /// The value in the file that `KEY_FILE` names.
    fn key_file(&self, name: &'static str) -> LookUp {
        let file_key = file_key(name);
        let Some(path) = self.environment.get(&file_key).filter(|path| !path.is_empty()) else {
            return Ok(None);
        };
        let path = PathBuf::from(path);
        let read = secret_file::read(&self.mounts.of_file(&path));
        let path = if read.as_ref().is_ok_and(Option::is_some) { path } else { shown_path(path) };
        let source = Source::KeyFile { file_key, path: path.clone() };
        match read {
            Ok(Some(value)) => Ok((!value.is_empty()).then_some(Found { name, value, source })),
            Ok(None) => {
                let reason = "it does not exist".to_owned();
                Err(Box::new((ProblemKind::UnreadableFile { path, reason }, source)))
            }
            Err(fault) => Err(Box::new((fault.problem(path), source))),
        }
    }

    /// The value in the mounted directories or the env files.
    fn look_up_in_files(
        &self,
        name: &'static str,
        is_placeholder: &dyn Fn(&Found) -> bool,
    ) -> LookUp {
        let mut placeholder = None;
        for directory in self.secrets_dirs {
            let path = self.mounts.of_directory(directory).join(name);
            let source = || Source::SecretsDir { path: directory.join(name) };
            let value = match secret_file::read(&path) {
                Ok(value) => value.filter(|value| !value.is_empty()),
                Err(fault) => {
                    return Err(Box::new((fault.problem(directory.join(name)), source())));
                }
            };
            let Some(value) = value else { continue };
            let found = Found { name, value, source: source() };
            if !is_placeholder(&found) {
                return Ok(Some(found));
            }
            placeholder = placeholder.or(Some(found));
        }
        for file in &self.env_files {
            let Some((value, source)) = file.get(name) else { continue };
            let found = Found { name, value, source };
            if !is_placeholder(&found) {
                return Ok(Some(found));
            }
            placeholder = placeholder.or(Some(found));
        }
        Ok(placeholder)
    }

    /// The places where a variable was looked for, in words.
    pub(crate) fn looked_in(&self, variable: &Variable) -> String {
        let mut places = vec!["process environment".to_owned()];
        if variable.may_come_from_file() {
            places.push(file_key(variable.key));
        }
        let absent = |path: &Path| if path.exists() { "" } else { " (absent)" };
        let directories = self.secrets_dirs.iter();
        places.extend(directories.map(|path| format!("{}/{}", path.display(), absent(path))));
        let files = self.env_files.iter().map(EnvFile::path);
        places.extend(files.map(|path| format!("{}{}", path.display(), absent(path))));
        joined(&mut places.iter().map(String::as_str), ", ")
    }
}

/// A path that leads to no file, as a message may show it: what does not begin as a path is more
/// likely the secret itself, set under the wrong name.
fn shown_path(path: PathBuf) -> PathBuf {
    let begins_as_path = path.is_absolute() || path.starts_with(".") || path.starts_with("..");
    if begins_as_path { path } else { PathBuf::from(REDACTED) }
}

/// The name of the variable that names the file of another.
pub(crate) fn file_key(key: &str) -> String {
    format!("{key}_FILE")
}

/// The variable whose file a variable of this name would name.
pub(crate) fn key_of_file(name: &str) -> Option<&str> {
    name.strip_suffix("_FILE")
}
