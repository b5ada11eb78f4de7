//! Typed settings from one schema.
//!
//! A platform declares every environment variable in `.env.schema`. [`settings`] makes a struct
//! of it at compile time; [`load`] fills the struct from the environment, or says everything that
//! is wrong with it at once. When schema and code drift apart, the build fails.

// The names that generated code begins with have to mean this crate inside of it too.
extern crate self as alphaswarm_settings;

mod environment;
mod error;
mod from_environment;
mod loader;
pub mod parse;
mod reader;
mod redact;
mod source;
mod target;
mod variable;
mod warning;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use alphaswarm_settings_derive::settings;
pub use alphaswarm_settings_schema::model::{Classification, Target, TargetSet};
pub use alphaswarm_settings_schema::value::{Invalid, Scalar, ValueType};
pub use error::{Error, Problem, ProblemKind};
pub use from_environment::FromEnvironment;
pub use loader::{Loaded, Loader, load};
pub use reader::Reader;
pub use source::{Source, SourceRecord};
pub use target::{TargetChoice, TargetReason};
pub use variable::Variable;
pub use warning::{Warning, WarningKind};

pub use secrecy;
#[cfg(feature = "url")]
pub use url;
