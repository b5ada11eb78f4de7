//! Services of many versions, built at once: one program, which is told what it is.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;
use std::process::Command;

use alphaswarm_settings_tests::command::run;
use alphaswarm_settings_tests::package::{Package, dependency};

use crate::version::{SERVICES, Version};

/// A service of some version.
#[derive(Clone)]
pub(crate) struct Source {
    /// What the program is told; a part of a name in Rust.
    pub(crate) name: String,
    pub(crate) schema: String,
    /// The service that it is; none where it reads every variable.
    pub(crate) service: Option<&'static str>,
    pub(crate) denies_unknown: bool,
}

/// What services do when they start.
pub(crate) struct Services {
    program: PathBuf,
    // It holds the sources, and what it is built of stays.
    _package: Package,
}

/// How a service starts, behind the modules of all versions.
const START: &str = r#"
fn start<T: alphaswarm_settings::FromEnvironment>(denies_unknown: bool) {
    let loader = alphaswarm_settings::Loader::new();
    let loader = if denies_unknown { loader.deny_unknown("APP_") } else { loader };
    let Err(error) = loader.load::<T>() else { return };
    for problem in error.problems() {
        println!("{} {:?}", problem.key(), problem.kind());
    }
    std::process::exit(1);
}
"#;

impl Services {
    /// Builds services. The package has a name of its own among the tests.
    pub(crate) fn build(package: &str, sources: &[Source]) -> Self {
        let name = package;
        let package = Package::new(name);
        package.write_manifest(&dependency(", features = [\"json\", \"pattern\"]"), "[workspace]");
        let (mut modules, mut arms) = (String::new(), String::new());
        for Source { name, schema, service, denies_unknown } in sources {
            let file = format!("schemas/{name}.env.schema");
            package.write(&file, schema);
            let service = service.map(|service| format!(", services = \"{service}\""));
            let _ = writeln!(
                modules,
                "mod {name} {{\n    #[alphaswarm_settings::settings(schema = \"{file}\"{})]\n    \
                 pub(crate) struct Settings;\n}}",
                service.unwrap_or_default()
            );
            let _ = writeln!(
                arms,
                "        \"{name}\" => start::<{name}::Settings>({denies_unknown}),"
            );
        }
        let main = format!(
            "#![allow(dead_code)]\n{modules}{START}\nfn main() {{\n    let wanted = std::env::args().nth(1);\n    \
             match wanted.as_deref().unwrap_or_default() {{\n{arms}        other => panic!(\"{{other}}\"),\n    \
             }}\n}}\n"
        );
        package.write("src/main.rs", &main);
        let built = package.build();
        assert_eq!(built.code, 0, "{}", built.stderr);
        let program = alphaswarm_settings_tests::file("target/packages/debug").join(name);
        Self { program, _package: package }
    }

    /// Starts a service in an environment, and nothing else: the variables that it refuses, each with what
    /// it says of it.
    pub(crate) fn start(
        &self,
        name: &str,
        environment: &BTreeMap<String, String>,
    ) -> Vec<(String, String)> {
        let mut command = Command::new(&self.program);
        command.arg(name).env_clear().envs(environment);
        command.env("ALPHASWARM_SETTINGS_TARGET", "kubernetes");
        let run = run(&mut command);
        assert!(matches!(run.code, 0 | 1) && run.stderr.is_empty(), "{run:?}");
        let problem = |line: &str| {
            let (key, kind) = line.split_once(' ').expect("a key and a kind");
            (key.to_owned(), kind.to_owned())
        };
        let refused: Vec<_> = run.stdout.lines().map(problem).collect();
        assert_eq!(run.code == 0, refused.is_empty());
        refused
    }
}

/// The name of a service of a random platform.
pub(crate) fn name(seed: u64, version: &str, service: &str) -> String {
    format!("of_{seed}_{version}_{service}")
}

/// The services of a version of a random platform.
pub(crate) fn sources(seed: u64, name_of: &str, version: &Version) -> Vec<Source> {
    let source = |service: &'static str| Source {
        name: name(seed, name_of, service),
        schema: version.schema(),
        service: Some(service),
        denies_unknown: version.denies_unknown,
    };
    SERVICES.map(source).into()
}
