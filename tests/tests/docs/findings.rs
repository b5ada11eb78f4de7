//! The page on deployment links every finding that environments and manifests can have.

use alphaswarm_settings_tests::{file, read};

use crate::page::Page;

#[test]
fn every_finding_of_manifests_is_linked() {
    let chapter = Page::open("docs/diagnostics.md").section("# Environments and manifests");
    let names: Vec<_> = chapter.prose().filter_map(|(_, line)| line.strip_prefix("## ")).collect();
    assert!(names.len() > 10, "{names:?}");
    let page = read(file("docs/deployment.md"));
    let is_about_code = |name: &str| name == "unused";
    for name in names.into_iter().filter(|name| !is_about_code(name)) {
        let link = format!("[`{name}`](diagnostics.md#{name})");
        assert!(page.contains(&link), "docs/deployment.md has no {link}");
    }
}
