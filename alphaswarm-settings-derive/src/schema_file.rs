//! Reads the schema file and turns its problems into compile errors.

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Report, render};
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::span::Span as Place;
use proc_macro2::Span;

use crate::find::Found;

/// The schema file, and what was wrong with its bytes.
pub(crate) fn read(found: &Found, at: Span) -> Result<(SourceFile, Vec<Diagnostic>), syn::Error> {
    let bytes = std::fs::read(&found.path).map_err(|error| {
        syn::Error::new(at, format!("the schema {} cannot be read: {error}", found.path.display()))
    })?;
    Ok(SourceFile::from_bytes(&found.name, bytes))
}

/// One compile error for each diagnostic that is an error, at the place in the user's code.
pub(crate) fn errors<'d>(
    diagnostics: impl Iterator<Item = (Span, &'d Diagnostic)>,
    source: &SourceFile,
    masks: &[Place],
) -> impl Iterator<Item = syn::Error> {
    diagnostics
        .filter(|(_, diagnostic)| diagnostic.is_error())
        .map(|(at, error)| syn::Error::new(at, render(&Report::new(error, source, masks))))
}
