//! A copy of AlphaSwarm's schema and config in a directory of its own.

use std::path::PathBuf;

use tempfile::TempDir;

use crate::command::{Run, alphaswarm_settings};

/// Where the config puts the four artifacts.
pub const ENV_LOCAL: &str = "deploy/compose/.env.local";
/// The second artifact.
pub const ENV_CLOUD: &str = "deploy/cloud/.env.cloud";
/// The third artifact.
pub const CONFIG_MAP: &str = "deploy/kubernetes/base/configmap.yaml";
/// The fourth artifact.
pub const SECRET: &str = "deploy/scaffold/secret.yaml.template";
/// All four.
pub const ARTIFACTS: [&str; 4] = [ENV_LOCAL, ENV_CLOUD, CONFIG_MAP, SECRET];

/// A project directory that goes away at the end of the test.
#[derive(Debug)]
pub struct Project(TempDir);

impl Project {
    /// A copy with nothing generated.
    #[must_use]
    pub fn new() -> Self {
        let project = Self(tempfile::tempdir().expect("a temporary directory"));
        let schema = "schema/.env.schema";
        project.write(schema, &crate::read(crate::file(schema)));
        project.write("alphaswarm-settings.toml", &config());
        project
    }

    /// A copy with all four artifacts.
    #[must_use]
    pub fn generated() -> Self {
        let project = Self::new();
        project.generate();
        project
    }

    /// Writes all four artifacts.
    pub fn generate(&self) {
        for env in ["local", "cloud", "k8s"] {
            let _ = self.run(&["generate", "--env", env]).succeeded();
        }
    }

    /// Runs the command in the directory.
    #[must_use]
    pub fn run(&self, arguments: &[&str]) -> Run {
        alphaswarm_settings(self.0.path(), arguments)
    }

    /// The path of a file of the project.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The text of a file of the project.
    #[must_use]
    pub fn read(&self, name: &str) -> String {
        crate::read(self.path(name))
    }

    /// Writes a file of the project.
    pub fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a file has a directory"))
            .and_then(|()| std::fs::write(&path, text))
            .unwrap_or_else(|problem| panic!("cannot write {}: {problem}", path.display()));
    }

    /// Replaces the one occurrence of `from` in the schema.
    pub fn edit_schema(&self, from: &str, to: &str) {
        let schema = self.read("schema/.env.schema");
        assert_eq!(schema.matches(from).count(), 1, "{from:?} stands once in the schema");
        self.write("schema/.env.schema", &schema.replace(from, to));
    }
}

/// The platform's config without its environments: tests give the project other schemas, which
/// their values would not fit.
#[must_use]
pub fn config() -> String {
    let config = crate::read(crate::file("alphaswarm-settings.toml"));
    let artifacts = config.split("\n[[environment]]").next();
    artifacts.unwrap_or_default().to_owned()
}

impl Default for Project {
    fn default() -> Self {
        Self::new()
    }
}
