//! The deployment in `examples/deployment`: three changes that break a rollout are found, and refused in
//! reality; and the same in two releases, of which neither is.

use std::collections::BTreeSet;
use std::path::Path;

use alphaswarm_settings_tests::read;
use alphaswarm_settings_tests::stage::Stage;

use crate::pairing::{Environment, containers};
use crate::platform::{commit, findings};
use crate::service::{Services, Source};

const SCHEMA: &str = "../../schema/.env.schema";
const VALUES: [&str; 2] = ["overlays/staging/values.env", "overlays/prod/values.env"];
const ADDED: &str = "key:            ALPHASWARM_VECTOR_URL
description:    Where the vectors of documents are kept.
type:           url
required:       true
targets:        kubernetes
classification: plain

key:            ALPHASWARM_REDIS_URL
";

/// A version of the example: its schema, and what the container of prod gets.
struct Version {
    name: &'static str,
    schema: String,
    environment: Environment,
}

impl Version {
    /// Generates the objects of the work tree; none without kubectl.
    fn of(stage: &Stage, name: &'static str) -> Option<Self> {
        let _ = stage.run(&["generate"]).succeeded();
        let rendered = stage.kustomized("prod")?;
        let mut environments = containers(&rendered).into_iter();
        let (_, _, environment) = environments.next().expect("a container");
        Some(Self { name, schema: read(stage.path(SCHEMA)), environment })
    }
}

/// Each rule, with the key and what fails.
type Found = BTreeSet<(String, String, String)>;

/// What `compat` finds that is no note, and says to do.
fn compat(stage: &Stage) -> (Found, Vec<String>) {
    let arguments = ["compat", "--against", "HEAD", "--plan"];
    let json = stage.run(&[&arguments[..], &["--format", "json"]].concat());
    let found = findings(&json.stdout).into_iter().filter(|found| found.severity != "note");
    let found = found.map(|found| (found.rule, found.key, found.fails)).collect();
    let plan = stage.run(&arguments);
    (found, plan.stdout.lines().map(str::to_owned).collect())
}

fn found(all: &[(&str, &str, &str)]) -> Found {
    let owned = |(rule, key, fails): &(&str, &str, &str)| {
        ((*rule).to_owned(), (*key).to_owned(), (*fails).to_owned())
    };
    all.iter().map(owned).collect()
}

/// Adds a line to the values of each environment.
fn set(stage: &Stage, line: &str) {
    for values in VALUES {
        stage.edit(values, "\nALPHASWARM_REDIS_URL=", &format!("\n{line}\nALPHASWARM_REDIS_URL="));
    }
}

/// Renames the variable, in the schema and in the values.
fn rename(stage: &Stage) {
    let new = "key:            ALPHASWARM_CACHE_URL\naliases:        ALPHASWARM_REDIS_URL\n";
    stage.edit(SCHEMA, "key:            ALPHASWARM_REDIS_URL\n", new);
}

fn narrow(stage: &Stage) {
    stage.edit(SCHEMA, "DEBUG, INFO, WARNING, ERROR, CRITICAL", "DEBUG, INFO, ERROR, CRITICAL");
}

#[test]
fn three_changes_at_once_are_found_and_refused_and_two_releases_are_not() {
    let stage = Stage::new();
    commit(&stage.path("../.."));
    let Some(base) = Version::of(&stage, "base") else { return };

    // At once.
    stage.edit(SCHEMA, "key:            ALPHASWARM_REDIS_URL\n", ADDED);
    rename(&stage);
    narrow(&stage);
    set(&stage, "ALPHASWARM_VECTOR_URL=http://vectors:6333");
    for values in VALUES {
        stage.edit(values, "\nALPHASWARM_REDIS_URL=", "\nALPHASWARM_CACHE_URL=");
    }
    stage.edit(VALUES[1], "=WARNING", "=ERROR");
    let three = found(&[
        ("added-required", "ALPHASWARM_VECTOR_URL", "new-code"),
        ("value-removed", "ALPHASWARM_LOG_LEVEL", "new-code"),
        ("renamed", "ALPHASWARM_CACHE_URL", "old-code"),
    ]);
    let (all, plan) = compat(&stage);
    let (order, changes): (Found, Found) =
        all.into_iter().partition(|(rule, _, _)| rule == "no-safe-order");
    assert_eq!(changes, three);
    assert_eq!(order, found(&[("no-safe-order", "", "")]));
    let steps = [
        "1. configuration (ALPHASWARM_LOG_LEVEL, ALPHASWARM_VECTOR_URL), keeping the old ALPHASWARM_CACHE_URL",
        "2. images of all services",
        "3. next release: drop the old ALPHASWARM_CACHE_URL",
    ];
    assert_eq!(plan, steps);
    let broken = Version::of(&stage, "broken").expect("kubectl is there");

    // The first release: nothing is required yet, both names are set, and prod uses another level.
    reset(&stage);
    stage.edit(SCHEMA, "key:            ALPHASWARM_REDIS_URL\n", &ADDED.replace("true", "false"));
    rename(&stage);
    set(&stage, "ALPHASWARM_VECTOR_URL=http://vectors:6333");
    for values in VALUES {
        let text = read(stage.path(values));
        let line = text.lines().find_map(|line| line.strip_prefix("ALPHASWARM_REDIS_URL="));
        let line = format!("ALPHASWARM_CACHE_URL={}", line.expect("it is set"));
        let both = format!("\n{line}\nALPHASWARM_REDIS_URL=");
        stage.edit(values, "\nALPHASWARM_REDIS_URL=", &both);
    }
    stage.edit(VALUES[1], "=WARNING", "=ERROR");
    let any = ["1. any order: nothing forbids one".to_owned()];
    assert_eq!(compat(&stage), (Found::new(), any.to_vec()));
    let first = Version::of(&stage, "first").expect("kubectl is there");
    commit(&stage.path("../.."));

    // The second release: the rest. That nobody sets the level that goes is what a person has to know.
    let text = read(stage.path(SCHEMA)).replace("aliases:        ALPHASWARM_REDIS_URL\n", "");
    write(&stage.path(SCHEMA), &text);
    let (optional, required) = (ADDED.replace("true", "false"), ADDED);
    let (optional, required) = (without_last_block(&optional), without_last_block(required));
    stage.edit(SCHEMA, optional, required);
    narrow(&stage);
    for values in VALUES {
        let text = read(stage.path(values));
        let is_old = |line: &&str| line.starts_with("ALPHASWARM_REDIS_URL=");
        let line = text.split_inclusive('\n').find(is_old).expect("it is set");
        write(&stage.path(values), &text.replace(line, ""));
    }
    let told = found(&[("value-removed", "ALPHASWARM_LOG_LEVEL", "")]);
    assert_eq!(compat(&stage), (told, any.to_vec()));
    let accepted = "[[accepted]]\nrule = \"value-removed\"\nkey = \"ALPHASWARM_LOG_LEVEL\"\n\
                    reason = \"No environment sets WARNING since the last release.\"\n";
    write(&stage.path("../../schema/compat.toml"), accepted);
    assert_eq!(compat(&stage), (Found::new(), any.to_vec()));
    let second = Version::of(&stage, "second").expect("kubectl is there");

    let all = [&base, &broken, &first, &second];
    let services = services(&all);
    let refused = |code: &Version, configuration: &Version| {
        let environment = configuration.environment.as_ref().expect("the objects are there");
        let refused = services.start(code.name, environment).into_iter();
        refused.map(|(key, _)| key).collect::<Vec<_>>()
    };
    for version in all {
        assert_eq!(refused(version, version), [""; 0], "{} on its own", version.name);
    }
    assert_eq!(refused(&broken, &base), ["ALPHASWARM_LOG_LEVEL", "ALPHASWARM_VECTOR_URL"]);
    assert_eq!(refused(&base, &broken), ["ALPHASWARM_REDIS_URL"]);
    for (old, new) in [(&base, &first), (&first, &second)] {
        assert_eq!(refused(new, old), [""; 0], "{} on {}", new.name, old.name);
        assert_eq!(refused(old, new), [""; 0], "{} on {}", old.name, new.name);
    }
}

/// The example and its schema as they were committed.
fn reset(stage: &Stage) {
    let mut git = std::process::Command::new("git");
    git.args(["reset", "--quiet", "--hard"]).current_dir(stage.path("../.."));
    let _ = alphaswarm_settings_tests::command::run(&mut git).succeeded();
}

/// A text without what follows its last empty line.
fn without_last_block(text: &str) -> &str {
    text.rsplit_once("\n\n").expect("two blocks").0
}

fn write(path: &Path, text: &str) {
    std::fs::write(path, text).expect("it is written");
}

fn services(versions: &[&Version]) -> Services {
    let source = |version: &&Version| Source {
        name: version.name.to_owned(),
        schema: version.schema.clone(),
        service: None,
        denies_unknown: false,
    };
    Services::build("predicts-rollout-example", &versions.iter().map(source).collect::<Vec<_>>())
}
