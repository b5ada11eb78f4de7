//! The blocks of the page are schemas.

use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::{lint, parse};

use super::PAGE;
use crate::page::Page;

#[test]
fn every_block_is_a_schema_without_problems() {
    let blocks = Page::open(PAGE).blocks();
    let schemas: Vec<_> = blocks.iter().filter(|block| block.text.contains("key:")).collect();
    assert!(schemas.len() >= 3, "{} blocks", schemas.len());
    for block in schemas {
        let source = SourceFile::new(".env.schema", block.text.as_str());
        let parsed = parse(&source);
        let found: Vec<_> = parsed.diagnostics.iter().map(|found| found.code.name()).collect();
        assert!(found.is_empty(), "{found:?}\n{}", block.text);
        let advice: Vec<_> =
            lint::lint(&parsed.schema).iter().map(|found| found.code.name()).collect();
        assert!(advice.is_empty(), "{advice:?}\n{}", block.text);
    }
}

/// Each line of the whole block is explained, in its order.
#[test]
fn the_whole_block_is_explained_line_by_line() {
    let section = Page::open(PAGE).section("## A whole block");
    let blocks = section.blocks();
    let lines = blocks[0].text.lines().filter_map(|line| Some(line.split_once(':')?.0.to_owned()));
    let rows = section.prose().filter_map(|(_, line)| line.strip_prefix("| `"));
    let rows = rows.map(|row| row.split('`').next().unwrap_or_default().to_owned());
    assert_eq!(rows.collect::<Vec<_>>(), lines.collect::<Vec<_>>());
}
