//! The schema and the configuration of a run, read and judged.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::model::{Schema, Variable};
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::{Lowered, mask, parse};

use crate::cli::Files;
use crate::config::{self, Config};
use crate::console::reason;
use crate::find;
use crate::message::{self, Draft, Messages};
use crate::path::shown;

/// What a run starts from.
#[derive(Debug)]
pub(crate) struct Project {
    pub(crate) config: Option<Config>,
    pub(crate) source: SourceFile,
    /// The path of the schema.
    pub(crate) schema: PathBuf,
    /// What is wrong with the schema's bytes.
    not_text: Vec<Diagnostic>,
}

impl Project {
    /// Finds and reads both files.
    pub(crate) fn open(files: &Files) -> Result<Self, Messages> {
        let folders = find::folders()?;
        let config = files.config.clone().or_else(|| find::config(&folders));
        let config = config.map(|path| config::read(&path)).transpose()?;
        let configured = config.as_ref().and_then(|config| config.schema.clone());
        let schema = match files.schema.clone().or(configured) {
            Some(path) => path,
            None => find::schema(&folders)?,
        };
        let (source, not_text) = read_text("schema", &schema)?;
        Ok(Self { config, source, schema, not_text })
    }

    /// Parses the schema; an error in it ends the run.
    pub(crate) fn parse(&self) -> Result<(Lowered<'_>, Messages), Messages> {
        let parsed = parse(&self.source);
        let diagnostics = self.not_text.iter().chain(&parsed.diagnostics);
        let messages = message::all(diagnostics, &self.source, &parsed.masks);
        let has_errors = messages.iter().any(message::Message::is_error);
        if has_errors { Err(messages) } else { Ok((parsed, messages)) }
    }
}

/// The variables of a schema, by key.
#[derive(Debug)]
pub(crate) struct Known<'v, 's> {
    pub(crate) schema: &'v Schema<'s>,
    // Made when it is first asked for: a run whose files are all up to date never asks.
    by_key: OnceCell<HashMap<&'s str, &'v Variable<'s>>>,
    /// Keys whose values were secrets when they were typed, whatever the schema says by now.
    once_secret: HashSet<String>,
}

impl<'v, 's> Known<'v, 's> {
    pub(crate) fn of(schema: &'v Schema<'s>) -> Self {
        Self { schema, by_key: OnceCell::new(), once_secret: HashSet::new() }
    }

    /// The same variables; the values of these keys are hidden, and those of their new names.
    pub(crate) fn hiding(&self, mut keys: HashSet<String>) -> Self {
        for variable in &self.schema.variables {
            let aliases = &variable.extension().aliases;
            if aliases.iter().any(|alias| keys.contains(alias.value)) {
                keys.insert(variable.key.value.to_owned());
            }
        }
        Self { once_secret: keys, ..Self::of(self.schema) }
    }

    pub(crate) fn variable(&self, key: &str) -> Option<&'v Variable<'s>> {
        let all = || self.schema.variables.iter().map(|variable| (variable.key.value, variable));
        self.by_key.get_or_init(|| all().collect()).get(key).copied()
    }

    /// Whether the schema says that the variable is a secret.
    pub(crate) fn is_secret(&self, key: &str) -> bool {
        self.once_secret.contains(key) || self.variable(key).is_some_and(Variable::is_secret)
    }

    /// Whether the value of `key` may not be shown.
    pub(crate) fn hides(&self, key: &str) -> bool {
        self.once_secret.contains(key)
            || mask::hides(key, self.variable(key).map(|variable| variable.classification.value))
    }

    /// Whether `value` may not be shown as the value of `key`.
    pub(crate) fn hides_value(&self, key: &str, value: &str) -> bool {
        self.hides(key) && mask::redacted(value) != value
    }
}

/// Reads a text file; `what` says what it is for.
pub(crate) fn read_text(
    what: &str,
    path: &Path,
) -> Result<(SourceFile, Vec<Diagnostic>), Messages> {
    let name = shown(path);
    let cannot =
        |why: &str| Messages::from(Draft::error(format!("cannot read the {what} `{name}`: {why}")));
    let kind = fs::metadata(path).map_err(|error| cannot(&reason(&error)))?.file_type();
    if kind.is_dir() {
        return Err(cannot("it is a folder"));
    }
    // A pipe can be read like a file; a device need not ever end.
    if !kind.is_file() && !is_pipe(kind) {
        return Err(cannot("it is not a file"));
    }
    let bytes = fs::read(path).map_err(|error| cannot(&reason(&error)))?;
    Ok(SourceFile::from_bytes(name, bytes))
}

#[cfg(unix)]
fn is_pipe(kind: fs::FileType) -> bool {
    std::os::unix::fs::FileTypeExt::is_fifo(&kind)
}

#[cfg(not(unix))]
fn is_pipe(_: fs::FileType) -> bool {
    false
}
