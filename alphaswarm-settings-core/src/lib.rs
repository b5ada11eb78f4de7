//! What runs in a service; use `alphaswarm-settings`, which re-exports it with the macros.
//!
//! A crate of its own, so that it is built while the macros are, and the crate `url`.

mod attempt;
mod choices;
mod error;
mod from_environment;
mod global;
mod loaded;
mod loader;
mod macros;
mod near;
mod numbers;
pub mod parse;
mod reader;
mod report;
mod requirements;
#[cfg(feature = "serde")]
mod serialize;
mod source;
mod sources;
mod target;
pub mod testing;
mod unknown;
mod variable;
mod warning;
#[cfg(feature = "watch")]
pub mod watch;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use alphaswarm_settings_schema::model::{Classification, Target, TargetSet};
pub use alphaswarm_settings_schema::value::{Bound, Bounds, Invalid, Scalar, ValueType};
pub use choices::Choices;
pub use error::{Error, Problem, ProblemKind};
pub use from_environment::FromEnvironment;
pub use loaded::Loaded;
pub use loader::{Loader, load};
pub use reader::Reader;
pub use report::Report;
pub use source::{Source, SourceRecord};
pub use target::{TargetChoice, TargetReason};
pub use variable::Variable;
pub use warning::{Warning, WarningKind};

pub use secrecy;
#[cfg(feature = "json")]
pub use serde_json;
