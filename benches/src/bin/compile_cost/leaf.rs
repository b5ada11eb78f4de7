//! A package that is built again and again, with everything it depends on built before.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::{fields, hand};

/// What is measured.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Step {
    Check,
    Debug,
    Release,
}

impl Step {
    pub(crate) const ALL: [Self; 3] = [Self::Check, Self::Debug, Self::Release];

    /// The arguments of cargo.
    pub(crate) const fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Check => &["check"],
            Self::Debug => &["build"],
            Self::Release => &["build", "--release"],
        }
    }
}

const ATTRIBUTE: &str = "#[alphaswarm_settings::settings(prefix = \"APP_\")]\npub struct Settings;\n\n\
     pub fn load() -> Result<Settings, alphaswarm_settings::Error> {\n    \
     alphaswarm_settings::load()\n}\n";

/// Both programs use what a program uses, so that it is compiled.
const MAIN: &str = "\nfn main() {\n    let settings = load().unwrap();\n    \
     println!(\"{:?} {}\", settings.clone(), settings.field_0);\n}\n";

/// A figure that takes minutes is measured once.
const ENOUGH: Duration = Duration::from_secs(15);

/// The package that is timed.
pub(crate) struct Leaf {
    name: String,
    directory: PathBuf,
}

impl Leaf {
    /// A package whose settings the macro makes.
    pub(crate) fn ours(size: usize) -> Self {
        let leaf = Self::new("ours", size, ATTRIBUTE);
        leaf.write(".env.schema", &fields::schema(size));
        leaf
    }

    /// A package with the same fields and no macro.
    pub(crate) fn by_hand(size: usize) -> Self {
        Self::new("hand", size, &hand::source(size))
    }

    fn new(kind: &str, size: usize, source: &str) -> Self {
        let name = format!("{kind}-{size}");
        let leaf = Self { directory: workspace().join("target/compile-cost").join(&name), name };
        let settings = workspace().join("alphaswarm-settings").display().to_string();
        let manifest = format!(
            "[package]\nname = \"{}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
             [dependencies]\nalphaswarm-settings = {{ path = {settings:?} }}\n\n[workspace]\n",
            leaf.name
        );
        leaf.write("Cargo.toml", &manifest);
        leaf.write("src/main.rs", &format!("{source}{MAIN}"));
        fs::copy(workspace().join("Cargo.lock"), leaf.directory.join("Cargo.lock"))
            .expect("the versions of this workspace");
        leaf
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.directory.join(file);
        fs::create_dir_all(path.parent().expect("a directory")).expect("a directory for the file");
        fs::write(path, text).expect("the file is written");
    }

    /// The median of the seconds that cargo takes for the package alone: of seven runs, or of as
    /// many as begin within [`ENOUGH`].
    pub(crate) fn median(&self, step: Step) -> f64 {
        self.cargo(step.arguments());
        let begin = Instant::now();
        let mut seconds = Vec::new();
        while seconds.is_empty() || seconds.len() < 7 && begin.elapsed() < ENOUGH {
            let clean = ["clean", "--package", self.name.as_str()];
            self.cargo(&[clean.as_slice(), &step.arguments()[1..]].concat());
            let start = Instant::now();
            self.cargo(step.arguments());
            seconds.push(start.elapsed().as_secs_f64());
        }
        seconds.sort_by(f64::total_cmp);
        seconds[seconds.len() / 2]
    }

    fn cargo(&self, arguments: &[&str]) {
        let status = Command::new(env!("CARGO"))
            .args(arguments)
            .args(["--offline", "--quiet"])
            .current_dir(&self.directory)
            .env("CARGO_TARGET_DIR", workspace().join("target/compile-cost/target"))
            .env_remove("CARGO_MANIFEST_DIR")
            .stderr(Stdio::inherit())
            .status()
            .expect("cargo starts");
        assert!(status.success(), "cargo {arguments:?} failed in {}", self.directory.display());
    }
}

fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("this package lies in the workspace")
}
