//! What `load` can make.

use alphaswarm_settings_schema::model::TargetSet;

use crate::{Reader, Variable};

/// A type that is made from the environment.
///
/// The macros implement it. By hand it takes one [`Variable`] for each value:
///
/// ```
/// use alphaswarm_settings::{FromEnvironment, Loader, Reader, Variable, parse};
///
/// struct Listen {
///     port: u16,
/// }
///
/// static PORT: Variable = Variable { key: "PORT", default: Some("8080"), ..Variable::STRING };
///
/// impl FromEnvironment for Listen {
///     fn variables(visit: &mut dyn FnMut(&'static Variable)) {
///         visit(&PORT);
///     }
///
///     fn from_environment(reader: &mut Reader<'_>) -> Option<Self> {
///         Some(Self { port: reader.read(&PORT, parse::port)? })
///     }
/// }
///
/// let listen: Listen = Loader::new().vars([("PORT", "9000")]).load()?;
/// assert_eq!(listen.port, 9000);
/// # Ok::<(), alphaswarm_settings::Error>(())
/// ```
pub trait FromEnvironment: Sized {
    /// The targets that the type serves; loading it in another is an error.
    const TARGETS: TargetSet = TargetSet::ALL;

    /// Whether the target has to be known, and may not be taken to be `local` for want of a sign.
    const REQUIRE_TARGET: bool = false;

    /// The keys and old names of the schema that the type was made from, where they are more than
    /// the variables that it reads: they are declared, whoever reads them.
    #[must_use]
    fn declared() -> &'static [&'static str] {
        &[]
    }

    /// Calls `visit` with each variable that is read, in schema order.
    fn variables(visit: &mut dyn FnMut(&'static Variable));

    /// Reads every variable and makes the value.
    ///
    /// `None` means that the reader has recorded a problem. Read every variable before giving up,
    /// so that the report holds every problem.
    fn from_environment(reader: &mut Reader<'_>) -> Option<Self>;
}
