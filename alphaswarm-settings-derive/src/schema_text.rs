//! Reads the schema file and turns its problems into compile errors.

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Report, render};
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::span::Span as Place;
use proc_macro2::Span;

use crate::find::Found;

/// The text of the schema, and what was wrong with its bytes.
pub(crate) fn read(found: &Found, at: Span) -> Result<(SourceFile, Vec<Diagnostic>), syn::Error> {
    let bytes = std::fs::read(&found.path).map_err(|error| {
        syn::Error::new(at, format!("the schema {} cannot be read: {error}", found.path.display()))
    })?;
    Ok(SourceFile::from_bytes(&found.name, bytes))
}

/// One compile error for each diagnostic that is an error.
pub(crate) fn errors(
    diagnostics: &[Diagnostic],
    source: &SourceFile,
    masks: &[Place],
    at: Span,
) -> Vec<syn::Error> {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error());
    errors.map(|error| syn::Error::new(at, render(&Report::new(error, source, masks)))).collect()
}
