//! How settings are loaded.

use std::ffi::OsString;
use std::path::PathBuf;

use alphaswarm_settings_schema::model::Target;

use crate::FromEnvironment;
use crate::error::Error;
use crate::loaded::Loaded;
use crate::reader::Outcome;
use crate::requirements::Requirements;
use crate::sources::Environment;

/// Loads settings from the process environment.
///
/// # Errors
/// Every problem of the environment, in schema order, in one [`Error`].
pub fn load<T: FromEnvironment>() -> Result<T, Error> {
    Loader::new().load()
}

/// Loads settings from the sources that it is given.
///
/// A value is looked for in the process environment, in the file that `KEY_FILE` names (for secret
/// classes, and where the schema says `file: true`), in the directories of [`secrets_dir`], in the
/// files of [`env_file`], and in the schema. The first that is not empty counts.
///
/// [`secrets_dir`]: Self::secrets_dir
/// [`env_file`]: Self::env_file
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
    pub(crate) environment: Environment,
    pub(crate) target: Option<Target>,
    pub(crate) secrets_dirs: Vec<PathBuf>,
    pub(crate) env_files: Vec<PathBuf>,
    pub(crate) denied_prefixes: Vec<String>,
}

impl Loader {
    /// A loader that reads the process environment.
    pub fn new() -> Self {
        Self::default()
    }

    /// A loader that reads no environment: nothing is set but what [`var`](Self::var) sets, and what
    /// its files hold.
    pub fn empty() -> Self {
        Self { environment: Environment::of(Vec::new()), ..Self::default() }
    }

    /// Sets one variable, no matter what the environment has under this name: for options of a command
    /// line that override the environment, and for tests after [`empty`](Self::empty).
    pub fn var(mut self, key: impl Into<OsString>, value: impl Into<OsString>) -> Self {
        self.environment.set(key.into(), value.into());
        self
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
        self.environment = Environment::of(variables.collect());
        self
    }

    /// Sets the target, in place of finding it out.
    pub fn target(mut self, target: Target) -> Self {
        self.target = Some(target);
        self
    }

    /// Adds a directory that holds a file for each value, named as its key, as Kubernetes and
    /// Docker mount secrets. Of several directories, the first that has a value counts.
    ///
    /// Only files of declared names are opened, and one line ending at the end of a file is no
    /// part of the value. A directory that is absent is no error. A file of more than 1 MiB is.
    pub fn secrets_dir(mut self, directory: impl Into<PathBuf>) -> Self {
        self.secrets_dirs.push(directory.into());
        self
    }

    /// Adds an env file, the last source before the defaults. Of several files, the first that
    /// has a value counts.
    ///
    /// Nothing is interpolated: `$` means itself. A file that is absent is no error; one that
    /// cannot be read as a whole is, with every line that is wrong.
    pub fn env_file(mut self, file: impl Into<PathBuf>) -> Self {
        self.env_files.push(file.into());
        self
    }

    /// Refuses variables that are set, begin with `prefix` and are not declared in the schema.
    ///
    /// Exempt are `ALPHASWARM_SETTINGS_…`, `KEY_FILE` of a declared key, aliases, and the names
    /// that Kubernetes makes for a Service.
    pub fn deny_unknown(mut self, prefix: impl Into<String>) -> Self {
        self.denied_prefixes.push(prefix.into());
        self
    }

    /// Loads the settings.
    ///
    /// # Errors
    /// Every problem of the environment, in schema order, in one [`Error`].
    pub fn load<T: FromEnvironment>(self) -> Result<T, Error> {
        self.load_settings()
    }

    /// Loads the settings and says where each value was found.
    ///
    /// The names that are set are looked through too, for one that is nearly that of a variable which
    /// is unset; that is a warning. (With the feature `tracing`, [`load`](Self::load) does so too.)
    ///
    /// # Errors
    /// Every problem of the environment, in schema order, in one [`Error`].
    pub fn load_with_report<T: FromEnvironment>(self) -> Result<Loaded<T>, Error> {
        self.load_all()
    }

    pub(crate) fn load_settings<T: FromEnvironment>(&self) -> Result<T, Error> {
        let requirements = Requirements::of::<T>();
        // Large settings are copied at each place they pass through: they are made where they are
        // taken from.
        let mut settings = None;
        let outcome = self
            .attempt(&requirements, false, &mut |reader| settings = T::from_environment(reader))?;
        settings.ok_or_else(|| requirements.nothing_recorded(outcome.target))
    }

    pub(crate) fn load_all<T: FromEnvironment>(&self) -> Result<Loaded<T>, Error> {
        let requirements = Requirements::of::<T>();
        let mut settings = None;
        let outcome = self
            .attempt(&requirements, true, &mut |reader| settings = T::from_environment(reader))?;
        match (settings, outcome) {
            (Some(settings), Outcome { target: Some(Ok(target)), sources, warnings, .. }) => {
                Ok(Loaded { settings, target, sources, warnings })
            }
            (_, Outcome { target, .. }) => Err(requirements.nothing_recorded(target)),
        }
    }
}
