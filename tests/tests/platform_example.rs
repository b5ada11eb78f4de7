//! `examples/platform`: services in several languages run on one generated file, and agree on what it says.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use alphaswarm_settings_tests::command::alphaswarm_settings;
use alphaswarm_settings_tests::consumer::Consumer;
use alphaswarm_settings_tests::{file, read};
use serde_json::Value;

/// A running service.
struct Service {
    child: Child,
    address: String,
}

impl Service {
    /// Starts a service on the variables of a file, and waits until it says where it listens.
    fn start(mut command: Command, env_file: &Path) -> Self {
        let variables = dotenvy::from_path_iter(env_file).expect("the file can be read");
        let variables = variables.map(|variable| variable.expect("an assignment"));
        let mut child = command
            .envs(variables)
            .envs(["SHOP_CORE_LISTEN", "SHOP_API_LISTEN"].map(|key| (key, "127.0.0.1:0")))
            .stdout(Stdio::piped())
            .spawn()
            .expect("the service starts");
        let mut line = String::new();
        let output = child.stdout.take().expect("it is piped");
        BufReader::new(output).read_line(&mut line).expect("it says where it listens");
        let address = line.trim().rsplit_once("http://").expect("an address").1.to_owned();
        Self { child, address }
    }

    /// The settings that the service says it runs on.
    fn settings(&self) -> Value {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        write!(stream, "GET /settings HTTP/1.0\r\n\r\n").expect("it takes a request");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it answers");
        let (_, body) = answer.split_once("\r\n\r\n").expect("an answer has a body");
        serde_json::from_str(body).expect("the body is JSON")
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A copy of the example with its generated files.
fn example() -> tempfile::TempDir {
    let directory = tempfile::tempdir().expect("a temporary directory");
    for name in ["schema/.env.schema", "alphaswarm-settings.toml", "api/app.py"] {
        let path = directory.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a file has a directory"))
            .expect("it is made");
        std::fs::write(path, read(file("examples/platform").join(name))).expect("it is copied");
    }
    let _ = alphaswarm_settings(directory.path(), &["generate"]).succeeded();
    let path = directory.path().join("deploy/.env.local");
    let filled = read(&path)
        .replace("# SHOP_SESSION_KEY=<set-via-secret-store>", "SHOP_SESSION_KEY='hunter2'");
    std::fs::write(&path, filled).expect("the secret is filled in");
    directory
}

#[test]
fn the_services_agree_field_by_field() {
    let Some(mut python) = Consumer::Python.command() else { return };
    let directory = example();
    let env_file = directory.path().join("deploy/.env.local");
    python.arg(directory.path().join("api/app.py")).current_dir(directory.path());
    let core = escargot::CargoBuild::new()
        .manifest_path(file("examples/platform/core/Cargo.toml"))
        .run()
        .expect("core builds");
    let core = Service::start(core.command(), &env_file);
    let api = Service::start(python, &env_file);
    let (core, api) = (core.settings(), api.settings());
    assert_eq!(core, api);
    assert_eq!(core["SHOP_PATIENCE"], 1500.0);
    assert_eq!(core["SHOP_HOSTS"], serde_json::json!(["shop.example", "www.shop.example"]));
    assert_eq!(core["SHOP_SESSION_KEY"], "[REDACTED]");
}

#[test]
fn the_committed_module_is_what_the_schema_says() {
    let directory = example();
    let generated = read(directory.path().join("api/settings.py"));
    assert_eq!(read(file("examples/platform/api/settings.py")), generated);
}

#[test]
fn nothing_in_the_example_reads_the_environment_itself() {
    let run = alphaswarm_settings(&file("examples/platform"), &["check", "--deny-warnings"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}
