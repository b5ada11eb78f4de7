//! The command as a process that may not take long.

use std::fs::File;
use std::path::Path;
use std::time::{Duration, Instant};

use alphaswarm_settings_tests::command::alphaswarm_settings_command;

/// What a run left behind.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Longer than this takes no run on a small file.
const LIMIT: Duration = Duration::from_secs(20);

/// Builds the command: what runs it afterwards may not take long.
pub(crate) fn build() {
    drop(alphaswarm_settings_command(Path::new("/"), &[]));
}

/// Runs the command, with arguments that name no relative path. Fails where it panics, is killed or
/// takes too long.
pub(crate) fn run(arguments: &[&str]) -> Run {
    let directory = tempfile::tempdir().expect("a temporary directory");
    let path = |name: &str| directory.path().join(name);
    let file = |name: &str| File::create(path(name)).expect("the file is made");
    let mut command = alphaswarm_settings_command(Path::new("/"), arguments);
    command.stdout(file("stdout")).stderr(file("stderr"));
    let mut child = command.spawn().expect("the command starts");
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().expect("it can be waited for") {
            break status;
        }
        if start.elapsed() > LIMIT {
            child.kill().expect("it can be ended");
            panic!("{arguments:?} takes longer than {LIMIT:?}");
        }
        std::thread::sleep(Duration::from_millis(1));
    };
    let read = |name: &str| {
        let bytes = std::fs::read(path(name)).expect("the output can be read");
        String::from_utf8(bytes).expect("the output is UTF-8")
    };
    let run =
        Run { code: status.code().unwrap_or(-1), stdout: read("stdout"), stderr: read("stderr") };
    assert!((0..=2).contains(&run.code), "{arguments:?}: {run:?}");
    run
}
