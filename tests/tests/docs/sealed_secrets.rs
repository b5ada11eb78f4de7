//! `docs/sealed-secrets.md`, followed word for word in an empty directory, with a key pair made for it.

use alphaswarm_settings_tests::consumer::{Consumer, run_script};

use crate::page::Page;
use crate::shell::Shell;

const PAGE: &str = "docs/sealed-secrets.md";

#[test]
fn every_block_of_the_page_does_what_it_says() {
    let mut shell = Shell::new();
    let keys = ["sealed_secrets.py", "keys"];
    if run_script(Consumer::Python, keys[0], &keys[1..], &shell.path("")).is_none() {
        return;
    }
    shell.install();
    let blocks = Page::open(PAGE).blocks();
    let compared = blocks.iter().filter(|block| shell.follow(PAGE, block)).count();
    assert_eq!(compared, 1);
    for (file, names) in [
        ("overlays/prod/sealed.yaml", &["APP_PASSWORD"] as &[_]),
        ("overlays/staging/core.yaml", &["APP_PASSWORD", "APP_TOKEN"]),
    ] {
        let key = shell.path("key.pem").display().to_string();
        let opened = run_script(Consumer::Python, keys[0], &["open", &key], &shell.path(file));
        let opened = opened.expect("it was there before");
        let values: serde_json::Value = serde_json::from_str(&opened).expect("JSON");
        let values = values.as_object().expect("an object");
        assert_eq!(values.keys().collect::<Vec<_>>(), names, "{file}");
        assert!(values.values().all(serde_json::Value::is_string), "{file} is not opened");
    }
}
