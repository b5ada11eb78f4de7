//! Where values are looked for, in order.

mod env_file;
mod environment;
mod mount;
mod secret_file;
mod text;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

pub(crate) use env_file::{EnvFile, EnvFileError};
pub(crate) use environment::Environment;
pub(crate) use mount::Mounts;
pub(crate) use text::Text;

use crate::{ProblemKind, Source, Variable};

/// Everything that the loader was told of where to look, and what it found on the way.
#[derive(Debug)]
pub(crate) struct Sources<'l> {
    pub(crate) environment: &'l Environment,
    pub(crate) secrets_dirs: &'l [PathBuf],
    pub(crate) env_files: Vec<EnvFile>,
    pub(crate) mounts: Mounts,
}

/// What looking for one name came to: a value and its place, or why it cannot be used.
pub(crate) type LookUp = Result<Option<(Text, Source)>, (ProblemKind, Source)>;

impl Sources<'_> {
    /// The first value that is not empty. `name` is the variable's key, or an old name of it.
    pub(crate) fn look_up(&self, variable: &'static Variable, name: &'static str) -> LookUp {
        let is_alias = name != variable.key;
        let set = || if is_alias { Source::Alias(name) } else { Source::Environment };
        let own = self.environment.get(name).filter(|value| !value.is_empty());
        let own = own.map(|value| decode(value, set())).transpose()?;
        if variable.may_come_from_file() {
            let is_real = |(text, _): &(Text, _)| !text.is_placeholder();
            if let Some(file) = self.key_file(name)? {
                return match own.filter(is_real) {
                    Some((_, source)) => {
                        let file_key = file_key(name);
                        Err((ProblemKind::KeyBesideFile { file_key }, source))
                    }
                    None => Ok(Some(file)),
                };
            }
        }
        match own {
            Some(own) => Ok(Some(own)),
            None if self.secrets_dirs.is_empty() && self.env_files.is_empty() => Ok(None),
            None => self.look_up_in_files(name),
        }
    }

    /// The value in the file that `KEY_FILE` names.
    fn key_file(&self, name: &str) -> LookUp {
        let file_key = file_key(name);
        let Some(path) = self.environment.get(&file_key).filter(|path| !path.is_empty()) else {
            return Ok(None);
        };
        let path = PathBuf::from(path);
        let source = Source::KeyFile { file_key, path: path.clone() };
        match secret_file::read(&self.mounts.of_file(&path)) {
            Ok(Some(text)) => Ok((!text.is_empty()).then_some((text, source))),
            Ok(None) => {
                let reason = "it does not exist".to_owned();
                Err((ProblemKind::UnreadableFile { path, reason }, source))
            }
            Err(fault) => Err((fault.problem(path), source)),
        }
    }

    fn look_up_in_files(&self, name: &str) -> LookUp {
        for folder in self.secrets_dirs {
            let path = self.mounts.of_folder(folder).join(name);
            let source = || Source::SecretsDir { path: folder.join(name) };
            match secret_file::read(&path) {
                Ok(Some(text)) if !text.is_empty() => return Ok(Some((text, source()))),
                Ok(_) => {}
                Err(fault) => return Err((fault.problem(folder.join(name)), source())),
            }
        }
        let in_env_file = self.env_files.iter().find_map(|file| file.get(name));
        Ok(in_env_file)
    }

    /// The places where a variable was looked for, in words.
    pub(crate) fn looked_in(&self, variable: &Variable) -> String {
        let mut places = vec!["process environment".to_owned()];
        if variable.may_come_from_file() {
            places.push(file_key(variable.key));
        }
        let absent = |path: &Path| if path.exists() { "" } else { " (absent)" };
        let folders = self.secrets_dirs.iter();
        places.extend(folders.map(|path| format!("{}/{}", path.display(), absent(path))));
        let files = self.env_files.iter().map(EnvFile::path);
        places.extend(files.map(|path| format!("{}{}", path.display(), absent(path))));
        places.join(", ")
    }
}

fn decode(value: OsString, source: Source) -> Result<(Text, Source), (ProblemKind, Source)> {
    match value.into_string() {
        Ok(text) => Ok((Text::Set(text), source)),
        Err(_) => Err((ProblemKind::NotUtf8, source)),
    }
}

/// The name of the variable that names the file of another.
pub(crate) fn file_key(key: &str) -> String {
    format!("{key}_FILE")
}
