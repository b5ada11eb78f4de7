//! The language of `.env.schema`: text to model, values, diagnostics.
//!
//! Everything flows one way: a [`SourceFile`] is read into
//! [`syntax`], which is lowered into a [`model`]; the macro, the command and `load()` start from
//! there. Nothing here touches the file system, and nothing panics on any input.
//!
//! ```
//! use alphaswarm_settings_schema::{parse, source_file::SourceFile};
//!
//! let source = SourceFile::new(".env.schema", "\
//! key: PORT
//! description: The port to listen on.
//! type: port
//! required: false
//! default: 8080
//! targets: local, kubernetes
//! classification: plain
//! ");
//! let parsed = parse(&source);
//! assert!(!parsed.has_errors());
//! assert_eq!(parsed.schema.variables[0].key.value, "PORT");
//! ```

pub mod cadence;
pub mod diagnostic;
pub mod dotenv;
pub mod field;
pub mod key;
pub mod lint;
pub mod lower;
pub mod mask;
pub mod model;
#[doc(hidden)]
pub mod order;
pub mod placeholder;
pub mod source_file;
pub mod span;
pub mod syntax;
pub mod value;

pub use lower::Lowered;

use source_file::SourceFile;

/// Reads a schema. Never fails: what is wrong is in the result's diagnostics.
#[must_use]
pub fn parse(source: &SourceFile) -> Lowered<'_> {
    lower::lower(source)
}
