//! A client of language servers: the few messages of the Language Server Protocol that the tests need
//! (<https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/>).

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// rust-analyzer loads a package by building what its macros need.
const PATIENCE: Duration = Duration::from_secs(300);

/// A running server; it ends with this.
pub(crate) struct Client {
    process: Child,
    input: ChildStdin,
    messages: Receiver<Value>,
    last_id: u64,
}

/// A file that the editor shows.
pub(crate) struct Open {
    uri: String,
    text: String,
}

impl Client {
    /// Starts a server for what lies in `directory`. `said` is added to what it is told first.
    pub(crate) fn start(command: &mut Command, directory: &Path, said: &Value) -> Self {
        let mut process = command
            .current_dir(directory)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        let input = process.stdin.take().expect("its input is piped");
        let output = process.stdout.take().expect("its output is piped");
        let (sender, messages) = mpsc::channel();
        thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let mut client = Self { process, input, messages, last_id: 0 };
        let mut first = json!({ "processId": std::process::id(), "rootUri": uri(directory) });
        let said = said.as_object().expect("an object").clone();
        first.as_object_mut().expect("an object").extend(said);
        client.ask("initialize", &first);
        client.tell("initialized", &json!({}));
        client
    }

    /// Opens a file.
    pub(crate) fn open(&mut self, path: &Path, language: &str) -> Open {
        let open = Open { uri: uri(path), text: alphaswarm_settings_tests::read(path) };
        let document =
            json!({ "uri": open.uri, "languageId": language, "version": 1, "text": open.text });
        self.tell("textDocument/didOpen", &json!({ "textDocument": document }));
        open
    }

    /// What is offered behind the last place where `text` stands.
    pub(crate) fn offered_after(&mut self, file: &Open, text: &str) -> Vec<Value> {
        let answer = self.ask("textDocument/completion", &file.position(text, text.len()));
        answer.get("items").unwrap_or(&answer).as_array().expect("a list").clone()
    }

    /// What is wrong with a file, in the words of the server, once it has looked.
    pub(crate) fn problems(&mut self, file: &Open) -> Vec<String> {
        let message = self.wait(|message| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == file.uri
        });
        let problems = message["params"]["diagnostics"].as_array().expect("a list");
        problems.iter().map(|problem| word(&problem["message"]).to_owned()).collect()
    }

    /// What is shown of the thing at the last place where `text` begins.
    pub(crate) fn hover_at(&mut self, file: &Open, text: &str) -> String {
        let answer = self.ask("textDocument/hover", &file.position(text, 0));
        word(&answer["contents"]["value"]).to_owned()
    }

    fn ask(&mut self, method: &str, parameters: &Value) -> Value {
        self.last_id += 1;
        let id = self.last_id;
        self.send(&json!({ "id": id, "method": method, "params": parameters }));
        let answer = self.wait(|message| message["id"] == id && message.get("method").is_none());
        answer["result"].clone()
    }

    pub(crate) fn tell(&mut self, method: &str, parameters: &Value) {
        self.send(&json!({ "method": method, "params": parameters }));
    }

    /// The next message of a kind. What the server asks meanwhile is answered with nothing, and nothing for
    /// each section of the configuration.
    pub(crate) fn wait(&mut self, is_it: impl Fn(&Value) -> bool) -> Value {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let message = self.messages.recv_timeout(left).expect("the server answers");
            if is_it(&message) {
                return message;
            }
            if let (Some(id), Some(_)) = (message.get("id"), message.get("method")) {
                let sections = message["params"]["items"].as_array();
                let nothing =
                    sections.map_or(Value::Null, |of| of.iter().map(|_| Value::Null).collect());
                self.send(&json!({ "id": id, "result": nothing }));
            }
        }
    }

    fn send(&mut self, message: &Value) {
        let mut message = message.clone();
        message["jsonrpc"] = "2.0".into();
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len())
            .and_then(|()| self.input.flush())
            .expect("the server listens");
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Open {
    /// So many bytes behind the beginning of the last `text`, in a file of ASCII.
    fn position(&self, text: &str, behind: usize) -> Value {
        let at = self.text.rfind(text).expect("the text stands in the file") + behind;
        let line_start = self.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let line = self.text[..at].matches('\n').count();
        let position = json!({ "line": line, "character": at - line_start });
        json!({ "textDocument": { "uri": self.uri }, "position": position })
    }
}

/// The next message; none at the end of the stream.
fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line.trim().is_empty() {
            break;
        }
        if let Some(number) = line.strip_prefix("Content-Length:") {
            length = number.trim().parse().ok()?;
        }
    }
    let mut text = vec![0; length];
    output.read_exact(&mut text).ok()?;
    serde_json::from_slice(&text).ok()
}

fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// A string of a message; empty where it is none.
pub(crate) fn word(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
