//! Loads the settings in one of several ways, drops them and searches.

use std::io::Read;
use std::path::Path;

use alphaswarm_settings::secrecy::{ExposeSecret, SecretString};
use alphaswarm_settings::{Loader, Target, settings};

use crate::memory;

#[settings(schema = "fixtures/residue.env.schema", prefix = "APP_")]
struct Settings;

/// The needle is never in this process as it is.
pub(crate) fn encoded(byte: u8) -> u8 {
    byte ^ 0xa5
}

pub(crate) fn run(way: &str, directory: &Path) {
    let mut room = memory::room();
    let seen = load(way, directory);
    let mut needle = Vec::with_capacity(4096);
    std::io::stdin().read_to_end(&mut needle).expect("the parent hands the needle over");
    // Else an empty search would prove nothing.
    assert_eq!(seen, sum(needle.iter().copied()), "the child has seen another secret");
    println!("{}", memory::pieces(&needle, &mut room));
}

/// Loads, looks at the secret once and drops everything. Gives a sum that the secret would have.
fn load(way: &str, directory: &Path) -> u64 {
    let file = |name: &str| directory.join(name).join(name);
    let named = |key: &str, name: &str| {
        let variables = [(key.to_owned(), file(name).into_os_string())];
        Loader::new().target(Target::Local).vars(variables)
    };
    let nothing = || Loader::new().target(Target::Local).vars([("", ""); 0]);
    match way {
        "key-file" => token(named("APP_TOKEN_FILE", "APP_TOKEN")),
        "secrets-dir" => token(nothing().secrets_dir(directory.join("APP_TOKEN"))),
        "env-file" => token(nothing().env_file(directory.join(".env"))),
        "recorded" => {
            let from = nothing().secrets_dir(directory.join("APP_TOKEN"));
            let loaded = from.load_with_report::<Settings>().expect("the directory is right");
            of_secret(loaded.settings.token.as_ref())
        }
        "old-name" => token(named("APP_OLD_TOKEN_FILE", "APP_OLD_TOKEN")),
        "url" => {
            let from = nothing().secrets_dir(directory.join("APP_STORE"));
            let settings: Settings = from.load().expect("the directory is right");
            of_secret(settings.store.as_ref())
        }
        "refused" => {
            let from = nothing().secrets_dir(directory.join("APP_PIN"));
            let error = from.load::<Settings>().expect_err("a secret is no number");
            drop(error.to_string());
            one_by_one(&file("APP_PIN"))
        }
        "broken-env-file" => {
            let from = nothing().env_file(directory.join("broken.env"));
            let error = from.load::<Settings>().expect_err("a line is not UTF-8");
            drop(error.to_string());
            one_by_one(&file("APP_PIN"))
        }
        "careless-file" => {
            let text = std::fs::read_to_string(file("APP_TOKEN")).expect("there is a file");
            of_secret(Some(&SecretString::from(text.trim_end())))
        }
        "careless-env-file" => {
            let text = std::fs::read_to_string(directory.join(".env")).expect("there is a file");
            let (_, text) = text.split_once('"').expect("there is a value");
            let (text, _) = text.rsplit_once('"').expect("there is a value");
            let text = text.replace("\r\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
            of_secret(Some(&SecretString::from(text)))
        }
        other => panic!("there is no way called {other}"),
    }
}

fn token(from: Loader) -> u64 {
    let settings: Settings = from.load().expect("the environment is right");
    of_secret(settings.token.as_ref())
}

fn of_secret(secret: Option<&SecretString>) -> u64 {
    sum(secret.expect("there is a secret").expose_secret().bytes().map(encoded))
}

/// Reads a file without ever holding two bytes of it.
fn one_by_one(path: &Path) -> u64 {
    let file = std::fs::File::open(path).expect("there is a file");
    let bytes: usize = file.metadata().expect("it has a length").len().try_into().expect("small");
    #[expect(clippy::unbuffered_bytes, reason = "a buffer would hold the secret")]
    let bytes = file.bytes().take(bytes - 1);
    sum(bytes.map(|byte| encoded(byte.expect("it can be read"))))
}

fn sum(encoded: impl Iterator<Item = u8>) -> u64 {
    encoded.fold(5381, |sum, byte| sum.wrapping_mul(33).wrapping_add(u64::from(byte)))
}
