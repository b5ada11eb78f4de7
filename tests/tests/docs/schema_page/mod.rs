//! `docs/schema.md`: its tables are made from those of the code, and its blocks are schemas.
//!
//! What stands between `<!-- made: name -->` and `<!-- end -->` is made here; the rest of the page is
//! written by hand. `UPDATE_GOLDEN=1` writes the tables into the page.

mod blocks;
mod fields;
mod types;

use alphaswarm_settings_tests::{file, read};

const PAGE: &str = "docs/schema.md";

#[test]
fn the_page_is_made_from_the_tables() {
    let page = read(file(PAGE));
    let made = [
        ("fields", fields::table()),
        ("types", types::table()),
        ("spellings", types::spellings()),
        ("refusals", types::refusals()),
    ];
    let names = page.lines().filter_map(|line| line.strip_prefix("<!-- made: ")).count();
    assert_eq!(names, made.len(), "every part of {PAGE} is made here");
    let now = made.iter().fold(page.clone(), |page, (name, text)| with_part(&page, name, text));
    if alphaswarm_settings_tests::golden::is_updating() {
        std::fs::write(file(PAGE), now).expect("the page is written");
        return;
    }
    assert!(page == now, "{PAGE} is outdated: run the tests with UPDATE_GOLDEN=1");
}

/// The page with another text in one of its parts.
fn with_part(page: &str, name: &str, text: &str) -> String {
    let start = format!("<!-- made: {name} -->\n");
    let (before, rest) = page.split_once(&start).unwrap_or_else(|| panic!("no part {name}"));
    let (_, after) = rest.split_once("<!-- end -->").expect("a part has an end");
    format!("{before}{start}\n{text}\n<!-- end -->{after}")
}

/// A row of a table in Markdown.
fn row(cells: &[&str]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

/// Words as code, with commas between them.
fn listed(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| code(word)).collect();
    quoted.join(", ")
}

/// A word as code. Blanks alone would show as nothing.
fn code(word: &str) -> String {
    assert!(!word.contains(['`', '|']), "{word} cannot stand in a table");
    match word.trim() {
        "" => "a blank".to_owned(),
        _ => format!("`{word}`"),
    }
}
