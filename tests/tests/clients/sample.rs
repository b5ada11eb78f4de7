//! `kind = "sample"`: what is invented is what every language reads, on a developer's machine alone.

use alphaswarm_settings::{Loader, Problem, ProblemKind, Target, settings};
use alphaswarm_settings_schema::dotenv;
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_tests::project::Project;
use alphaswarm_settings_tests::{file, read};

use crate::{python, typescript};

const SCHEMA: &str = "alphaswarm-settings-cli/tests/cases/sample/input/.env.schema";

#[settings(
    schema = "../alphaswarm-settings-cli/tests/cases/sample/input/.env.schema",
    prefix = "APP_"
)]
struct Settings;

/// The secrets whose samples say what they are, and that have to be set.
const REFUSED: [&str; 3] = ["APP_DATABASE_URL", "APP_SESSION_KEY", "APP_LICENCE"];

/// The variables of a sample, as a reader of `.env` files with quotes or without gets them.
fn sample(project: &Project, dialect: &str) -> Vec<(String, String)> {
    let arguments =
        ["generate", "--env", "local", "--kind", "sample", "--out", "-", "--dialect", dialect];
    let text = project.run(&arguments).succeeded();
    let source = SourceFile::new("sample.env", text);
    let document = if dialect == "raw" { dotenv::read_raw(&source) } else { dotenv::read(&source) };
    assert!(document.problems.is_empty(), "{:?}", document.problems);
    let variables =
        document.assignments().map(|set| (set.key.value.to_owned(), set.value.to_string()));
    variables.collect()
}

/// What Rust reports of the variables; nothing where it takes them.
fn report(variables: &[(String, String)], target: Target) -> String {
    let variables = variables.iter().map(|(key, value)| (key.as_str(), value.as_str()));
    let loaded = Loader::new().target(target).vars(variables).load_with_report::<Settings>();
    match loaded {
        Ok(loaded) => {
            assert!(loaded.warnings.is_empty(), "{:?}", loaded.warnings);
            String::new()
        }
        Err(error) => {
            for problem in error.problems() {
                assert_eq!(*problem.kind(), ProblemKind::Sample, "{problem}");
            }
            let keys: Vec<_> = error.problems().iter().map(Problem::key).collect();
            assert_eq!(keys, REFUSED);
            error.to_string()
        }
    }
}

#[test]
fn every_language_takes_a_sample_in_local_and_nowhere_else() {
    let schema = read(file(SCHEMA));
    let of_python = python::project(SCHEMA, &schema, "APP_");
    let of_script = typescript::project(SCHEMA, &schema, "prefix = \"APP_\"\n");
    let variables = sample(&of_python, "posix");
    assert_eq!(variables, sample(&of_python, "raw"));
    assert_eq!(variables.len(), 13);
    let given: serde_json::Map<_, _> =
        variables.iter().map(|(key, value)| (key.clone(), value.as_str().into())).collect();
    let given = serde_json::Value::Object(given).to_string();
    for project in [&of_python, &of_script] {
        project.write("environment.json", &given);
    }
    for target in [Target::Local, Target::Kubernetes] {
        let expected = report(&variables, target);
        assert_eq!(expected.is_empty(), target == Target::Local);
        let of_target = |project: &Project| {
            let path = project.path("environment.json").into_os_string();
            [target.as_str().to_owned(), path.into_string().expect("UTF-8")]
        };
        let [name, path] = of_target(&of_python);
        if let Some(said) = python::with_module(&of_python, "python/report.py", &[&name, &path]) {
            assert_eq!(said.trim_end(), expected);
        }
        let [name, path] = of_target(&of_script);
        let script = "typescript/report.mjs";
        if let Some(said) = typescript::with_module(&of_script, script, &[&name, &path]) {
            assert_eq!(said.trim_end(), expected);
        }
    }
}
