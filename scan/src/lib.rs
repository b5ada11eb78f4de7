//! Finds where text of any kind uses environment variables, with the bytes of each place.
//!
//! Files go in as text and come out as [`Use`]s; nothing here knows a schema, a configuration or
//! how findings are shown.

pub mod declarations;
#[cfg(feature = "languages")]
pub mod declared;
pub mod kubernetes;
#[cfg(feature = "languages")]
pub mod languages;
pub mod strings;
pub mod uses;
pub mod yaml;

pub use declarations::{Declaration, DefaultValue, LeftOut, ValueType};
pub use strings::{Role, StringLiteral};
pub use uses::{EnvFile, Kind, Name, Scan, Skipped, Use, Within};
