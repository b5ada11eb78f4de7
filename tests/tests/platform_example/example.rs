//! A copy of the example with its generated files.

use std::path::{Path, PathBuf};

use alphaswarm_settings_tests::command::{Run, alphaswarm_settings, run};
use alphaswarm_settings_tests::consumer::Consumer;
use alphaswarm_settings_tests::{file, read};

/// What the copy has of the example; the rest of it is generated.
const COPIED: [&str; 11] = [
    "alphaswarm-settings.toml",
    "api/app.py",
    "compose.yaml",
    "deploy/prod/values.env",
    "schema/.env.schema",
    "web/index.html",
    "web/package.json",
    "web/serve",
    "web/src/main.ts",
    "web/tsconfig.json",
    "web/vite.config.ts",
];

/// The secret that is filled in.
pub(crate) const SECRET: &str = "hunter2";

pub(crate) struct Example(tempfile::TempDir);

impl Example {
    pub(crate) fn new() -> Self {
        let example = Self(tempfile::tempdir().expect("a temporary directory"));
        for name in COPIED {
            let path = example.path(name);
            std::fs::create_dir_all(path.parent().expect("a file has a directory"))
                .expect("it is made");
            std::fs::write(path, read(original(name))).expect("it is copied");
        }
        let _ = alphaswarm_settings(example.0.path(), &["generate"]).succeeded();
        let path = example.path("deploy/.env.local");
        let filled = read(&path).replace(
            "# SHOP_SESSION_KEY=<set-via-secret-store>",
            &format!("SHOP_SESSION_KEY='{SECRET}'"),
        );
        std::fs::write(&path, filled).expect("the secret is filled in");
        example
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Builds the frontend; says whether there is what builds it.
    pub(crate) fn build_web(&self) -> bool {
        let modules = file("target/consumers/node_modules");
        let tsc = self.node(&modules.join("typescript/bin/tsc"), &[]);
        let Some(tsc) = tsc else { return false };
        assert_eq!(tsc.code, 0, "{}", tsc.stdout);
        let vite = self.node(&modules.join("vite/bin/vite.js"), &["build", "--logLevel", "error"]);
        let _ = vite.expect("Node was there").succeeded();
        true
    }

    /// Runs a program of npm in the frontend; nothing when Node is missing.
    fn node(&self, program: &Path, arguments: &[&str]) -> Option<Run> {
        let mut command = Consumer::Node.command()?;
        let modules = self.path("web/node_modules");
        if !modules.exists() {
            std::os::unix::fs::symlink(file("target/consumers/node_modules"), modules)
                .expect("a link");
        }
        Some(run(command.arg(program).args(arguments).current_dir(self.path("web"))))
    }
}

/// A file of the example as it is committed.
pub(crate) fn original(name: &str) -> PathBuf {
    file("examples/platform").join(name)
}
