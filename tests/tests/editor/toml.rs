//! `alphaswarm-settings.toml` with the modeline of its schema, as taplo checks it: the server that editors
//! ask about TOML checks by the same code.

use std::path::Path;

use alphaswarm_settings_tests::command::{Run, run};
use alphaswarm_settings_tests::consumer::Consumer;
use alphaswarm_settings_tests::project::Project;
use alphaswarm_settings_tests::{file, read};

const MODELINE: &str = "#:schema ./alphaswarm-settings.schema.json\n";

/// A key that does not exist, a word that is none, and a key of another kind.
const WRONG: &str = "\
schema = \".env.schema\"
shema = 1

[[artifact]]
kind = \"json-schema\"
of = \"swarm\"
out = \"schemas/configmap.json\"

[[artifact]]
env = \"local\"
out = \".env.local\"
workloads = [\"core\"]
";

/// Checks a file; none where taplo is not installed.
fn lint(path: &Path) -> Option<Run> {
    let mut command = Consumer::Node.command()?;
    command.arg(file("target/consumers/node_modules/@taplo/cli/dist/cli.js"));
    Some(run(command.args(["lint", "--no-auto-config", "--colors", "never"]).arg(path)))
}

#[test]
fn taplo_takes_what_the_command_takes_and_finds_what_is_wrong() {
    let project = Project::new();
    let schema = project.run(&["config-schema"]).succeeded();
    project.write("alphaswarm-settings.schema.json", &schema);
    for path in ["alphaswarm-settings.toml", "examples/platform/alphaswarm-settings.toml"] {
        project.write("right.toml", &(MODELINE.to_owned() + &read(file(path))));
        let Some(checked) = lint(&project.path("right.toml")) else { return };
        assert_eq!(checked.code, 0, "{path}\n{}", checked.stderr);
    }
    project.write("wrong.toml", &(MODELINE.to_owned() + WRONG));
    let checked = lint(&project.path("wrong.toml")).expect("it was there");
    assert_eq!(checked.code, 1);
    for expected in
        ["\"swarm\" is not one of", "\"workloads\" is not one of", "'shema' was unexpected"]
    {
        assert!(checked.stderr.contains(expected), "no {expected} in {}", checked.stderr);
    }
}
