//! The findings of the command: the page on deployment links those of manifests, and their severities
//! can be changed as the page on diagnostics shows.

use alphaswarm_settings_tests::project::{Project, config};
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

#[test]
fn the_rules_of_the_page_are_a_configuration() {
    let blocks = Page::open("docs/diagnostics.md").blocks();
    let rules = blocks.iter().find(|block| block.text.starts_with("[rules]")).expect("a block");
    let project = Project::generated();
    project.write("alphaswarm-settings.toml", &format!("{}\n{}", config(), rules.text));
    let run = project.run(&["validate"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}
