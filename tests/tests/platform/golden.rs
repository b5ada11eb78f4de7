//! The artifacts of AlphaSwarm's schema, byte for byte.

use alphaswarm_settings_tests::golden::assert_same;
use alphaswarm_settings_tests::project::{
    ARTIFACTS, CONFIG_MAP, ENV_CLOUD, ENV_LOCAL, Project, SECRET,
};

#[test]
fn the_artifacts_are_the_committed_ones() {
    let project = Project::generated();
    // The manifests are committed where the platform uses them, the env files only here.
    assert_same(&project.path(CONFIG_MAP), CONFIG_MAP);
    assert_same(&project.path(SECRET), SECRET);
    assert_same(&project.path(ENV_LOCAL), "tests/golden/local.env");
    assert_same(&project.path(ENV_CLOUD), "tests/golden/cloud.env");
}

#[test]
fn a_second_run_gives_the_same_bytes() {
    let first = Project::generated();
    let before = ARTIFACTS.map(|artifact| first.read(artifact));
    first.generate();
    assert_eq!(ARTIFACTS.map(|artifact| first.read(artifact)), before, "over the first run's");
    let second = Project::generated();
    assert_eq!(ARTIFACTS.map(|artifact| second.read(artifact)), before, "in another directory");
}

#[test]
fn stdout_gets_the_bytes_of_the_file() {
    let project = Project::generated();
    for (arguments, artifact) in [
        (["local", "env"], ENV_LOCAL),
        (["cloud", "env"], ENV_CLOUD),
        (["k8s", "configmap"], CONFIG_MAP),
        (["k8s", "secret"], SECRET),
    ] {
        let [env, kind] = arguments;
        let run = project.run(&["generate", "--env", env, "--kind", kind, "--out", "-"]);
        assert_eq!(run.succeeded(), project.read(artifact), "{artifact}");
    }
}
