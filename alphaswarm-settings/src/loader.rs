//! How settings are loaded.

use std::ffi::OsString;

use alphaswarm_settings_schema::model::Target;

use crate::environment::Environment;
use crate::error::{Error, Problem};
use crate::reader::Outcome;
use crate::source::SourceRecord;
use crate::target::{self, TargetChoice};
use crate::warning::Warning;
use crate::{FromEnvironment, Reader};

/// Loads settings from the process environment.
///
/// # Errors
/// Every problem of the environment, in schema order, in one [`Error`].
pub fn load<T: FromEnvironment>() -> Result<T, Error> {
    Loader::new().load()
}

/// Loads settings, with a say in where the values come from.
///
/// ```
/// use alphaswarm_settings::{Loader, Target};
/// # use alphaswarm_settings::{FromEnvironment, Reader, Variable};
/// # struct Settings;
/// # impl FromEnvironment for Settings {
/// #     fn variables(_: &mut dyn FnMut(&'static Variable)) {}
/// #     fn from_environment(_: &mut Reader<'_>) -> Option<Self> { Some(Self) }
/// # }
///
/// let loader = Loader::new().target(Target::Local).vars([("ALPHASWARM_ENV", "test")]);
/// let loaded = loader.load_with_report::<Settings>()?;
/// for record in &loaded.sources {
///     println!("{} from {}", record.key, record.source);
/// }
/// # Ok::<(), alphaswarm_settings::Error>(())
/// ```
#[derive(Debug, Default)]
#[must_use = "a loader does nothing until `load` or `load_with_report` is called"]
pub struct Loader {
    environment: Environment,
    target: Option<Target>,
}

/// Settings and how they came about.
#[derive(Debug)]
#[non_exhaustive]
pub struct Loaded<T> {
    /// The settings.
    pub settings: T,
    /// The target they were loaded for.
    pub target: TargetChoice,
    /// What became of each variable, in schema order.
    pub sources: Vec<SourceRecord>,
    /// What is odd but does no harm, in schema order.
    pub warnings: Vec<Warning>,
}

impl Loader {
    /// A loader that reads the process environment.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads these variables in place of the process environment; of two with one name, the last
    /// one counts.
    ///
    /// This is how a test gives settings: changing the environment of a running process is unsound.
    pub fn vars<K, V>(mut self, variables: impl IntoIterator<Item = (K, V)>) -> Self
    where
        K: Into<OsString>,
        V: Into<OsString>,
    {
        let variables = variables.into_iter().map(|(key, value)| (key.into(), value.into()));
        self.environment = Environment::Given(variables.collect());
        self
    }

    /// Says which target this is, in place of finding out.
    pub fn target(mut self, target: Target) -> Self {
        self.target = Some(target);
        self
    }

    /// Loads the settings.
    ///
    /// # Errors
    /// Every problem of the environment, in schema order, in one [`Error`].
    pub fn load<T: FromEnvironment>(self) -> Result<T, Error> {
        self.run(false).map(|loaded| loaded.settings)
    }

    /// Loads the settings and says where each value was found.
    ///
    /// # Errors
    /// Every problem of the environment, in schema order, in one [`Error`].
    pub fn load_with_report<T: FromEnvironment>(self) -> Result<Loaded<T>, Error> {
        self.run(true)
    }

    fn run<T: FromEnvironment>(self, records: bool) -> Result<Loaded<T>, Error> {
        let choice = target::choose(self.target, &self.environment, T::TARGETS, T::REQUIRE_TARGET);
        let target = choice.as_ref().ok().map(|choice| choice.target);
        let mut reader = Reader::new(&self.environment, target, records);
        let settings = T::from_environment(&mut reader);
        let outcome = reader.finish();
        match (settings, choice) {
            (Some(settings), Ok(target)) if outcome.problems.is_empty() => {
                let Outcome { sources, warnings, .. } = outcome;
                Ok(Loaded { settings, target, sources, warnings })
            }
            (_, choice) => Err(self.error::<T>(choice, outcome.problems)),
        }
    }

    #[cold]
    fn error<T: FromEnvironment>(
        &self,
        choice: Result<TargetChoice, target::NoTarget>,
        mut problems: Vec<Problem>,
    ) -> Error {
        let mut known = Vec::new();
        T::variables(&mut |variable| known.push(variable));
        problems.sort_by_key(Problem::place);
        let (target, no_target) = match choice {
            Ok(choice) => (Some(choice), None),
            Err(no_target) => (None, Some(Problem::no_target(no_target, T::TARGETS))),
        };
        problems.splice(0..0, no_target);
        if problems.is_empty() {
            problems.push(Problem::nothing_recorded(std::any::type_name::<T>()));
        }
        let mut set = self.environment.names();
        set.retain(|name| !known.iter().any(|variable| variable.key == name));
        for problem in &mut problems {
            problem.suggest(&set);
        }
        Error::new(target, known.len(), problems)
    }
}
