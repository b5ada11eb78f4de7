//! Settings of each kind, and directories to load them from.

use std::path::{Path, PathBuf};

use alphaswarm_settings::{Error, Loader, ProblemKind, Source, Target, settings};
use tempfile::TempDir;

#[settings(schema = "fixtures/sources.env.schema", prefix = "APP_")]
pub(crate) struct Settings;

pub(crate) fn loader(variables: &[(&str, &str)]) -> Loader {
    Loader::new().target(Target::Local).vars(variables.iter().copied())
}

/// A directory that is removed after the test.
pub(crate) struct Directory(TempDir);

impl Directory {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a directory can be made"))
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file and gives its path.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a file lies in a directory")).unwrap();
        std::fs::write(&path, content).expect("a file can be written");
        path
    }
}

pub(crate) fn text(path: &Path) -> &str {
    path.to_str().expect("directories of tests have plain names")
}

/// Where the report of a load says that a variable was found, and what it shows of its value.
pub(crate) fn row(from: Loader, key: &str) -> (Source, Option<String>) {
    let loaded = from.load_with_report::<Settings>().expect("the environment is right");
    let record = loaded.sources.into_iter().find(|record| record.key == key);
    record.map(|record| (record.source, record.value)).expect("every variable has a row")
}

pub(crate) fn refused(from: Loader) -> Error {
    from.load::<Settings>().expect_err("the environment is wrong")
}

/// The variables of the problems, in the order of the report.
pub(crate) fn keys(error: &Error) -> Vec<&str> {
    error.problems().iter().map(alphaswarm_settings::Problem::key).collect()
}

/// The kind of the only problem.
pub(crate) fn only(error: &Error) -> (&str, &ProblemKind) {
    assert_eq!(error.problems().len(), 1, "{error}");
    (error.problems()[0].key(), error.problems()[0].kind())
}

pub(crate) fn warnings(from: Loader) -> Vec<String> {
    let loaded = from.load_with_report::<Settings>().expect("the environment is right");
    loaded.warnings.iter().map(ToString::to_string).collect()
}
