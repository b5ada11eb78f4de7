//! The service as a process of its own, with no environment but what a test gives it.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::time::Duration;

use serde_json::Value;

const BINARY: &str = env!("CARGO_BIN_EXE_core-service");

/// A variable of the environment.
pub(crate) type Variable<'a> = (&'a str, &'a str);

/// A running service; it is killed when a test fails before it stops it.
pub(crate) struct Service {
    process: Child,
    address: String,
}

/// What a service left behind.
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

fn command(environment: &[Variable<'_>], arguments: &[&OsStr]) -> Command {
    let mut command = Command::new(BINARY);
    command.env_clear().envs(environment.iter().copied());
    command.args(["--listen", "127.0.0.1:0"]).args(arguments);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs a service that is expected to end by itself.
pub(crate) fn run(environment: &[Variable<'_>]) -> Ended {
    ended(command(environment, &[]).output().expect("the service starts"))
}

fn ended(output: Output) -> Ended {
    let text = |bytes| String::from_utf8(bytes).expect("the output is UTF-8");
    Ended { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

impl Service {
    /// Starts a service and waits until it says where it listens.
    pub(crate) fn start(environment: &[Variable<'_>]) -> Self {
        Self::start_with(environment, &[])
    }

    /// The same, with arguments.
    pub(crate) fn start_with(environment: &[Variable<'_>], arguments: &[&OsStr]) -> Self {
        let mut process = command(environment, arguments).spawn().expect("the service starts");
        let mut line = String::new();
        let stdout = process.stdout.as_mut().expect("stdout is a pipe");
        BufReader::new(stdout).read_line(&mut line).expect("stdout can be read");
        let Some((_, address)) = line.trim_end().split_once("http://") else {
            let mut stderr = String::new();
            let _ = process.stderr.take().map(|mut pipe| pipe.read_to_string(&mut stderr));
            panic!("the service did not start: {line}{stderr}");
        };
        Self { address: address.to_owned(), process }
    }

    /// A page, read as JSON by the service's own client.
    pub(crate) fn get(&self, path: &str) -> Value {
        let page = self.try_get(path);
        assert_eq!(page.code, Some(0), "{}", page.stderr);
        serde_json::from_str(&page.stdout).expect("the page is JSON")
    }

    /// A page that may not exist.
    pub(crate) fn try_get(&self, path: &str) -> Ended {
        let mut client = Command::new(BINARY);
        client.env_clear().arg("--get").arg(format!("{}{path}", self.address));
        ended(client.output().expect("the client starts"))
    }

    /// Sends a signal and waits for the end.
    pub(crate) fn stop(mut self, signal: &str) -> Ended {
        let pid = self.process.id().to_string();
        // The shell's own `kill`: a bare machine has no program of that name.
        let killed = Command::new("sh").args(["-c", "kill -s $0 $1", signal, &pid]).status();
        assert!(killed.expect("the shell starts").success());
        let status = self.wait();
        let read = |pipe: Option<&mut dyn Read>| {
            let mut text = String::new();
            pipe.expect("a pipe").read_to_string(&mut text).expect("UTF-8");
            text
        };
        Ended {
            code: status.code(),
            stdout: read(self.process.stdout.as_mut().map(|pipe| pipe as _)),
            stderr: read(self.process.stderr.as_mut().map(|pipe| pipe as _)),
        }
    }

    /// Waits for the end; a service that never ends fails its test in place of hanging it.
    fn wait(&mut self) -> ExitStatus {
        for _ in 0..600 {
            if let Some(status) = self.process.try_wait().expect("the service can be asked") {
                return status;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("the service ran on for 30 seconds after the signal");
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
