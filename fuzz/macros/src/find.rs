//! The schema of a call, in place of the search for one.

use std::cell::RefCell;
use std::io::Write;
use std::path::PathBuf;

use proc_macro2::Span;

use crate::arguments::Arguments;

thread_local! {
    /// Its bytes, and the file that holds them.
    static SCHEMA: RefCell<(Vec<u8>, tempfile::NamedTempFile)> =
        RefCell::new((Vec::new(), tempfile::NamedTempFile::new().expect("a temporary file")));
}

/// What generated code asks the build for.
pub(crate) const SCHEMA_VARIABLE: &str = "ALPHASWARM_SETTINGS_SCHEMA";

/// A schema that is there.
#[derive(Debug)]
pub(crate) struct Found {
    /// Absolute.
    pub(crate) path: PathBuf,
    /// As messages name it.
    pub(crate) name: String,
}

/// Sets the schema of the next calls.
pub(crate) fn set(bytes: &[u8]) {
    SCHEMA.with_borrow_mut(|(known, file)| {
        if known != bytes {
            *file = tempfile::NamedTempFile::new().expect("a temporary file");
            file.write_all(bytes).expect("the schema is written");
            *known = bytes.to_vec();
        }
    });
}

/// There is no package.
pub(crate) fn package() -> Option<PathBuf> {
    None
}

/// The schema that was set.
pub(crate) fn find(_: &Arguments, _: Span) -> Result<Found, syn::Error> {
    let path = SCHEMA.with_borrow(|(_, file)| file.path().to_path_buf());
    Ok(Found { path, name: ".env.schema".to_owned() })
}
