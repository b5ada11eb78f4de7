//! Typed settings from one schema.
//!
//! A platform declares every environment variable in `.env.schema`. [`settings`] makes a struct
//! of it at compile time, [`Settings`](derive@Settings) checks a struct of your own against it;
//! [`load`] fills either from the environment, or says everything that is wrong with it at once.
//! When schema and code drift apart, the build fails.
//!
//! # Where values come from
//!
//! | source | for |
//! |---|---|
//! | process environment | every variable |
//! | the file that `KEY_FILE` names | secret classes, and variables with `file: true` |
//! | [`Loader::secrets_dir`], a file for each key | every variable |
//! | [`Loader::env_file`] | every variable |
//! | the schema's default | what has one; in `kubernetes` and `cloud` not for required variables |
//!
//! The first that is not empty counts. `KEY` with `KEY_FILE` is an error, and so is an alias
//! with another value. The placeholder `changeme` is never the value of a secret.
//! [`Loader::load_with_report`] says for each variable where its value was found.
//!
//! # Targets
//!
//! What is required, and which default holds, depends on the target: `local`, `kubernetes` or
//! `cloud`. It is the first of: [`Loader::target`]; `ALPHASWARM_SETTINGS_TARGET` (`k8s` is
//! accepted); the only target that the settings serve; `local` where `CARGO_MANIFEST_DIR` is set,
//! as cargo does for `run` and `test`; `kubernetes` where `KUBERNETES_SERVICE_HOST` is set;
//! `cloud` where a cloud's container service has left its sign; else `local`. Every report names
//! the target and the reason.
//!
//! # Features
//!
//! | feature | default | what it adds |
//! |---|---|---|
//! | `url` | on | the type `url` |
//! | `envy` | off | fields of any `Deserialize` type in views, for the types `string` and `enum`; `FromStr` needs no feature |
//! | `json` | off | the type `json`, and fields of any `Deserialize` type for it in views |
//! | `pattern` | off | `pattern` in the schema |
//! | `watch` | off | `Watched`, settings that follow rotated secrets |
//! | `manifests` | off | the check of Kubernetes manifests in [`testing`] |
//! | `serde` | off | `Serialize` for [`SourceRecord`] |
//! | `tracing` | off | warnings go to `tracing` |
//! | `miette` | off | [`Error`] is a diagnostic of miette's |
//!
//! # Secrets
//!
//! A variable of a secret class is a [`secrecy::SecretString`]. Its value is in no message, no
//! `Debug` and no report. One that comes from a file leaves no copy in memory after the settings
//! are dropped, but for one of the type `json`, whose check copies it; one from the environment
//! stays in the environment block, which is why files are the better source.

#[cfg(feature = "envy")]
mod deserialize;
#[cfg(feature = "json")]
mod from_json;
#[doc(hidden)]
pub mod own;
pub mod parse;
mod redact;

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

#[cfg(feature = "watch")]
#[doc(inline)]
pub use alphaswarm_settings_core::watch::{self, Watched};
#[doc(inline)]
pub use alphaswarm_settings_core::{
    Bound, Bounds, Choices, Classification, Error, FromEnvironment, Invalid, Loaded, Loader,
    Problem, ProblemKind, Reader, Report, Scalar, Source, SourceRecord, Target, TargetChoice,
    TargetReason, TargetSet, ValueType, Variable, Warning, WarningKind, load, testing,
};

pub use alphaswarm_settings_core::secrecy;
#[cfg(feature = "json")]
pub use alphaswarm_settings_core::serde_json;
#[cfg(feature = "url")]
pub use url;
