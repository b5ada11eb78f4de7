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
    let error = testing::settings_in::<Core>(Target::Cloud, []);
    assert_eq!(error.err().map(|error| error.problems().len()), Some(2));
}

#[test]
fn a_name_that_nobody_declares_is_refused_and_the_near_one_named() {
    let Err(error) = testing::settings::<Core>([("ALPHASWARM_ENVV", "x"), ("OTHER", "x")]) else {
        panic!("nobody declares them");
    };
    let keys: Vec<_> = error.problems().iter().map(alphaswarm_settings::Problem::key).collect();
    assert_eq!(keys, ["ALPHASWARM_ENVV", "OTHER"]);
    assert!(error.to_string().contains("is it meant to be `ALPHASWARM_ENV`?"), "{error}");
    // The schema declares more than the view reads.
    assert!(testing::settings::<Core>([("ALPHASWARM_LOG_LEVEL", "INFO")]).is_ok());
}

#[test]
fn what_an_empty_environment_lacks_is_listed() {
    assert_eq!(testing::missing::<Core>(Target::Local), [""; 0]);
    let expected = ["ALPHASWARM_ENV", "ALPHASWARM_REDIS_URL"];
    assert_eq!(testing::missing::<Core>(Target::Cloud), expected);
}

/// Takes one of the levels only.
#[derive(Debug)]
struct Quiet;

impl std::str::FromStr for Quiet {
    type Err = ();
    fn from_str(value: &str) -> Result<Self, ()> {
        if value == "CRITICAL" { Ok(Self) } else { Err(()) }
    }
}

#[derive(Debug, Settings)]
#[settings(prefix = "ALPHASWARM_")]
struct Logging {
    #[allow(dead_code, reason = "only whether it is taken matters here")]
    log_level: Quiet,
}

#[derive(Debug, Settings)]
#[settings(prefix = "ALPHASWARM_")]
struct AnyLogging {
    #[allow(dead_code, reason = "only whether it is taken matters here")]
    log_level: String,
}

#[test]
fn a_choice_that_the_service_refuses_fails_the_test() {
    testing::assert_takes_choices::<AnyLogging>();
    let message = message(testing::assert_takes_choices::<Logging>);
    assert!(message.contains("ALPHASWARM_LOG_LEVEL: `DEBUG` is refused"), "{message}");
    assert!(!message.contains("`CRITICAL`"), "{message}");
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
    // As for `load`, a default is enough in `local`.
    let local = changed(&project, ENV_LOCAL, |text| without(text, "ALPHASWARM_ENV="));
    assert_covers::<Core>(&local, Target::Local);
    let file = changed(&project, ARTIFACTS[1], |text| {
        without(text, "ALPHASWARM_ENV=").replace("redis://redis-stack:6379\n", "redis-stack\n")
    });
    let message = message(|| assert_covers::<Core>(&file, Target::Cloud));
    assert!(message.contains("does not cover what is required in cloud"), "{message}");
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
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("broken.yaml");
    std::fs::write(&file, "kind: Secret\ndata:\n  A: \"hunter2\n").unwrap();
    let message = message(&file);
    let expected = "broken.yaml:4: the document cannot be read: ";
    assert!(message.contains(expected) && !message.contains("hunter2"), "{message}");
}

/// The second file, beside a ConfigMap that has everything.
fn with(object: &str) -> Result<(), String> {
    let project = Project::generated();
    let second = project.path("second.yaml");
    std::fs::write(&second, object).unwrap();
    let manifests = [project.path(CONFIG_MAP), second];
    let assertion = || assert_manifests_cover::<Core>(&manifests, Target::Kubernetes);
    catch_unwind(std::panic::AssertUnwindSafe(assertion))
        .map_err(|panic| panic.downcast_ref::<String>().expect("a message").clone())
}

#[test]
fn what_kubernetes_would_reject_fails_the_test() {
    for (object, expected) in [
        ("data: {PORT: 8080}", "4: PORT: expected a string, found a number; Kubernetes rejects it"),
        ("data: {TLS: y}", "4: TLS: expected a string, found a boolean; Kubernetes rejects it"),
        ("data: {a b: x}", "4: a b: the name is not valid; Kubernetes rejects it"),
        ("data: [hunter2]", "4: expected a mapping; Kubernetes rejects it"),
        ("data: {A: *hunter2}", "4: the document cannot be read: "),
    ] {
        let object =
            format!("apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: second}}\n{object}\n");
        let message = with(&object).expect_err("Kubernetes rejects it");
        assert!(message.contains(&format!("second.yaml:{expected}")), "{message}");
        let secret = object.replace("ConfigMap", "Secret").replace("\ndata", "\nstringData");
        let message = with(&secret).expect_err("Kubernetes rejects it");
        assert!(message.contains(&format!("second.yaml:{expected}")), "{message}");
        assert!(!message.contains("hunter2"), "{message}");
    }
    let secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: {A: hunter-2}\n";
    let message = with(secret).expect_err("it is not base64");
    assert!(message.ends_with("second.yaml:4: A: the value is not base64; Kubernetes rejects it"));
}

#[test]
fn objects_of_a_list_or_of_a_controller_count_and_other_kinds_do_not() {
    let object = |kind: &str, rest: &str| {
        format!("apiVersion: {kind}\nmetadata: {{name: alphaswarm-config}}\n{rest}\n")
    };
    // A later object of the same name takes the place of the first.
    let replaced = object("v1\nkind: ConfigMap", "data: {}");
    let message = with(&replaced).expect_err("nothing is left");
    assert!(message.contains("\n\nALPHASWARM_ENV: missing\n"), "{message}");
    let list = format!("kind: List\nitems:\n- {}", replaced.trim_end().replace('\n', "\n  "));
    assert!(with(&list).is_err());
    let external = "external-secrets.io/v1\nkind: ExternalSecret";
    let open = object(external, "spec: {dataFrom: [{extract: {key: all}}]}");
    assert_eq!(with(&format!("{replaced}---\n{open}")), Ok(()));
    assert_eq!(with(&object("apps/v1\nkind: Deployment", "spec: {}")), Ok(()));
}
