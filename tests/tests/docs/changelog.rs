//! `CHANGELOG.md` has the form of Keep a Changelog.

use crate::page::Page;

const KINDS: [&str; 6] = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];

#[test]
fn the_changelog_has_its_form() {
    let page = Page::open("CHANGELOG.md");
    let headings: Vec<_> =
        page.prose().map(|(_, line)| line).filter(|line| line.starts_with('#')).collect();
    assert_eq!(headings[..2], ["# Changelog", "## [Unreleased]"]);
    let mut kinds = Vec::new();
    for heading in &headings[1..] {
        if let Some(kind) = heading.strip_prefix("### ") {
            let place = KINDS.iter().position(|known| *known == kind);
            kinds.push(place.unwrap_or_else(|| panic!("there is no kind {kind}")));
        } else {
            assert!(heading.starts_with("## ["), "{heading}");
            assert!(kinds.is_sorted(), "the order of kinds above {heading}");
            kinds.clear();
        }
    }
}
