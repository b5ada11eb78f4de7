//! What comes from a file or from stdin.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use alphaswarm_settings_schema::source_file::SourceFile;

use crate::console::reason;
use crate::message::{self, Draft, Messages};
use crate::path::shown;

/// How messages call stdin.
pub(crate) const STDIN: &str = "<stdin>";

/// Reads a file, or stdin for `-`; what is no text is refused.
pub(crate) fn read(what: &str, path: &Path) -> Result<SourceFile, Messages> {
    let is_stdin = path.as_os_str() == "-";
    let name = if is_stdin { STDIN.to_owned() } else { shown(path) };
    let cannot = |error: io::Error| {
        Messages::from(Draft::error(format!("cannot read the {what} `{name}`: {}", reason(&error))))
    };
    let bytes = if is_stdin {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(path)
    };
    let (source, problems) = SourceFile::from_bytes(name.as_str(), bytes.map_err(cannot)?);
    // Nothing is known of what stands on such a line.
    let everything = alphaswarm_settings_schema::span::Span::new(0, source.text().len());
    let messages = message::all(&problems, &source, &[everything]);
    if messages.is_empty() { Ok(source) } else { Err(messages) }
}
