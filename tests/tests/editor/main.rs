//! What an editor sees of the macros, asked of rust-analyzer itself.
//!
//! It is no part of what `tests/consumers/install` provides: where it is missing, the test says so and
//! passes.

mod client;

use alphaswarm_settings_tests::consumer::note;
use alphaswarm_settings_tests::package::Package;
use client::Client;

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

#[test]
fn a_broken_schema_leaves_completion_and_hover() {
    let package = Package::new("in-an-editor");
    package.write(".env.schema", BROKEN);
    package.write("src/main.rs", MAIN);
    let Some(mut editor) = Client::start(package.root()) else {
        return note("rust-analyzer is not installed, so nothing was completed");
    };
    let file = editor.open(&package.path("src/main.rs"));

    let fields = editor.fields_after(&file, "settings.");
    let expected = ["port: u16", "mode: Mode", "title: String"];
    assert_eq!(fields, expected);

    let hover = editor.hover_at(&file, "port);");
    for part in ["port: u16", "The port to listen on.", "`APP_PORT`", ".env.schema:1"] {
        assert!(hover.contains(part), "no {part:?} in {hover}");
    }
}
