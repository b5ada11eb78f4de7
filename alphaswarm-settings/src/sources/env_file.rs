//! `.env` files, read by the one lossless reader and without interpolation.

use std::path::{Path, PathBuf};

use alphaswarm_settings_schema::diagnostic::{Report, render};
use alphaswarm_settings_schema::dotenv;
use alphaswarm_settings_schema::source_file::SourceFile;
use secrecy::zeroize::{Zeroize, Zeroizing};

use super::{Text, secret_file};
use crate::{ProblemKind, Source};

/// The assignments of a file; none where the file is absent.
#[derive(Debug)]
pub(crate) struct EnvFile {
    path: PathBuf,
    values: Vec<Assigned>,
}

struct Assigned {
    key: String,
    value: Zeroizing<String>,
    line: usize,
}

impl std::fmt::Debug for Assigned {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.key)
    }
}

/// Why a file cannot be used: one problem for each mistake in it.
pub(crate) type EnvFileError = Vec<(ProblemKind, Source)>;

impl EnvFile {
    /// Reads a file; that it is absent is no error.
    pub(crate) fn read(path: &Path) -> Result<Self, EnvFileError> {
        let absent = || Self { path: path.to_path_buf(), values: Vec::new() };
        let whole = |line| Source::EnvFile { path: path.to_path_buf(), line };
        let bytes = match secret_file::bytes(path) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return Ok(absent()),
            Err(fault) => return Err(vec![(fault.problem(path.to_path_buf()), whole(0))]),
        };
        // The text is wiped below, once the values are taken from it.
        let mut bytes = bytes;
        let owned = std::mem::take(&mut *bytes);
        let (source, broken) = SourceFile::from_bytes(path.display().to_string(), owned);
        let mut document = dotenv::read(&source);
        document.problems.extend(broken);
        document.problems.sort_by_key(|problem| problem.primary().span);
        let masks = document.masks();
        let problems: EnvFileError = document
            .problems
            .iter()
            .map(|problem| {
                let line = source.position(problem.primary().span.start).line;
                let report = render(&Report::new(problem, &source, &masks));
                (ProblemKind::MalformedEnvFile { report }, whole(line))
            })
            .collect();
        let mut values = Vec::new();
        for assignment in document.assignments() {
            let key = assignment.key;
            values.push(Assigned {
                key: key.value.to_owned(),
                value: Zeroizing::new(assignment.value.as_ref().to_owned()),
                line: source.position(key.span.start).line,
            });
        }
        wipe_decoded(document);
        source.into_text().zeroize();
        if problems.is_empty() {
            Ok(Self { path: path.to_path_buf(), values })
        } else {
            Err(problems)
        }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The names that the file sets, in its order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.values.iter().map(|assigned| assigned.key.as_str())
    }

    /// Where the file sets the names that `picks` picks.
    pub(crate) fn places(&self, picks: impl Fn(&str) -> bool) -> Vec<(String, Source)> {
        let picked = self.values.iter().filter(|assigned| picks(&assigned.key));
        picked.map(|assigned| (assigned.key.clone(), self.at(assigned.line))).collect()
    }

    fn at(&self, line: usize) -> Source {
        Source::EnvFile { path: self.path.clone(), line }
    }

    /// The value of a name, if it is not empty.
    pub(super) fn get(&self, name: &str) -> Option<(Text, Source)> {
        let assigned = self.values.iter().find(|assigned| assigned.key == name)?;
        let text = Text::EnvFile(assigned.value.clone());
        (!text.is_empty()).then(|| (text, self.at(assigned.line)))
    }
}

/// Wipes the values that the reader had to decode, and so to copy.
fn wipe_decoded(document: dotenv::Document<'_>) {
    for item in document.items {
        if let dotenv::Content::Assignment(assignment) = item.content
            && let std::borrow::Cow::Owned(mut decoded) = assignment.value
        {
            decoded.zeroize();
        }
    }
}
