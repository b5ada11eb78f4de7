//! `docs/pages.md`, followed word for word in an empty directory.

use crate::page::Page;
use crate::shell::Shell;

const PAGE: &str = "docs/pages.md";

#[test]
fn a_page_is_written_as_the_page_says() {
    let mut shell = Shell::new();
    shell.install();
    let blocks = Page::open(PAGE).blocks();
    let compared = blocks.iter().filter(|block| shell.follow(PAGE, block)).count();
    assert_eq!(compared, 1);
}
