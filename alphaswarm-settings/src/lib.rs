//! Typed settings from one schema.
//!
//! A platform declares every environment variable in `.env.schema`. [`settings`] makes a struct
//! of it at compile time; [`load`] fills the struct from the environment, or says everything that
//! is wrong with it at once. When schema and code drift apart, the build fails.

// The names that generated code begins with have to mean this crate inside of it too.
extern crate self as alphaswarm_settings;

#[cfg(feature = "envy")]
mod deserialize;
mod error;
mod from_environment;
mod global;
mod loader;
pub mod parse;
mod reader;
mod redact;
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

/// ```
/// use alphaswarm_settings::{secrecy, url};
///
/// #[derive(alphaswarm_settings::Settings)]
/// #[settings(prefix = "ALPHASWARM_")]
/// struct Worker {
///     redis_url: url::Url,
///     database_password: Option<secrecy::SecretString>,
///     #[settings(key = "AWS_REGION")]
///     region: String,
/// }
/// # let loader = alphaswarm_settings::Loader::new().vars([("AWS_REGION", "eu-west-1")]);
/// # assert_eq!(loader.load::<Worker>()?.region, "eu-west-1");
/// # Ok::<(), alphaswarm_settings::Error>(())
/// ```
///
#[doc(inline)]
pub use alphaswarm_settings_derive::Settings;
/// ```
/// use alphaswarm_settings::settings;
///
/// #[settings(prefix = "ALPHASWARM_")]
/// pub(crate) struct Settings;
///
/// fn main() -> Result<(), alphaswarm_settings::Error> {
///     let settings: Settings = alphaswarm_settings::load()?;
///     println!("{}", settings.core_api_url);
///     Ok(())
/// }
/// ```
///
#[doc(inline)]
pub use alphaswarm_settings_derive::settings;
pub use alphaswarm_settings_schema::model::{Classification, Target, TargetSet};
pub use alphaswarm_settings_schema::value::{Bound, Bounds, Invalid, Scalar, ValueType};
pub use error::{Error, Problem, ProblemKind};
pub use from_environment::FromEnvironment;
pub use loader::{Loaded, Loader, load};
pub use reader::Reader;
pub use source::{Source, SourceRecord};
pub use target::{TargetChoice, TargetReason};
pub use variable::Variable;
pub use warning::{Warning, WarningKind};
#[cfg(feature = "watch")]
pub use watch::Watched;

pub use secrecy;
#[cfg(feature = "json")]
pub use serde_json;
#[cfg(feature = "url")]
pub use url;
