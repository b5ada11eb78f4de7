//! The program as a process with an environment of its own.

use std::process::{Command, Output};

fn run(environment: &[(&str, &str)]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_tested-mailer"));
    program.env_clear().envs(environment.iter().copied());
    program.output().expect("the program starts")
}

#[test]
fn it_says_what_it_would_do() {
    let output = run(&[("MAIL_PORT", "25"), ("MAIL_ENCRYPTION", "none")]);
    let stdout = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(stdout, "mail goes to localhost:25 (None) without a password, in 6 tries\n");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn it_does_not_start_on_a_wrong_environment() {
    let output = run(&[("ALPHASWARM_SETTINGS_TARGET", "cloud"), ("MAIL_ENCRYPTION", "tsl")]);
    let stderr = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    for text in
        ["3 problems", "MAIL_HOST: missing", "did you mean `tls`?", "MAIL_PASSWORD: missing"]
    {
        assert!(stderr.contains(text), "{stderr}");
    }
}
