//! Text that comes from a file or from stdin.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use alphaswarm_settings_schema::diagnostic::{Diagnostic, codes as of_schema};
use alphaswarm_settings_schema::source_file::SourceFile;

use crate::codes;
use crate::console::reason;
use crate::files::{Unread, Walk};
use crate::path::shown;
use crate::report::Problems;
use crate::sources::{Source, Sources};

/// How messages call stdin.
pub(crate) const STDIN: &str = "<stdin>";

/// Reads a text file; `what` says what it is for. What is wrong with its bytes comes with it.
pub(crate) fn read<'r>(
    what: &str,
    path: &Path,
    sources: &'r Sources,
) -> Result<(&'r Source, Problems), Problems> {
    let name = shown(path);
    let (file, faults) = SourceFile::from_bytes(name, bytes(what, path)?);
    let source = sources.add(file);
    Ok((source, source.locate(faults)))
}

/// Whether the lines of a `.env` file may not be what they seem: it has a problem that is not only a key
/// set twice.
pub(crate) fn is_broken(problems: &[Diagnostic]) -> bool {
    problems.iter().any(|problem| problem.code != of_schema::DUPLICATE_ASSIGNMENT)
}

/// Keeps bytes that places are told in. `?` stands for every byte that is not UTF-8, so that each place
/// is one in the text too.
pub(crate) fn keep<'r>(name: &str, bytes: Vec<u8>, sources: &'r Sources) -> &'r Source {
    let text = String::from_utf8(bytes).unwrap_or_else(|error| {
        let mut text = String::with_capacity(error.as_bytes().len());
        for chunk in error.as_bytes().utf8_chunks() {
            text.push_str(chunk.valid());
            text.extend(chunk.invalid().iter().map(|_| '?'));
        }
        text
    });
    sources.add(SourceFile::new(name, text))
}

/// The bytes of a file, without a byte-order mark. A directory or a device is refused.
pub(crate) fn bytes(what: &str, path: &Path) -> Result<Vec<u8>, Problems> {
    let cannot = |why: &str| cannot_read(what, &shown(path), why);
    let kind = fs::metadata(path).map_err(|error| cannot(&reason(&error)))?.file_type();
    if kind.is_dir() {
        return Err(cannot("it is a directory"));
    }
    // A pipe can be read like a file; a device need not ever end.
    if !kind.is_file() && !is_pipe(kind) {
        return Err(cannot("it is not a file"));
    }
    fs::read(path).map(without_mark).map_err(|error| cannot(&reason(&error)))
}

/// Bytes without a byte-order mark.
pub(crate) fn without_mark(mut bytes: Vec<u8>) -> Vec<u8> {
    if bytes.starts_with("\u{feff}".as_bytes()) {
        bytes.drain(..'\u{feff}'.len_utf8());
    }
    bytes
}

/// The name and the bytes of a file, or of stdin for `-`.
pub(crate) fn bytes_or_stdin(what: &str, path: &Path) -> Result<(String, Vec<u8>), Problems> {
    if path.as_os_str() != "-" {
        return Ok((shown(path), bytes(what, path)?));
    }
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|error| cannot_read(what, STDIN, &reason(&error)))?;
    Ok((STDIN.to_owned(), without_mark(bytes)))
}

/// The problem that a file cannot be read.
pub(crate) fn cannot_read(what: &str, name: &str, why: &str) -> Problems {
    let title = format!("cannot read the {what} `{name}`: {why}");
    vec![Diagnostic::general(codes::CANNOT_READ, title)]
}

/// What a walk could not read; `what` says what the files are for.
pub(crate) fn unread(what: &str, walk: &Walk) -> Problems {
    let problem =
        |(what, unread): (&str, &Unread)| cannot_read(what, &shown(&unread.path), &unread.reason);
    let unreadable = walk.unreadable.iter().map(|unread| (what, unread));
    let without_index = walk.without_index.iter().map(|unread| ("index of git in", unread));
    unreadable.chain(without_index).flat_map(problem).collect()
}

#[cfg(unix)]
fn is_pipe(kind: fs::FileType) -> bool {
    std::os::unix::fs::FileTypeExt::is_fifo(&kind)
}

#[cfg(not(unix))]
fn is_pipe(_: fs::FileType) -> bool {
    false
}
