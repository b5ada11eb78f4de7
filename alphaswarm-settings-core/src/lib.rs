//! What runs in a service; use `alphaswarm-settings`, which re-exports it with the macros.
//!
//! A crate of its own, so that it is built while the macros are, and the crate `url`.

mod attempt;
mod choices;
mod error;
mod from_environment;
mod global;
mod loader;
mod macros;
mod numbers;
pub mod parse;
mod reader;
mod requirements;
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
pub use loader::{Loaded, Loader, load};
pub use reader::Reader;
pub use source::{Source, SourceRecord};
pub use target::{TargetChoice, TargetReason};
pub use variable::Variable;
pub use warning::{Warning, WarningKind};

pub use secrecy;
#[cfg(feature = "json")]
pub use serde_json;
