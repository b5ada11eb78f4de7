//! `docs/rust.md`: its programs are built and run, and print what the page says.
//!
//! All of them are programs of one package, whose schema is the page's. A block below a line that ends
//! with `` `path`: `` is that file; a `rust` block with a `main` is a program; the `sh` blocks below it
//! are run, and a `text` block is what the one before it prints.

use alphaswarm_settings_tests::{file, read};

use crate::page::{Block, Page};
use crate::shell::{self, Shell};

const PAGE: &str = "docs/rust.md";

const ADDED: &str = "cargo add alphaswarm-settings --features envy,json,watch\n\
                     cargo add serde --features derive\n";

/// The package after that.
const MANIFEST: &str = r#"
[package]
name = "programs-of-the-page"
version = "0.1.0"
edition = "2024"

[dependencies]
alphaswarm-settings = { path = "CRATE", features = ["envy", "json", "watch"] }
serde = { version = "1", features = ["derive"] }

[workspace]
"#;

#[test]
fn every_program_prints_what_the_page_says() {
    let blocks = Page::open(PAGE).blocks();
    let mut shell = Shell::new();
    let programs = write_package(&shell, &blocks);
    assert!(programs > 6, "{programs} programs");
    let mut printed = None;
    let mut runs = vec![0; programs];
    let mut program = 0;
    for block in &blocks {
        match block.language.as_str() {
            "rust" => {
                program += 1;
                shell.mean(&name(program));
            }
            // What the reader adds; the package has it.
            "sh" if program == 0 => assert_eq!(block.text, ADDED),
            "sh" => {
                let run = shell.run(&block.text);
                shell::assert_ended_well(block, &run);
                assert!(!run.stderr.contains("warning"), "{}", run.stderr);
                runs[program - 1] += 1;
                printed = Some(run);
            }
            "text" => {
                let run = printed.take().expect("a command above the output");
                shell::assert_printed(PAGE, block, &run);
            }
            _ => {}
        }
    }
    assert!(!runs.contains(&0), "how often each program is run: {runs:?}");
}

fn name(program: usize) -> String {
    format!("program{program:02}")
}

/// Writes the files and programs of the page; gives the number of programs.
fn write_package(shell: &Shell, blocks: &[Block]) -> usize {
    let settings = file("alphaswarm-settings").display().to_string();
    shell.write("Cargo.toml", &MANIFEST.replace("CRATE", &settings));
    shell.write("Cargo.lock", &read(file("Cargo.lock")));
    let mut programs = 0;
    for block in blocks {
        if let Some(path) = block.file() {
            shell.write(path, &block.text);
        } else if block.language == "rust" {
            assert!(block.text.contains("fn main("), "this is no program:\n{}", block.text);
            programs += 1;
            shell.write(&format!("src/bin/{}.rs", name(programs)), &block.text);
        }
    }
    programs
}

/// The first cells of the table below a heading.
fn rows(heading: &str) -> Vec<String> {
    let section = Page::open(PAGE).section(heading);
    let rows = section.prose().filter_map(|(_, line)| line.strip_prefix("| `"));
    rows.map(|row| row.split('`').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn every_argument_of_the_macros_is_explained() {
    let code = read(file("alphaswarm-settings-derive/src/arguments.rs"));
    let explained = rows("### Arguments");
    for list in ["const OF_STRUCT", "const OF_VIEW"] {
        let (_, list) = code.split_once(list).expect("the list of arguments");
        let (_, list) = list.split_once("= [").expect("its items");
        let (list, _) = list.split_once("];").expect("its end");
        for argument in list.split('"').skip(1).step_by(2) {
            let is_it = |row: &String| row.split(' ').next() == Some(argument);
            assert!(explained.iter().any(is_it), "{PAGE} does not explain {argument}");
        }
    }
}

#[test]
fn every_feature_is_listed() {
    let manifest = read(file("alphaswarm-settings/Cargo.toml"));
    let (_, features) = manifest.split_once("[features]\n").expect("features");
    let (features, _) = features.split_once("\n[").expect("their end");
    let names = features.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    let mut names: Vec<_> = names.filter_map(|line| line.split(" = ").next()).collect();
    names.retain(|name| *name != "default");
    names.sort_unstable();
    let mut listed = rows("## Features");
    listed.sort();
    assert_eq!(listed, names);
}
