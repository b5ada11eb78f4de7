//! One of the two versions of a schema.

use alphaswarm_settings_schema::model::Schema;

use crate::artifact::Artifact;
use crate::sources::Source;

/// A version of the schema, with the file that it stands in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Side<'a, 's> {
    pub(super) schema: &'a Schema<'s>,
    pub(super) source: &'a Source,
    /// The artifacts that are made from it.
    pub(super) artifacts: &'a [Artifact],
}
