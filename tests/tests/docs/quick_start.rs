//! The quick start of the README, followed word for word in an empty directory.

use std::path::Path;

use alphaswarm_settings_tests::command::run;
use alphaswarm_settings_tests::consumer::Consumer;

use crate::page::Page;
use crate::shell::Shell;

const PAGE: &str = "README.md";

#[test]
fn the_quick_start_prints_what_it_says() {
    let mut shell = Shell::new();
    let mut compared = 0;
    for block in Page::open(PAGE).section("## Quick start").blocks() {
        compared += usize::from(shell.follow(PAGE, &block));
        if let Some(path) = block.file().filter(|path| path.ends_with("compose.yaml")) {
            compose_passes_the_values(&shell.path(path));
        }
    }
    assert!(compared > 1, "{compared} outputs");
}

/// What docker compose gives to the service, where it is installed.
fn compose_passes_the_values(file: &Path) {
    let Some(mut compose) = Consumer::DockerCompose.command() else { return };
    let directory = file.parent().expect("a file has a directory");
    compose.current_dir(directory).arg("--file").arg(file).arg("config");
    let shown = run(&mut compose).succeeded();
    assert!(shown.contains("HELLO_API_TOKEN: open-sesame"), "{shown}");
    assert!(shown.contains("HELLO_PORT:"), "{shown}");
}
