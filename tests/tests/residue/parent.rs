//! Writes the secret, starts the children and judges what they found.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::child::encoded;

/// The ways to read the secret, and whether something is left behind.
const WAYS: [(&str, bool); 10] = [
    ("key-file", false),
    ("secrets-dir", false),
    ("env-file", false),
    ("recorded", false),
    ("old-name", false),
    ("url", false),
    ("refused", false),
    ("broken-env-file", false),
    ("careless-file", true),
    ("careless-env-file", true),
];

pub(crate) fn run() {
    for (way, leaves_residue) in WAYS {
        let directory = tempfile::tempdir().expect("a directory can be made");
        let secret = secret(way);
        write(directory.path(), &secret);
        let found = found_by_child(way, directory.path(), &secret);
        assert_eq!(found > 0, leaves_residue, "{way}: {found} pieces of the secret are in memory");
        println!("residue of {way}: {found} pieces ... ok");
    }
}

/// Some 200 characters that are in no binary, with all that an env file has to escape.
fn secret(way: &str) -> String {
    let mut state = 0x0139_408d_cbbf_7a44_u64 ^ u64::from(std::process::id());
    let mut secret = String::from(if way == "url" { "redis://user:" } else { "" });
    while secret.len() < 200 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let _ = write!(secret, "{state:016x}");
        // A URL has no place for these.
        if way != "url" {
            secret.push_str(["\"", "\\", "$", "\n"][secret.len() / 17 % 4]);
        }
    }
    secret.push_str(if way == "url" { "@host/0" } else { "." });
    secret
}

fn write(directory: &Path, secret: &str) {
    for name in ["APP_TOKEN", "APP_OLD_TOKEN", "APP_STORE", "APP_PIN"] {
        std::fs::create_dir_all(directory.join(name)).unwrap();
        std::fs::write(directory.join(name).join(name), format!("{secret}\n")).unwrap();
    }
    let quoted = secret.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\r\n");
    let text = format!("# first\r\nAPP_TOKEN=\"{quoted}\"\r\n# last\r\n");
    std::fs::write(directory.join(".env"), &text).unwrap();
    let broken = [text.as_bytes(), b"OTHER=\xff\nno assignment\n"].concat();
    std::fs::write(directory.join("broken.env"), broken).unwrap();
}

fn found_by_child(way: &str, directory: &Path, secret: &str) -> usize {
    let program = std::env::current_exe().expect("a program knows where it lies");
    let mut child = Command::new(program)
        .args(["child", way])
        .arg(directory)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the child starts");
    let needle: Vec<u8> = secret.bytes().map(encoded).collect();
    child.stdin.take().expect("it is piped").write_all(&needle).expect("the child reads");
    let output = child.wait_with_output().expect("the child ends");
    assert!(output.status.success(), "{way}: the child failed");
    let text = String::from_utf8(output.stdout).expect("the child writes text");
    text.trim().parse().expect("the child writes a number")
}
