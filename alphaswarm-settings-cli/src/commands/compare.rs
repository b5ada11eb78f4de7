//! A file and what it should hold.

use alphaswarm_settings_schema::source_file::SourceFile;

use crate::artifact::Artifact;
use crate::diff::{Side, brief, unified};
use crate::generate::merging;
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
    if let Some(merging) = merging(artifact.kind) {
        let reading = (merging.read)(&source.file, faults, artifact, index);
        source.show_all_but(reading.masks);
        faults = reading.problems;
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
    let merging = merging(artifact.kind);
    let is_unchanged =
        |there: &str| merging.is_some_and(|merging| (merging.is_unchanged)(there, text));
    if std::str::from_utf8(bytes).is_ok_and(is_unchanged) {
        return Ok(String::new());
    }
    let name = destination.name.as_str();
    // A file of blanks counts as absent, but a diff has to start from what it holds.
    let blank = SourceFile::new(name, String::from_utf8_lossy(bytes));
    let there =
        existing(destination, artifact, index, sources)?.map_or(&blank, |source| &source.file);
    let wanted = SourceFile::new(name, text);
    let once_secret = merging.map(|merging| (merging.once_secret)(there, artifact));
    let index = &index.hiding(once_secret.unwrap_or_default());
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
    let diff = unified(&old, &new);
    Ok(if artifact.kind.is_page() { brief(&diff) } else { diff })
}
