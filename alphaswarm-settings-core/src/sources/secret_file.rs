//! Files that hold one value each, as Kubernetes, Docker and systemd mount secrets.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use secrecy::zeroize::Zeroizing;

use super::raw_value::RawValue;
use crate::ProblemKind;

/// A value of more bytes is refused: it is more likely the wrong file. Kubernetes allows no more
/// either (<https://kubernetes.io/docs/concepts/configuration/secret/>).
pub(super) const MAX_BYTES: u64 = 1024 * 1024;

/// Why a file gives no value.
#[derive(Debug)]
pub(super) enum Fault {
    Unreadable(io::Error),
    TooLarge,
    NotUtf8,
}

impl Fault {
    pub(super) fn problem(self, path: PathBuf) -> ProblemKind {
        match self {
            Self::Unreadable(error) => {
                ProblemKind::UnreadableFile { path, reason: error.kind().to_string() }
            }
            Self::TooLarge => ProblemKind::TooLargeFile { path },
            Self::NotUtf8 => ProblemKind::NotUtf8,
        }
    }
}

/// The value that a file holds, without one line ending at its end; nothing where there is no file.
///
/// The bytes are read once, into memory that is wiped and never grows: a secret leaves no copy.
pub(super) fn read(path: &Path) -> Result<Option<RawValue>, Fault> {
    let Some(bytes) = bytes(path)? else { return Ok(None) };
    let mut length = bytes.len();
    if bytes.ends_with(b"\r\n") {
        length -= 2;
    } else if bytes.ends_with(b"\n") {
        length -= 1;
    }
    RawValue::of_file(bytes, length).map(Some).ok_or(Fault::NotUtf8)
}

/// The bytes of a file of at most [`MAX_BYTES`]; nothing where there is no file.
pub(super) fn bytes(path: &Path) -> Result<Option<Zeroizing<Vec<u8>>>, Fault> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if is_absent(&error) => return Ok(None),
        Err(error) => return Err(Fault::Unreadable(error)),
    };
    let metadata = file.metadata().map_err(Fault::Unreadable)?;
    if metadata.is_dir() {
        return Err(Fault::Unreadable(io::ErrorKind::IsADirectory.into()));
    }
    if metadata.len() > MAX_BYTES {
        return Err(Fault::TooLarge);
    }
    // A pipe has no length and a file may grow: one byte more than allowed tells either.
    let room = if metadata.is_file() { metadata.len() + 1 } else { MAX_BYTES + 1 };
    let mut bytes = Zeroizing::new(vec![0; usize::try_from(room).unwrap_or(usize::MAX)]);
    let length = fill(&mut file, &mut bytes).map_err(Fault::Unreadable)?;
    if length as u64 == MAX_BYTES + 1 {
        return Err(Fault::TooLarge);
    }
    bytes.truncate(length);
    Ok(Some(bytes))
}

fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Reads until the file ends or the room does.
fn fill(file: &mut File, room: &mut [u8]) -> io::Result<usize> {
    let mut length = 0;
    while length < room.len() {
        match file.read(&mut room[length..]) {
            Ok(0) => break,
            Ok(count) => length += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(length)
}
