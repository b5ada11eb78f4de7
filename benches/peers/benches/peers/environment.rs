//! Children of this program, each in an environment made for it.

use std::ffi::OsStr;
use std::process::Command;

/// A child that does what `words` say and sees no variable but those it is given.
pub(crate) fn child(words: &[&str]) -> Command {
    let program = std::env::current_exe().expect("a program knows where it lies");
    let mut command = Command::new(program);
    command.args(words).env_clear();
    command
}

/// Adds variables that nobody asks for: as many sort before the settings as behind them.
pub(crate) fn add_unrelated(command: &mut Command, count: usize) {
    for number in 0..count {
        // A child sees its variables in the order of their names.
        let first = if number % 2 == 0 { "ANOTHER" } else { "OTHER" };
        command.env(format!("{first}_VARIABLE_{number}"), format!("value {number}"));
    }
}

/// Adds one variable that nobody asks for and that is not UTF-8.
#[cfg(unix)]
pub(crate) fn add_non_utf8(command: &mut Command) {
    use std::os::unix::ffi::OsStrExt;
    command.env("OTHER", OsStr::from_bytes(&[b'x', 0xff]));
}
