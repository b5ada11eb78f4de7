//! For the tests of services: settings without an environment, and the proof that artifacts cover
//! what a service needs.
//!
//! Nothing here looks at the process environment, or finds out a target by itself.

mod cover;
#[cfg(feature = "manifests")]
mod manifest;

use alphaswarm_settings_schema::model::Target;

use crate::{Error, FromEnvironment, Loader};

pub use cover::assert_covers;
#[cfg(feature = "manifests")]
pub use manifest::assert_manifests_cover;

/// Settings of the target `local` in which only these variables are set.
///
/// ```
/// # use alphaswarm_settings::{FromEnvironment, Reader, Variable, parse};
/// # struct Settings { port: u16 }
/// # static PORT: Variable = Variable { key: "PORT", default: Some("8080"), ..Variable::STRING };
/// # impl FromEnvironment for Settings {
/// #     fn variables(visit: &mut dyn FnMut(&'static Variable)) { visit(&PORT) }
/// #     fn from_environment(reader: &mut Reader<'_>) -> Option<Self> {
/// #         Some(Self { port: reader.read(&PORT, parse::port)? })
/// #     }
/// # }
/// let settings: Settings = alphaswarm_settings::testing::settings([("PORT", "9000")])?;
/// assert_eq!(settings.port, 9000);
/// # Ok::<(), alphaswarm_settings::Error>(())
/// ```
///
/// # Errors
/// As [`load`](crate::load).
pub fn settings<T, K, V>(variables: impl IntoIterator<Item = (K, V)>) -> Result<T, Error>
where
    T: FromEnvironment,
    K: Into<std::ffi::OsString>,
    V: Into<std::ffi::OsString>,
{
    settings_in(Target::Local, variables)
}

/// Settings of a target in which only these variables are set.
///
/// # Errors
/// As [`load`](crate::load).
pub fn settings_in<T, K, V>(
    target: Target,
    variables: impl IntoIterator<Item = (K, V)>,
) -> Result<T, Error>
where
    T: FromEnvironment,
    K: Into<std::ffi::OsString>,
    V: Into<std::ffi::OsString>,
{
    Loader::new().target(target).vars(variables).load()
}
