//! `alphaswarm-settings.toml`.

pub(crate) mod acceptance;
mod artifact;
mod check;
mod compat;
mod environment;
mod keys;
pub(crate) mod ledger;
pub(crate) mod names;
#[cfg(test)]
mod page;
mod rules;
mod schema;
mod section;
mod table;

use std::path::{Path, PathBuf};

use alphaswarm_settings_schema::diagnostic::{Code, Diagnostic, FileId, nearest};
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::span::Span;
use toml::de::DeTable;

use crate::artifact::{Artifact, Kind};
use crate::codes;
use crate::environment::Environment;
use crate::find::CONFIG;
use crate::input;
use crate::path::without_dots;
use crate::report::Problems;
use crate::sources::{Source, Sources};
pub(crate) use check::{Check, Ignore};
pub(crate) use compat::Compat;
use keys::Section;
pub(crate) use rules::{Severities, severity_of};
pub(crate) use schema::schema;
use table::Table;

/// What the configuration says. Its paths are made to work from the working directory.
#[derive(Debug)]
pub(crate) struct Config {
    /// The path of the configuration itself.
    pub(crate) path: PathBuf,
    /// The configuration as a file that was read.
    pub(crate) file: FileId,
    pub(crate) schema: Option<PathBuf>,
    /// The ledger of rotations.
    pub(crate) rotations: Option<PathBuf>,
    pub(crate) artifacts: Vec<Artifact>,
    pub(crate) environments: Vec<Environment>,
    /// The severities that differ from those of the codes.
    pub(crate) severities: Severities,
    pub(crate) check: Check,
    pub(crate) compat: Compat,
}

impl Config {
    /// Whether there is an artifact of a kind.
    pub(crate) fn has(&self, kind: Kind) -> bool {
        self.artifacts.iter().any(|artifact| artifact.kind == kind)
    }

    /// The environment of that name.
    pub(crate) fn environment<'c>(
        config: Option<&'c Self>,
        name: &str,
    ) -> Result<&'c Environment, Problems> {
        let all = config.map_or(&[] as &[_], |config| &config.environments);
        if let Some(found) = all.iter().find(|environment| environment.name == name) {
            return Ok(found);
        }
        Err(vec![unknown_environment(name, all)])
    }
}

/// The problem that no environment is called so.
fn unknown_environment(name: &str, all: &[Environment]) -> Diagnostic {
    let title = format!("there is no environment `{}`", mask::shown(name));
    let names: Vec<_> = all.iter().map(|environment| environment.name.as_str()).collect();
    let help = match (nearest(name, names.iter().copied()), names.is_empty()) {
        (Some(meant), _) => format!("did you mean `{meant}`?"),
        (None, true) => {
            format!("`{CONFIG}` has none: write `[[environment]]` with `name` and `target`")
        }
        (None, false) => format!("the environments are `{}`", names.join("`, `")),
    };
    Diagnostic::general(codes::UNKNOWN_ENVIRONMENT, title).help(help)
}

/// Reads a configuration; everything that is wrong with it in one run.
pub(crate) fn read(path: &Path, sources: &Sources) -> Result<Config, Problems> {
    let (source, problems) = input::read("configuration", path, sources)?;
    of(path, source, problems)
}

/// The configuration that a file is, whose bytes may have problems; `path` is where it lies.
pub(crate) fn of(path: &Path, source: &Source, mut problems: Problems) -> Result<Config, Problems> {
    source.show_all_but(Vec::new());
    let (mut config, found) = parse(&source.file);
    problems.extend(source.locate(found));
    if !problems.is_empty() {
        return Err(problems);
    }
    let directory = path.parent().unwrap_or(Path::new(""));
    let from_here = |path: &mut PathBuf| *path = without_dots(&directory.join(&*path));
    config.schema.iter_mut().chain(&mut config.rotations).for_each(from_here);
    let files = |artifact: &'_ mut Artifact| {
        artifact.out.iter_mut().chain(&mut artifact.uses).for_each(from_here);
    };
    config.artifacts.iter_mut().for_each(files);
    config.check.baseline.iter_mut().for_each(from_here);
    let of_artifacts =
        config.artifacts.iter_mut().filter_map(|artifact| artifact.environment.as_mut());
    for environment in config.environments.iter_mut().chain(of_artifacts) {
        let files = environment.values.iter_mut().chain(&mut environment.rendered);
        files.chain(&mut environment.sealed_secrets).for_each(from_here);
    }
    path.clone_into(&mut config.path);
    config.file = source.id();
    let places = config.artifacts.iter_mut().filter_map(|artifact| artifact.place.as_mut());
    places.for_each(|place| place.file = config.file);
    Ok(config)
}

/// The artifacts of a text that is a configuration without mistakes.
pub(crate) fn artifacts(text: &str) -> Vec<Artifact> {
    parse(&SourceFile::new("", text)).0.artifacts
}

/// The configuration with paths as they are written, and what is wrong with it.
fn parse(source: &SourceFile) -> (Config, Vec<Diagnostic>) {
    let (document, errors) = DeTable::parse_recoverable(source.text());
    let mut problems: Vec<_> = errors
        .iter()
        .map(|error| not_toml("configuration", codes::CONFIG_SYNTAX, error, source))
        .collect();
    let mut config = Config {
        path: PathBuf::new(),
        file: FileId::default(),
        schema: None,
        rotations: None,
        artifacts: Vec::new(),
        environments: Vec::new(),
        severities: Severities::default(),
        check: Check::default(),
        compat: Compat::default(),
    };
    // What was recovered from a broken text may be anything.
    if problems.is_empty() {
        let mut top = Table::new(Section::Top, document.get_ref(), Span::new(0, 0), &mut problems);
        top.check_keys();
        config.schema = top.path("schema").map(|path| path.value);
        config.rotations = top.path("rotations").map(|path| path.value);
        config.environments = environment::all(&mut top);
        config.artifacts = artifact::all(&mut top, &config.environments);
        config.severities = rules::read(&mut top);
        config.check = check::read(&mut top);
        config.compat = compat::read(&mut top);
    }
    problems.sort_by_key(Diagnostic::span);
    (config, problems)
}

fn not_toml(what: &str, code: Code, error: &toml::de::Error, source: &SourceFile) -> Diagnostic {
    let end = source.text().len();
    let span = error.span().map_or(Span::new(end, end), |span| Span::new(span.start, span.end));
    Diagnostic::new(code, span, format!("the {what} is not TOML: {}", error.message()))
}

#[cfg(test)]
mod tests;
