//! What the tests of a service can assert of its artifacts.

use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use alphaswarm_settings::testing::{assert_covers, assert_manifests_cover};
use alphaswarm_settings::{Settings, Target, testing};
use alphaswarm_settings_tests::project::{ARTIFACTS, CONFIG_MAP, ENV_LOCAL, Project, SECRET};

#[derive(Settings)]
#[settings(prefix = "ALPHASWARM_")]
struct Core {
    env: String,
    redis_url: alphaswarm_settings::url::Url,
    #[allow(dead_code, reason = "only its key matters here")]
    database_password: Option<alphaswarm_settings::secrecy::SecretString>,
}

fn message(assertion: impl FnOnce() + std::panic::UnwindSafe) -> String {
    let panic = catch_unwind(assertion).expect_err("the assertion fails");
    panic.downcast_ref::<String>().expect("a message").clone()
}

fn without(text: &str, needle: &str) -> String {
    text.lines()
        .filter(|line| !line.contains(needle))
        .fold(String::new(), |text, line| text + line + "\n")
}

fn changed(project: &Project, name: &str, change: impl Fn(&str) -> String) -> PathBuf {
    let path = project.path(name);
    let text = alphaswarm_settings_tests::read(&path);
    std::fs::write(&path, change(&text)).unwrap();
    path
}

#[test]
fn settings_come_from_pairs() {
    let core: Core = testing::settings([("ALPHASWARM_ENV", "test")]).unwrap();
    assert_eq!(core.env, "test");
    assert_eq!(core.redis_url.port(), Some(6379));
    let error = testing::settings_in::<Core, _, _>(Target::Cloud, [("", "")]);
    assert_eq!(error.err().map(|error| error.problems().len()), Some(2));
}

#[test]
fn what_is_generated_covers_what_it_was_generated_for() {
    let project = Project::generated();
    assert_covers::<Core>(project.path(ENV_LOCAL), Target::Local);
    assert_covers::<Core>(project.path(ARTIFACTS[1]), Target::Cloud);
    let manifests = [project.path(CONFIG_MAP), project.path(SECRET)];
    assert_manifests_cover::<Core>(&manifests, Target::Kubernetes);
}

#[test]
fn a_missing_key_and_a_wrong_value_fail_the_test() {
    let project = Project::generated();
    let file = changed(&project, ENV_LOCAL, |text| {
        without(text, "ALPHASWARM_ENV=").replace("redis://redis-stack:6379\n", "redis-stack\n")
    });
    let message = message(|| assert_covers::<Core>(&file, Target::Local));
    assert!(message.contains("does not cover what is required in local"), "{message}");
    assert!(message.contains("\n\nALPHASWARM_ENV: missing\n"), "{message}");
    assert!(message.contains("\n\nALPHASWARM_REDIS_URL: the value is not valid\n"), "{message}");
}

#[test]
fn an_empty_value_is_a_missing_one_but_for_a_secret() {
    let project = Project::generated();
    let emptied = |text: &str| {
        text.replace("ALPHASWARM_ENV=dev", "ALPHASWARM_ENV=")
            .replace("ALPHASWARM_ENV: \"dev\"", "ALPHASWARM_ENV: \"\"")
            .replace("ALPHASWARM_ENV: dev", "ALPHASWARM_ENV: \"\"")
    };
    let local = changed(&project, ENV_LOCAL, emptied);
    assert_covers::<Core>(&local, Target::Local);
    for (target, message) in [
        (Target::Cloud, {
            let file = changed(&project, ARTIFACTS[1], emptied);
            message(|| assert_covers::<Core>(&file, Target::Cloud))
        }),
        (Target::Kubernetes, {
            let file = changed(&project, CONFIG_MAP, emptied);
            message(|| assert_manifests_cover::<Core>([&file], Target::Kubernetes))
        }),
    ] {
        let expected = "\n\nALPHASWARM_ENV: missing (set, but empty)\n";
        assert!(message.contains(expected), "{target}: {message}");
    }
}

#[test]
fn a_file_that_load_would_refuse_fails_the_test() {
    let project = Project::generated();
    let file = changed(&project, ENV_LOCAL, |text| format!("{text}OTHER=\"hunter2\n"));
    let message = message(|| assert_covers::<Core>(&file, Target::Local));
    assert!(message.contains("[unclosed-quote]") && !message.contains("hunter2"), "{message}");
}

#[test]
fn a_missing_key_of_a_manifest_fails_the_test() {
    let project = Project::generated();
    let file = changed(&project, CONFIG_MAP, |text| without(text, "ALPHASWARM_REDIS_URL:"));
    let message = message(|| assert_manifests_cover::<Core>([&file], Target::Kubernetes));
    assert!(message.contains("\n\nALPHASWARM_REDIS_URL: missing\n"), "{message}");
}

#[test]
fn a_file_that_is_not_there_or_not_yaml_fails_the_test() {
    let message = |path: &Path| message(|| assert_manifests_cover::<Core>([path], Target::Cloud));
    assert!(message(Path::new("/nowhere")).starts_with("/nowhere cannot be read: "));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("broken.yaml");
    std::fs::write(&file, "kind: Secret\ndata:\n  A: \"hunter2\n").unwrap();
    let message = message(&file);
    assert!(message.contains("is not valid YAML") && !message.contains("hunter2"), "{message}");
}
