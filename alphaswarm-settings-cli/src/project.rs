//! The schema and the configuration of a run.

use std::path::PathBuf;

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::{Lowered, parse};

use crate::cli::Files;
use crate::config::{self, Config};
use crate::environment::Environment;
use crate::find;
use crate::input;
use crate::path::{shown, without_dots};
use crate::report::Problems;
use crate::sources::{Source, Sources};

/// The name of the ledger, in the directory of the schema.
const LEDGER: &str = "rotations.toml";

/// Whether a file holds no block, not even a wrong one.
pub(crate) fn declares_nothing(schema: &SourceFile) -> bool {
    schema.text().lines().all(|line| {
        let line = line.trim();
        line.is_empty() || line.starts_with('#')
    })
}

/// What a run starts from.
#[derive(Debug)]
pub(crate) struct Project<'r> {
    pub(crate) config: Option<Config>,
    pub(crate) source: &'r Source,
    /// The path of the schema.
    pub(crate) schema: PathBuf,
    /// What is wrong with the schema's bytes.
    faults: Problems,
}

impl<'r> Project<'r> {
    /// Finds and reads both files.
    pub(crate) fn open(files: &Files, sources: &'r Sources) -> Result<Self, Problems> {
        let directories = find::directories()?;
        let config = files.config.clone().or_else(|| find::config(&directories));
        let config = config.map(|path| config::read(&path, sources)).transpose()?;
        let configured = config.as_ref().and_then(|config| config.schema.clone());
        let schema = match files.schema.clone().or(configured) {
            Some(path) => path,
            None => find::schema(&directories)?,
        };
        let is_there = schema.symlink_metadata().is_ok();
        let (source, faults) = input::read("schema", &schema, sources).map_err(|problems| {
            let add = |problem: Diagnostic| problem.help(find::WRITE_ONE);
            if is_there { problems } else { problems.into_iter().map(add).collect() }
        })?;
        Ok(Self { config, source, schema, faults })
    }

    /// Finds and reads the configuration, and the schema where there is one. Where there is none, it is
    /// empty, at the place where it would be written.
    pub(crate) fn open_or_empty(files: &Files, sources: &'r Sources) -> Result<Self, Problems> {
        let directories = find::directories()?;
        let config = files.config.clone().filter(|path| path.exists());
        let config = config.or_else(|| find::config(&directories));
        let config = config.map(|path| config::read(&path, sources)).transpose()?;
        let configured = config.as_ref().and_then(|config| config.schema.clone());
        let schema = files.schema.clone().or(configured);
        let schema = schema.or_else(|| find::schema(&directories).ok());
        let schema = schema.unwrap_or_else(|| PathBuf::from(find::SCHEMAS[0]));
        if schema.symlink_metadata().is_ok() {
            let (source, faults) = input::read("schema", &schema, sources)?;
            return Ok(Self { config, source, schema, faults });
        }
        let source = sources.add(SourceFile::new(shown(&schema), ""));
        Ok(Self { config, source, schema, faults: Vec::new() })
    }

    /// Whether nothing is declared yet, not even wrongly.
    pub(crate) fn is_empty(&self) -> bool {
        declares_nothing(&self.source.file)
    }

    /// Parses the schema; an error in it ends the run.
    pub(crate) fn parse(&self) -> Result<(Lowered<'r>, Problems), Problems> {
        let mut parsed = parse(&self.source.file);
        self.source.show_all_but(parsed.masks.clone());
        let mut problems = self.faults.clone();
        problems.extend(self.source.locate(std::mem::take(&mut parsed.diagnostics)));
        let has_errors = problems.iter().any(Diagnostic::is_error);
        if has_errors { Err(problems) } else { Ok((parsed, problems)) }
    }

    /// The environments of the configuration.
    pub(crate) fn environments(&self) -> &[Environment] {
        self.config.as_ref().map_or(&[], |config| &config.environments)
    }

    /// The path of the ledger of rotations, which need not exist.
    pub(crate) fn ledger(&self) -> PathBuf {
        let configured = self.config.as_ref().and_then(|config| config.rotations.clone());
        configured.unwrap_or_else(|| self.schema.with_file_name(LEDGER))
    }

    /// Gives each problem the severity that the configuration says.
    pub(crate) fn apply_severities(&self, problems: &mut Problems) {
        if let Some(config) = &self.config {
            config.severities.apply(problems);
        }
    }

    /// The schema's path from the directory of the configuration, wherever the run starts.
    pub(crate) fn schema_path(&self) -> String {
        let schema = without_dots(&self.schema);
        let directory = self.config.as_ref().and_then(|config| config.path.parent());
        let inside =
            directory.and_then(|directory| schema.strip_prefix(without_dots(directory)).ok());
        shown(inside.unwrap_or(&schema)).replace('\\', "/")
    }

    /// The schema's path, as messages show it.
    pub(crate) fn schema_name(&self) -> &'r str {
        self.source.file.name()
    }
}
