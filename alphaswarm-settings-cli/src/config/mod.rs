//! `alphaswarm-settings.toml`.

mod artifact;
mod environment;
mod keys;
mod names;
#[cfg(test)]
mod page;
mod table;

use std::path::{Path, PathBuf};

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::span::Span;
use toml::de::DeTable;

use crate::artifact::Artifact;
use crate::codes;
use crate::environment::Environment;
use crate::message::{self, Messages};
use crate::path::without_dots;
use crate::project::read_text;
use keys::Section;
use table::Table;

/// What the configuration says. Its paths are made to work from the working directory.
#[derive(Debug)]
pub(crate) struct Config {
    /// The path of the configuration itself.
    pub(crate) path: PathBuf,
    pub(crate) schema: Option<PathBuf>,
    pub(crate) artifacts: Vec<Artifact>,
    pub(crate) environments: Vec<Environment>,
}

/// Reads a configuration; everything that is wrong with it in one run.
pub(crate) fn read(path: &Path) -> Result<Config, Messages> {
    let (source, mut problems) = read_text("configuration", path)?;
    let (mut config, found) = parse(&source);
    problems.extend(found);
    if !problems.is_empty() {
        return Err(message::all(&problems, &source, &[]));
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    let from_here = |path: &mut PathBuf| *path = without_dots(&folder.join(&*path));
    config.schema.iter_mut().for_each(from_here);
    config.artifacts.iter_mut().filter_map(|artifact| artifact.out.as_mut()).for_each(from_here);
    for environment in &mut config.environments {
        environment.values.iter_mut().chain(&mut environment.rendered).for_each(from_here);
    }
    path.clone_into(&mut config.path);
    Ok(config)
}

/// The configuration with paths as they are written, and what is wrong with it.
fn parse(source: &SourceFile) -> (Config, Vec<Diagnostic>) {
    let (document, errors) = DeTable::parse_recoverable(source.text());
    let mut problems: Vec<_> = errors.iter().map(|error| not_toml(error, source)).collect();
    let mut config = Config {
        path: PathBuf::new(),
        schema: None,
        artifacts: Vec::new(),
        environments: Vec::new(),
    };
    // What was recovered from a broken text may be anything.
    if problems.is_empty() {
        let mut top = Table::new(Section::Top, document.get_ref(), Span::new(0, 0), &mut problems);
        top.judge_keys();
        config.schema = top.path("schema").map(|path| path.value);
        config.artifacts = artifact::all(&mut top);
        config.environments = environment::all(&mut top);
    }
    problems.sort_by_key(|problem| problem.span());
    (config, problems)
}

fn not_toml(error: &toml::de::Error, source: &SourceFile) -> Diagnostic {
    let end = source.text().len();
    let span = error.span().map_or(Span::new(end, end), |span| Span::new(span.start, span.end));
    Diagnostic::new(
        codes::CONFIG_SYNTAX,
        span,
        format!("the configuration is not TOML: {}", error.message()),
    )
}

#[cfg(test)]
mod tests;
