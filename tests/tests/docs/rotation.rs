//! `docs/rotation.md`, followed word for word in an empty directory.

use crate::page::Page;
use crate::shell::Shell;

const PAGE: &str = "docs/rotation.md";

#[test]
fn a_secret_lives_as_the_page_says() {
    let mut shell = Shell::new();
    shell.install();
    let mut compared = 0;
    for block in Page::open(PAGE).blocks() {
        // A workflow runs elsewhere: what it runs is held below.
        if block.language == "yaml" {
            let line = block.text.lines().last().and_then(|line| line.split_once("run: "));
            let (_, command) = line.expect("it ends with a command");
            assert!(shell.run(&format!("{command} --today 2026-02-01")).succeeded().is_empty());
            continue;
        }
        compared += usize::from(shell.follow(PAGE, &block));
    }
    assert!(compared > 4, "{compared} outputs");
}
