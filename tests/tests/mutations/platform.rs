//! Every file that the command reads, one of them mutated.

use std::panic::{AssertUnwindSafe, catch_unwind};

use alphaswarm_settings_fuzz::Platform;
use alphaswarm_settings_tests::random::Random;

use crate::case::kept;
use crate::marker;
use crate::mutation::mutated;
use crate::process::{self, Run};
use crate::said::{FORMATS, assert_report};

/// The files: their names, and what valid ones hold.
const FILES: [(&str, &str); 7] = [
    (".env.schema", include_str!("../../../fuzz/src/platform.env.schema")),
    ("alphaswarm-settings.toml", include_str!("../../../fuzz/src/platform.toml")),
    ("prod.env", include_str!("files/prod.env")),
    ("manifests.yaml", include_str!("files/manifests.yaml")),
    ("deploy/.env.local", include_str!("files/local.env")),
    ("deploy/configmap.yaml", include_str!("files/configmap.yaml")),
    ("deploy/secret.yaml.template", include_str!("files/secret.yaml")),
];

/// Mutates one file and runs every command that reads it.
pub(crate) fn check(seed: u64) {
    let mut random = Random::new(seed);
    let (name, text) = FILES[random.below(FILES.len())];
    let (_, other) = FILES[random.below(FILES.len())];
    // A secret that comes to stand in another file may well show there.
    let other = other.split_inclusive('\n').filter(|line| !marker::is_in(line));
    let other = other.collect::<String>();
    let bytes = mutated(&mut random, text.as_bytes(), other.as_bytes());
    let format = random.of(&FORMATS);
    let platform = Platform::new();
    for (name, text) in FILES {
        platform.write(name, text.as_bytes());
    }
    platform.write(name, &bytes);
    if catch_unwind(AssertUnwindSafe(|| commands(&platform, name, format))).is_err() {
        let path = kept(&format!("files-{seed}"), &bytes);
        panic!("seed {seed}, `{name}`, {format}; it is in {}", path.display());
    }
}

fn commands(platform: &Platform, name: &str, format: &str) {
    let report = |arguments: &[&str]| {
        let run = run(platform, &[arguments, &["--format", format]].concat());
        assert_report(&run, format);
        run
    };
    match name {
        "manifests.yaml" => {
            let path = platform.path(name);
            let path = path.to_str().expect("UTF-8");
            report(&["validate", "--environment", "prod", "--rendered", path]);
        }
        "prod.env" => {
            report(&["validate", "--environment", "prod"]);
            let generate = ["generate", "--env", "k8s", "--kind", "configmap", "--out", "-"];
            report(&[&generate[..], &["--environment", "prod"]].concat());
        }
        _ => {
            report(&["validate", "--verbose"]);
            report(&["validate", "--environment", "prod", "--deny-warnings"]);
            report(&["generate", "--diff"]);
            generate_twice(platform);
        }
    }
}

/// A second run changes nothing, and says that nothing would change.
fn generate_twice(platform: &Platform) {
    for (env, file) in [
        ("local", "deploy/.env.local"),
        ("k8s", "deploy/configmap.yaml"),
        ("cloud", "deploy/.env.cloud"),
    ] {
        let before = platform.read(file);
        let kind: &[&str] = if env == "k8s" { &["--kind", "configmap"] } else { &[] };
        let generate = [&["generate", "--env", env], kind].concat();
        let first = run(platform, &generate);
        assert_report(&first, "human");
        let after = platform.read(file);
        if first.code != 0 {
            assert_eq!(after, before, "a file that is refused is left alone: {first:?}");
            continue;
        }
        if !first.stdout.is_empty() {
            // The configuration no longer says where it goes.
            continue;
        }
        let second = run(platform, &generate);
        assert_eq!(second.code, 0, "{second:?}");
        assert_eq!(text(platform.read(file)), text(after), "generating again");
        let diff = run(platform, &[&generate[..], &["--diff"]].concat());
        assert_eq!((diff.code, diff.stdout.as_str()), (0, ""), "{diff:?}");
    }
}

fn text(bytes: Option<Vec<u8>>) -> String {
    String::from_utf8(bytes.unwrap_or_default()).expect("what is written is UTF-8")
}

fn run(platform: &Platform, arguments: &[&str]) -> Run {
    let path = |name: &str| platform.path(name).to_str().expect("UTF-8").to_owned();
    let (schema, config) = (path(".env.schema"), path("alphaswarm-settings.toml"));
    process::run(&[arguments, &["--schema", &schema, "--config", &config]].concat())
}
