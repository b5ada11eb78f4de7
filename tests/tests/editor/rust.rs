//! What an editor sees of the macros, asked of rust-analyzer itself.
//!
//! It is no part of what `tests/consumers/install` provides: where it is missing, the test says so and
//! passes.

use std::path::Path;
use std::process::Command;

use alphaswarm_settings_tests::consumer::note;
use alphaswarm_settings_tests::package::Package;
use serde_json::json;

use crate::client::{Client, Open, word};

/// The default is no port, `typ` is no field, and the last block has no classification.
const BROKEN: &str = "\
key: APP_PORT
description: The port to listen on.
type: port
required: false
default: 80800
targets: local,kubernetes,cloud
classification: plain

key: APP_MODE
description: How strict to be.
typ: enum
values: strict, permissive
required: false
default: strict
targets: local,kubernetes,cloud
classification: plain

key: APP_TITLE
description: What stands at the top of each page.
required: false
default: none
targets: local,kubernetes,cloud
";

const MAIN: &str = "\
#[alphaswarm_settings::settings(prefix = \"APP_\")]
struct Settings;

fn main() -> Result<(), alphaswarm_settings::Error> {
    let settings: Settings = alphaswarm_settings::load()?;
    println!(\"{}\", settings.port);
    Ok(())
}
";

/// Starts it for the package in `directory`; none where it is not installed.
fn start(directory: &Path) -> Option<Client> {
    // Rustup has a command of this name even where there is nothing behind it.
    let version = Command::new("rust-analyzer").arg("--version").output().ok()?;
    let said = json!({
        "capabilities": {
            "experimental": { "serverStatusNotification": true },
            "textDocument": { "hover": { "contentFormat": ["markdown"] } },
        },
        "initializationOptions": { "checkOnSave": false, "cachePriming": { "enable": false } },
    });
    let mut command = Command::new("rust-analyzer");
    command
        .env("CARGO_TARGET_DIR", alphaswarm_settings_tests::file("target/packages"))
        .env("CARGO_NET_OFFLINE", "true")
        .env_remove("CARGO_MANIFEST_DIR");
    version.status.success().then(|| Client::start(&mut command, directory, &said))
}

/// The fields that are offered behind the last place where `text` stands, each with its type.
fn fields_after(editor: &mut Client, file: &Open, text: &str) -> Vec<String> {
    const FIELD: u64 = 5;
    let offered = editor.offered_after(file, text);
    let fields = offered.iter().filter(|item| item["kind"] == FIELD);
    fields.map(|field| format!("{}: {}", word(&field["label"]), word(&field["detail"]))).collect()
}

#[test]
fn a_broken_schema_leaves_completion_and_hover() {
    let package = Package::new("in-an-editor");
    package.write(".env.schema", BROKEN);
    package.write("src/main.rs", MAIN);
    let Some(mut editor) = start(package.root()) else {
        return note("rust-analyzer is not installed, so nothing was completed");
    };
    let file = editor.open(&package.path("src/main.rs"), "rust");
    // Everything that the file needs is loaded then.
    editor.wait(|message| {
        message["method"] == "experimental/serverStatus" && message["params"]["quiescent"] == true
    });

    let fields = fields_after(&mut editor, &file, "settings.");
    let expected = ["port: u16", "mode: Mode", "title: String"];
    assert_eq!(fields, expected);

    let hover = editor.hover_at(&file, "port);");
    for part in ["port: u16", "The port to listen on.", "`APP_PORT`", ".env.schema:1"] {
        assert!(hover.contains(part), "no {part:?} in {hover}");
    }
}
