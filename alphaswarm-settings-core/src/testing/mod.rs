//! For the tests of services: settings without an environment, and the proof that artifacts cover
//! what a service needs.
//!
//! Nothing here looks at the process environment, or finds out a target by itself.

mod choices;
mod cover;
#[cfg(feature = "manifests")]
mod manifest;

use alphaswarm_settings_schema::model::Target;

use crate::{Error, FromEnvironment, Loader};

pub use choices::assert_takes_choices;
pub use cover::assert_covers;
#[cfg(feature = "manifests")]
pub use manifest::assert_manifests_cover;

/// Settings of the target `local` in which only these variables are set.
///
/// ```
/// # use alphaswarm_settings::{FromEnvironment, Reader, Variable, parse, testing};
/// # struct Settings { port: u16 }
/// # static PORT: Variable = Variable { key: "PORT", default: Some("8080"), ..Variable::STRING };
/// # impl FromEnvironment for Settings {
/// #     fn variables(visit: &mut dyn FnMut(&'static Variable)) { visit(&PORT) }
/// #     fn from_environment(reader: &mut Reader<'_>) -> Option<Self> {
/// #         Some(Self { port: reader.read(&PORT, parse::port)? })
/// #     }
/// # }
/// let settings: Settings = testing::settings([("PORT", "9000")])?;
/// assert_eq!(settings.port, 9000);
/// assert_eq!(testing::settings::<Settings>([])?.port, 8080);
///
/// let Err(mistyped) = testing::settings::<Settings>([("PROT", "9000")]) else { panic!() };
/// assert!(mistyped.to_string().contains("is it meant to be `PORT`?"));
/// # Ok::<(), alphaswarm_settings::Error>(())
/// ```
///
/// # Errors
/// As [`load`](crate::load), and for each name that the schema does not declare.
pub fn settings<'v, T: FromEnvironment>(
    variables: impl IntoIterator<Item = (&'v str, &'v str)>,
) -> Result<T, Error> {
    settings_in(Target::Local, variables)
}

/// Settings of a target in which only these variables are set.
///
/// # Errors
/// As [`settings`].
pub fn settings_in<'v, T: FromEnvironment>(
    target: Target,
    variables: impl IntoIterator<Item = (&'v str, &'v str)>,
) -> Result<T, Error> {
    Loader::new().target(target).vars(variables).deny_unknown("").load()
}

/// The variables that an environment has to set in `target` for `T`, in schema order: what an empty one
/// lacks.
///
/// ```
/// # use alphaswarm_settings::{FromEnvironment, Reader, Target, TargetSet, Variable, parse, testing};
/// # struct Settings { port: u16 }
/// # static PORT: Variable = Variable {
/// #     key: "PORT", required_in: TargetSet::EMPTY.with(Target::Cloud), ..Variable::STRING
/// # };
/// # impl FromEnvironment for Settings {
/// #     fn variables(visit: &mut dyn FnMut(&'static Variable)) { visit(&PORT) }
/// #     fn from_environment(reader: &mut Reader<'_>) -> Option<Self> {
/// #         Some(Self { port: reader.read(&PORT, parse::port)? })
/// #     }
/// # }
/// assert_eq!(testing::missing::<Settings>(Target::Cloud), ["PORT"]);
/// ```
#[must_use]
pub fn missing<T: FromEnvironment>(target: Target) -> Vec<&'static str> {
    let empty = Loader::empty().target(target).load::<T>();
    let mut missing = Vec::new();
    for problem in empty.err().iter().flat_map(Error::problems) {
        if let Some(variable) = problem.variable().filter(|_| problem.kind().is_absence()) {
            missing.push(variable.key);
        }
    }
    missing
}
