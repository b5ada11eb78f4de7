//! `docs/adopting.md`, followed word for word in a monorepo that has no schema.

use std::fs;

use alphaswarm_settings_tests::consumer::Consumer;
use alphaswarm_settings_tests::read;

use crate::page::Page;
use crate::shell::Shell;

const PAGE: &str = "docs/adopting.md";
const SCHEMA: &str = "schema/.env.schema";

#[test]
fn the_way_to_a_green_gate_is_as_the_page_says() {
    let Some(pre_commit) = Consumer::PreCommit.command() else { return };
    let mut shell = Shell::new();
    shell.provide("pre-commit", pre_commit.get_program());
    shell.put_monorepo();
    let mut compared = 0;
    for block in Page::open(PAGE).blocks() {
        match block.language.as_str() {
            "schema" => review(&shell, &block.text),
            "sh" if block.text.starts_with("make ") => {
                add_targets(&mut shell);
                let _ = shell.run(&block.text).succeeded();
            }
            _ if block.file() == Some("clippy.toml") => {
                assert_eq!(read(shell.path("clippy.toml")), block.text);
            }
            _ => compared += usize::from(shell.follow(PAGE, &block)),
        }
    }
    assert_eq!(compared, 8);
    let _ = shell.run("alphaswarm-settings check && alphaswarm-settings validate").succeeded();
}

/// Puts a reviewed block into the place of the one of that key.
fn review(shell: &Shell, reviewed: &str) {
    let schema = read(shell.path(SCHEMA));
    let key = reviewed.lines().next().expect("a key");
    let is_it = |block: &&str| block.lines().next() == Some(key);
    let before = schema.split("\n\n").find(is_it).expect("the schema has the key");
    assert!(before.contains("x-guess"), "{before}");
    let after = schema.replace(before, reviewed.trim_end());
    fs::write(shell.path(SCHEMA), after).expect("the schema is written");
}

/// Adds to the Makefile what `init` shows of it.
fn add_targets(shell: &mut Shell) {
    let shown = shell.run("alphaswarm-settings init").stderr;
    let mut lines = shown.lines().skip_while(|line| !line.starts_with("`Makefile` "));
    assert!(lines.next().is_some(), "{shown}");
    let targets = lines.take_while(|line| !line.starts_with('`'));
    let targets: Vec<_> = targets.map(|line| line.strip_prefix("    ").unwrap_or(line)).collect();
    let makefile = read(shell.path("Makefile")) + "\n" + &targets.join("\n") + "\n";
    shell.write("Makefile", &makefile);
}
