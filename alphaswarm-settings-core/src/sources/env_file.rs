//! `.env` files, read by the one lossless reader and without interpolation.

use std::path::{Path, PathBuf};

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Report, render};
use alphaswarm_settings_schema::dotenv;
use alphaswarm_settings_schema::order::sorted_by_key;
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::span::Span;
use secrecy::zeroize::{Zeroize, Zeroizing};

use super::{RawValue, secret_file};
use crate::{ProblemKind, Source};

/// The assignments of a file; none where the file is absent.
#[derive(Debug)]
pub(crate) struct EnvFile {
    path: PathBuf,
    is_there: bool,
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
        let (is_there, values) = match secret_file::bytes(path) {
            Ok(Some(bytes)) => (true, Self::of_bytes(path, bytes)?),
            Ok(None) => (false, Vec::new()),
            Err(fault) => return Err(vec![(fault.problem(path.to_path_buf()), at(path, 0))]),
        };
        Ok(Self { path: path.to_path_buf(), is_there, values })
    }

    fn of_bytes(path: &Path, mut bytes: Zeroizing<Vec<u8>>) -> Result<Vec<Assigned>, EnvFileError> {
        let name = path.display().to_string();
        let mut problems = not_utf8(&name, &mut bytes);
        // The file is wiped below, once the values are taken from it.
        let (source, not_text) = SourceFile::from_bytes(name, std::mem::take(&mut *bytes));
        let mut document = dotenv::read(&source);
        document.problems.extend(not_text);
        let masks = document.masks();
        problems.extend(document.problems.iter().map(|of| located(of, &source, &masks)));
        let problems = sorted_by_key(problems, |&(line, _)| (line, 0));
        let assigned = |assignment: &dotenv::Assignment<'_>| Assigned {
            key: assignment.key.value.to_owned(),
            value: Zeroizing::new(assignment.value.as_ref().to_owned()),
            line: source.position(assignment.key.span.start).line,
        };
        let values = document.assignments().map(assigned).collect();
        wipe_decoded(document);
        source.into_text().zeroize();
        if problems.is_empty() {
            return Ok(values);
        }
        let malformed = |(line, report)| (ProblemKind::MalformedEnvFile { report }, at(path, line));
        Err(problems.into_iter().map(malformed).collect())
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether there is such a file.
    pub(crate) fn is_there(&self) -> bool {
        self.is_there
    }

    /// The names that the file sets, in its order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.values.iter().map(|assigned| assigned.key.as_str())
    }

    /// The names that the file sets, and where.
    pub(crate) fn places(&self) -> impl Iterator<Item = (&str, Source)> {
        self.values.iter().map(|assigned| (assigned.key.as_str(), at(&self.path, assigned.line)))
    }

    /// The value of a name, if it is not empty.
    pub(super) fn get(&self, name: &str) -> Option<(RawValue, Source)> {
        let assigned = self.values.iter().find(|assigned| assigned.key == name)?;
        let value = RawValue::EnvFile(assigned.value.clone());
        (!value.is_empty()).then(|| (value, at(&self.path, assigned.line)))
    }
}

fn at(path: &Path, line: usize) -> Source {
    Source::EnvFile { path: path.to_path_buf(), line }
}

/// A problem as a report, and the line it is in.
fn located(problem: &Diagnostic, source: &SourceFile, masks: &[Span]) -> (usize, String) {
    let line = source.position(problem.span().start).line;
    (line, render(&Report::new(problem, source, masks)))
}

/// Finds the lines that are not UTF-8 and makes them UTF-8 in place: to decode the file would
/// copy all of its secrets.
fn not_utf8(name: &str, bytes: &mut [u8]) -> Vec<(usize, String)> {
    if std::str::from_utf8(bytes).is_ok() {
        return Vec::new();
    }
    // The same lines, with nothing on them but what is not UTF-8.
    let mut blank = Vec::with_capacity(bytes.len());
    let mut replaced = Vec::new();
    for chunk in bytes.utf8_chunks() {
        let lines = chunk.valid().bytes();
        blank.extend(lines.map(|byte| if byte == b'\n' { byte } else { b' ' }));
        replaced.push(blank.len()..blank.len() + chunk.invalid().len());
        blank.extend(chunk.invalid());
    }
    for range in replaced {
        bytes[range].fill(b'?');
    }
    let (source, problems) = SourceFile::from_bytes(name, blank);
    problems.iter().map(|problem| located(problem, &source, &[])).collect()
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
