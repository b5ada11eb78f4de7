//! A file and what it should hold.

use std::collections::HashSet;

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::source_file::SourceFile;

use crate::artifact::{Artifact, Kind};
use crate::diff::{Side, unified};
use crate::generate::dotenv;
use crate::generate::dotenv::merge::is_unchanged;
use crate::generate::shown::{lines, masked};
use crate::report::Problems;
use crate::sources::{Source, Sources};
use crate::variables::VariableIndex;
use crate::write::Destination;

const BYTE_ORDER_MARK: char = '\u{feff}';

/// The text of a file that exists and is not empty. One that cannot be read as what it should be
/// ends the run; any other difference is for the caller to compare.
pub(super) fn existing<'r>(
    destination: &Destination,
    artifact: &Artifact,
    index: &VariableIndex<'_, '_>,
    sources: &'r Sources,
) -> Result<Option<&'r Source>, Problems> {
    let Some(bytes) = destination.bytes().filter(|bytes| !bytes.trim_ascii().is_empty()) else {
        return Ok(None);
    };
    let (file, mut faults) = SourceFile::from_bytes(destination.name.as_str(), bytes.to_vec());
    let source = sources.add(file);
    if artifact.kind == Kind::Env {
        let document = dotenv::read(&source.file, artifact.dialect);
        faults.extend(document.problems.iter().cloned());
        source.show_all_but(dotenv::hidden::masks(&document, &faults, index));
        faults.sort_by_key(Diagnostic::span);
    }
    if faults.is_empty() { Ok(Some(source)) } else { Err(source.locate(faults)) }
}

/// The diff from the file to the text; empty where they are the same.
pub(super) fn diff(
    destination: &Destination,
    artifact: &Artifact,
    text: &str,
    index: &VariableIndex<'_, '_>,
    sources: &Sources,
) -> Result<String, Problems> {
    let bytes = destination.bytes().unwrap_or_default();
    if destination.bytes() == Some(text.as_bytes()) {
        return Ok(String::new());
    }
    // A value that a person has typed is no drift, even before a run has taken note of it.
    let is_unchanged = |there: &str| artifact.kind == Kind::Env && is_unchanged(there, text);
    if std::str::from_utf8(bytes).is_ok_and(is_unchanged) {
        return Ok(String::new());
    }
    let name = destination.name.as_str();
    // A file of blanks counts as absent, but a diff has to start from what it holds.
    let blank = SourceFile::new(name, String::from_utf8_lossy(bytes));
    let there =
        existing(destination, artifact, index, sources)?.map_or(&blank, |source| &source.file);
    let wanted = SourceFile::new(name, text);
    let once_secret = match artifact.kind {
        Kind::Env => dotenv::hidden::once_secret(&dotenv::read(there, artifact.dialect)),
        _ => HashSet::new(),
    };
    let index = &index.hiding(once_secret);
    let mut old = Side {
        name: destination.bytes().map(|_| name),
        lines: lines(there.text()),
        shown: masked(artifact, there, text, index),
    };
    let marked = String::from_utf8_lossy(bytes);
    if marked.starts_with(BYTE_ORDER_MARK) {
        // It is no part of the text, but it is part of the first line.
        old.lines.iter_mut().zip(lines(&marked)).take(1).for_each(|(line, raw)| *line = raw);
        old.shown.iter_mut().take(1).for_each(|line| line.to_mut().insert(0, BYTE_ORDER_MARK));
    }
    let new = Side {
        name: Some(name),
        lines: lines(wanted.text()),
        shown: masked(artifact, &wanted, text, index),
    };
    Ok(unified(&old, &new))
}
