//! JSON files that the command writes for itself, with the version of their form.

use std::path::Path;

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::mask;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::codes;
use crate::input;
use crate::path::shown;
use crate::report::Problems;
use crate::write;

/// The version of every form; another one is refused.
pub(super) const VERSION: u32 = 1;

/// What such a file holds.
pub(super) trait Document: Serialize + DeserializeOwned {
    /// What the file is for, as in "cannot read the baseline".
    const WHAT: &'static str;
    /// What is wrong with a file that holds something else.
    const REFUSAL: &'static str;
    /// How to get a right one.
    const HELP: &'static str;
}

/// What a file of any version says.
#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

/// Reads a file of this version.
pub(super) fn read<D: Document>(path: &Path) -> Result<D, Problems> {
    let bytes = input::bytes(D::WHAT, path)?;
    let refused = |why: String| {
        let message = format!("`{}` {}: {}", shown(path), D::REFUSAL, mask::shown(&why));
        vec![Diagnostic::general(codes::CANNOT_READ, message).help(D::HELP)]
    };
    let unread = |error: serde_json::Error| refused(error.to_string());
    // Another version may have another form: which one it is comes first.
    match serde_json::from_slice(&bytes).map_err(unread)? {
        Versioned { version: VERSION } => serde_json::from_slice(&bytes).map_err(unread),
        Versioned { version } => Err(refused(format!("its version is {version}, not {VERSION}"))),
    }
}

/// Replaces a file.
pub(super) fn write(path: &Path, document: &impl Serialize) -> Result<(), Problems> {
    // Strings and numbers always have a form in JSON.
    let text = serde_json::to_string_pretty(document).unwrap_or_default() + "\n";
    write::replace(path, &text)
}
