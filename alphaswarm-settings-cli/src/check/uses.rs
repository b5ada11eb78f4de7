//! Uses as data: what `--uses-out` writes in one repository, and `--uses` reads in another.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use alphaswarm_settings_scan::languages::Language;
use alphaswarm_settings_scan::{Kind, Name, Use};
use alphaswarm_settings_schema::source_file::SourceFile;
use serde::{Deserialize, Serialize};

use super::document::{self, VERSION};
use crate::report::Problems;

/// Every use in a repository.
#[derive(Debug, Serialize, Deserialize)]
struct Document<'d> {
    version: u32,
    uses: std::borrow::Cow<'d, [Used]>,
}

impl document::Document for Document<'_> {
    const WHAT: &'static str = "uses";
    const REFUSAL: &'static str = "does not hold uses";
    const HELP: &'static str = "write it with `check --uses-out` of this version";
}

/// One place that uses a variable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Used {
    pub(crate) key: String,
    pub(crate) path: String,
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) kind: String,
    pub(crate) surface: String,
}

impl Used {
    /// The use of a variable whose name is known.
    pub(super) fn of(used: &Use, language: &Language, source: &SourceFile) -> Option<Self> {
        let Name::Literal(name) = &used.name else { return None };
        let at = source.position(used.span.start);
        Some(Self {
            key: name.clone(),
            path: source.name().to_owned(),
            line: at.line,
            column: at.column,
            kind: kind(used.kind).to_owned(),
            surface: language.name.to_owned(),
        })
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Read => "read",
        Kind::Field => "field",
        Kind::Helper => "helper",
        Kind::Set(_) => "set",
        Kind::Expansion => "expansion",
    }
}

/// Writes every use.
pub(super) fn write(path: &Path, uses: &[Used]) -> Result<(), Problems> {
    document::write(path, &Document { version: VERSION, uses: uses.into() })
}

/// The names that other repositories use.
pub(super) fn read(paths: &[PathBuf]) -> Result<HashSet<String>, Problems> {
    let mut names = HashSet::new();
    let mut problems = Vec::new();
    for path in paths {
        match names_of(path) {
            Ok(found) => names.extend(found),
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() { Ok(names) } else { Err(problems) }
}

fn names_of(path: &Path) -> Result<Vec<String>, Problems> {
    Ok(open(path)?.into_iter().map(|used| used.key).collect())
}

/// The uses that a file holds, in its order.
pub(crate) fn open(path: &Path) -> Result<Vec<Used>, Problems> {
    let document: Document<'_> = document::read(path)?;
    Ok(document.uses.into_owned())
}
