//! `examples/platform`: services in three languages run on generated files, and agree on what these say.
#![cfg(unix)]

mod compose;
mod example;
mod service;

use std::process::{Command, Stdio};

use alphaswarm_settings_tests::command::alphaswarm_settings;
use alphaswarm_settings_tests::consumer::Consumer;
use alphaswarm_settings_tests::{file, read};
use serde_json::{Value, json};

use crate::example::{Example, SECRET, original};
use crate::service::Service;

const CORE_AND_API: &str = "deploy/.env.local";
const WEB: &str = "deploy/.env.web.local";

/// What each service says that it runs on; the page of the frontend is missing without a browser.
struct Said {
    core: Value,
    api: Value,
    api_address: String,
    page: Option<Value>,
}

impl Said {
    /// Starts the services, and asks each.
    fn new(example: &Example, core: Command, changes: &[(&str, &str)]) -> Option<Self> {
        let mut python = Consumer::Python.command()?;
        python.arg(example.path("api/app.py")).current_dir(example.path("."));
        let core = Service::start(core, &example.path(CORE_AND_API), changes);
        let api = Service::start(python, &example.path(CORE_AND_API), changes);
        let page = web(example, &api, changes).map(|web| web.page());
        let (core, api_address) = (core.settings(), api.address.clone());
        Some(Self { core, api: api.settings(), api_address, page })
    }
}

/// Starts the frontend, if it is built and there is a browser.
fn web(example: &Example, api: &Service, changes: &[(&str, &str)]) -> Option<Service> {
    let _ = Consumer::Chromium.command().filter(|_| example.path("web/dist").exists())?;
    let mut serve = Consumer::Dash.command()?;
    serve.arg(example.path("web/serve")).current_dir(example.path("."));
    serve.env("PYTHON", Consumer::Python.command()?.get_program());
    // It names each request there.
    serve.stderr(Stdio::null());
    let url = format!("http://{}/", api.address);
    let changes = [changes, &[("VITE_API_URL", &url)]].concat();
    Some(Service::start(serve, &example.path(WEB), &changes))
}

#[test]
fn the_services_agree_field_by_field() {
    let example = Example::new();
    let core = escargot::CargoBuild::new()
        .manifest_path(file("examples/platform/core/Cargo.toml"))
        .run()
        .expect("core builds");
    let _ = example.build_web();

    let Some(said) = Said::new(&example, core.command(), &[]) else { return };
    said.assert_agreement();
    assert_eq!(said.core["SHOP_PATIENCE"], 1500.0);
    assert_eq!(said.core["SHOP_HOSTS"], json!(["shop.example", "www.shop.example"]));
    assert_eq!(said.core["SHOP_SESSION_KEY"], "[REDACTED]");

    // The same build says what another environment has.
    let changes = [
        ("SHOP_STAGE", "staging"),
        ("SHOP_PATIENCE", "0.25ms"),
        ("SHOP_UPLOAD_LIMIT", "64KiB"),
        ("SHOP_HOSTS", "\"</pre>&amp;\", é😀"),
    ];
    let said = Said::new(&example, core.command(), &changes).expect("it ran before");
    said.assert_agreement();
    assert_eq!(said.core["SHOP_STAGE"], "staging");
    assert_eq!(said.core["SHOP_PATIENCE"], 0.25);
    assert_eq!(said.core["SHOP_UPLOAD_LIMIT"], 65536.0);
    assert_eq!(said.core["SHOP_HOSTS"], json!(["\"</pre>&amp;\"", "é😀"]));
}

impl Said {
    fn assert_agreement(&self) {
        let Self { core, api, api_address, page } = self;
        assert_eq!(core, api);
        let Some(page) = page else { return };
        let page = page.as_object().expect("an object");
        let shared = ["SHOP_HOSTS", "SHOP_PATIENCE", "SHOP_STAGE", "SHOP_UPLOAD_LIMIT"];
        assert!(page.keys().eq(shared.iter().chain(&["VITE_API_URL"])), "{page:?}");
        for key in shared {
            assert_eq!(page[key], core[key], "{key}");
        }
        assert_eq!(page["VITE_API_URL"], format!("http://{api_address}/"));
    }
}

#[test]
fn the_frontend_knows_no_secret() {
    let example = Example::new();
    let variables = read(example.path(WEB));
    assert!(variables.contains("VITE_API_URL=") && !variables.contains("SESSION_KEY"));
    if !example.build_web() {
        return;
    }
    let assets = example.path("web/dist/assets").read_dir().expect("the assets");
    let text: String = assets.map(|asset| read(asset.expect("an asset").path())).collect();
    assert!(text.contains("SHOP_STAGE"), "{text}");
    for absent in [SECRET, "SHOP_SESSION_KEY", "SHOP_REDIS_URL"] {
        assert!(!text.contains(absent), "{absent}");
    }
}

#[test]
fn what_is_committed_is_what_the_schema_says() {
    let example = Example::new();
    for name in [
        "api/settings.py",
        "deploy/prod/settings-js.yaml",
        "web/settings.sh",
        "web/src/settings.ts",
        "web/src/vite-env.d.ts",
    ] {
        assert_eq!(read(original(name)), read(example.path(name)), "{name}");
    }
}

#[test]
fn nothing_in_the_example_reads_the_environment_itself() {
    for arguments in [&["check", "--deny-warnings"][..], &["validate"]] {
        let run = alphaswarm_settings(&file("examples/platform"), arguments);
        assert_eq!(run.code, 0, "{}", run.stderr);
    }
}
