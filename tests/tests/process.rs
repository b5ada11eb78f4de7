//! The environment of the process is read as the same variables are that are handed over.
//!
//! Simple variables, which are most, are read from the process by a function of their own, which the
//! variables of [`Loader::vars`] do not take. So that no test has to change its environment, this
//! program starts itself in one after the other, and each child loads both ways.

use std::ffi::OsString;
use std::process::Command;

use alphaswarm_settings::{Loader, settings};

#[settings(schema = "fixtures/every-type.env.schema", prefix = "APP_")]
struct Settings;

/// Names and values; a value need not be text.
type Variables = [(&'static str, &'static [u8])];

/// Each changes one thing of an environment that is right.
const CHANGES: [(&str, &Variables); 13] = [
    ("everything is right", &[]),
    ("everything is empty", EMPTY),
    ("blanks stand around the values", BLANKS),
    ("nothing is valid", INVALID),
    ("nothing is UTF-8", NOT_UTF8),
    ("in kubernetes", &[("ALPHASWARM_SETTINGS_TARGET", b"k8s")]),
    ("in the cloud by a sign", &[("K_SERVICE", b"shop")]),
    ("in an unknown target", &[("ALPHASWARM_SETTINGS_TARGET", b"moon")]),
    ("an old name is set", &[("APP_ZONE", b"eu")]),
    ("an old name is set to something else", &[("APP_ZONE", b"eu"), ("APP_REGION", b"us")]),
    ("a bound is broken", &[("APP_RETRIES", b"10")]),
    ("the placeholder is left", &[("APP_TOKEN", b"changeme")]),
    ("a link of Kubernetes", &[("APP_PORT", b"tcp://10.0.0.1:80")]),
];

macro_rules! each {
    ($($name:literal: $valid:literal, $blank:literal, $invalid:literal;)+) => {
        const VALID: &Variables = &[$(($name, $valid)),+];
        const EMPTY: &Variables = &[$(($name, b"")),+];
        const BLANKS: &Variables = &[$(($name, $blank)),+];
        const INVALID: &Variables = &[$(($name, $invalid)),+];
        const NOT_UTF8: &Variables = &[$(($name, b"caf\xe9")),+];
    };
}

each! {
    "APP_TITLE": b"Shop", b" Shop ", b"";
    "APP_MOTTO": b"All of it", b" ", b"";
    "APP_DEBUG": b"true", b" Yes ", b"maybe";
    "APP_OFFSET": b"-7", b" 7 ", b"7s";
    "APP_WORKERS": b"8", b" 8 ", b"-8";
    "APP_SHARE": b"0.25", b" 1 ", b"inf";
    "APP_PORT": b"8080", b" 8080 ", b"0";
    "APP_HOME": b"https://shop.example", b" https://shop.example ", b"shop.example";
    "APP_TIMEOUT": b"5m", b" 5m ", b"5";
    "APP_LIMIT": b"2MiB", b" 2MiB ", b"2 apples";
    "APP_ADDRESS": b"::1", b" ::1 ", b"localhost";
    "APP_PEER": b"10.0.0.1:1", b" 10.0.0.1:1 ", b"10.0.0.1";
    "APP_FOLDER": b"/srv", b" /srv ", b"  ";
    "APP_MODE": b"permissive", b" permissive ", b"Strict";
    "APP_PEERS": b"3,4", b" 3 , 4 ", b"3,,4";
    "APP_RETRIES": b"9", b" 9 ", b"nine";
    "APP_REGION": b"eu", b" eu ", b"";
    "APP_TOKEN": b"hunter2", b" hunter2 ", b"";
}

fn main() {
    if std::env::args().nth(1).as_deref() == Some("child") {
        return child();
    }
    let mut failed = 0;
    for (what, change) in CHANGES {
        let output = start(change);
        let verdict = if output.status.success() { "ok" } else { "FAILED" };
        println!("{what} ... {verdict}");
        if !output.status.success() {
            failed += 1;
            println!("{}", String::from_utf8_lossy(&output.stderr));
        }
    }
    assert!(failed == 0, "{failed} environments are read in two ways");
}

fn start(change: &Variables) -> std::process::Output {
    let program = std::env::current_exe().expect("a program knows where it lies");
    let mut child = Command::new(program);
    child.arg("child").env_clear();
    for (name, value) in VALID.iter().chain(change) {
        child.env(name, text(value));
    }
    child.output().expect("a child starts")
}

#[cfg(unix)]
fn text(bytes: &[u8]) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes.to_vec())
}

#[cfg(not(unix))]
fn text(bytes: &[u8]) -> OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}

/// Loads from the process and from the same variables, handed over.
#[expect(clippy::disallowed_methods, reason = "it loads from the variables of this process")]
fn child() {
    let from_process = shown(Loader::new());
    let handed_over = shown(Loader::new().vars(std::env::vars_os()));
    assert_eq!(from_process, handed_over);
}

/// The settings or the report, and for a secret its value.
fn shown(loader: Loader) -> String {
    use alphaswarm_settings::secrecy::ExposeSecret;
    match loader.load::<Settings>() {
        Ok(settings) => {
            let token = settings.token.as_ref().map(|token| token.expose_secret().to_owned());
            format!("{settings:#?} {token:?}")
        }
        Err(report) => report.to_string(),
    }
}
