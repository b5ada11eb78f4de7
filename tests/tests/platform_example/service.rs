//! A service of the example that runs.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use alphaswarm_settings_tests::command::run;
use alphaswarm_settings_tests::consumer::Consumer;
use serde_json::Value;

/// The addresses that services listen on: each takes a free port.
const LISTEN: [&str; 3] = ["SHOP_CORE_LISTEN", "SHOP_API_LISTEN", "SHOP_WEB_LISTEN"];

pub(crate) struct Service {
    child: Child,
    pub(crate) address: String,
}

impl Service {
    /// Starts a service on the variables of a file, with some set otherwise, and waits until it says where
    /// it listens.
    pub(crate) fn start(mut command: Command, env_file: &Path, changes: &[(&str, &str)]) -> Self {
        let variables = dotenvy::from_path_iter(env_file).expect("the file can be read");
        let variables = variables.map(|variable| variable.expect("an assignment"));
        let mut child = command
            .envs(variables)
            .envs(changes.iter().copied())
            .envs(LISTEN.map(|key| (key, "127.0.0.1:0")))
            .stdout(Stdio::piped())
            .spawn()
            .expect("the service starts");
        let mut line = String::new();
        let output = child.stdout.take().expect("it is piped");
        BufReader::new(output).read_line(&mut line).expect("it says where it listens");
        let (_, address) = line.rsplit_once("http://").expect("an address");
        let is_of_address = |c: char| c.is_ascii_digit() || matches!(c, '.' | ':');
        let end = address.find(|c| !is_of_address(c)).unwrap_or(address.len());
        Self { address: address[..end].to_owned(), child }
    }

    /// The settings that the service says it runs on.
    pub(crate) fn settings(&self) -> Value {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        write!(stream, "GET /settings HTTP/1.0\r\n\r\n").expect("it takes a request");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it answers");
        let (_, body) = answer.split_once("\r\n\r\n").expect("an answer has a body");
        parsed(body)
    }

    /// The settings that a browser shows.
    pub(crate) fn page(&self) -> Value {
        let mut node = Consumer::Node.command().expect("the frontend was built");
        node.arg("frontend/shown.mjs").arg(format!("http://{}/", self.address));
        parsed(&run(&mut node).succeeded())
    }
}

/// JSON whose numbers are all of one kind, as they are in a browser.
fn parsed(text: &str) -> Value {
    fn plain(value: Value) -> Value {
        match value {
            Value::Number(number) => number.as_f64().into(),
            Value::Array(items) => items.into_iter().map(plain).collect(),
            Value::Object(fields) => {
                fields.into_iter().map(|(key, value)| (key, plain(value))).collect()
            }
            other => other,
        }
    }
    plain(serde_json::from_str(text).unwrap_or_else(|_| panic!("no JSON: {text}")))
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
