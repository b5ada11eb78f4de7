//! `docs/compat.md`, followed word for word in an empty directory; its table has every rule.

use alphaswarm_settings_tests::{file, read};

use crate::page::Page;
use crate::shell::Shell;

const PAGE: &str = "docs/compat.md";

#[test]
fn the_page_finds_what_it_says() {
    let mut shell = Shell::new();
    shell.install();
    let mut compared = 0;
    for block in Page::open(PAGE).blocks() {
        match block.language.as_str() {
            // A picture.
            "mermaid" => {}
            "yaml" => {
                let line = block.text.lines().last().and_then(|line| line.split_once("run: "));
                let (_, command) = line.expect("it ends with a command");
                let base = "\"origin/$GITHUB_BASE_REF\"";
                let command = command.replace(base, "schema/.env.schema");
                // Compared with itself, only the acceptance is left.
                let run = shell.run(&command);
                let printed = run.succeeded();
                assert_eq!(printed.matches("stale-acceptance").count(), 1, "{printed}");
            }
            _ => compared += usize::from(shell.follow(PAGE, &block)),
        }
    }
    assert_eq!(compared, 5);
}

#[test]
fn every_rule_of_the_chapter_is_linked() {
    let chapter = Page::open("docs/diagnostics.md").section("# Changes of the schema");
    let names: Vec<_> = chapter.prose().filter_map(|(_, line)| line.strip_prefix("## ")).collect();
    assert!(names.len() > 30, "{names:?}");
    let page = read(file(PAGE));
    // What is wrong with the base or the list of acceptances is no rule about a change.
    let is_rule = |name: &&str| !["unknown-base", "no-base", "invalid-acceptance"].contains(name);
    for name in names.into_iter().filter(is_rule) {
        let link = format!("[`{name}`](diagnostics.md#{name})");
        assert!(page.contains(&link), "{PAGE} has no {link}");
    }
}
