//! Links within the repository lead to files and headings that exist.

use alphaswarm_settings_tests::file;

use crate::page::{self, Page};

#[test]
fn every_link_leads_to_a_file_and_a_heading() {
    let mut broken = Vec::new();
    let mut count = 0;
    for page in page::all() {
        let directory = file(&page.path).parent().expect("a page has a directory").to_owned();
        for (line, text) in page.prose() {
            for target in targets(text).filter(|target| !target.contains("://")) {
                count += 1;
                let (path, heading) = target.split_once('#').unwrap_or((target, ""));
                let at = if path.is_empty() { file(&page.path) } else { directory.join(path) };
                let is_found = at.exists() && (heading.is_empty() || has_heading(&at, heading));
                if !is_found {
                    broken.push(format!("{}:{line}: {target}", page.path));
                }
            }
        }
    }
    assert!(count > 30, "{count} links");
    assert!(broken.is_empty(), "these lead nowhere:\n{}", broken.join("\n"));
}

/// What the links of a line point to.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    line.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target)
}

fn has_heading(path: &std::path::Path, anchor: &str) -> bool {
    let Ok(path) = path.strip_prefix(alphaswarm_settings_tests::workspace()) else { return false };
    let page = Page::open(path.to_str().expect("UTF-8"));
    let is_it = |line: &str| line.starts_with('#') && self::anchor(line) == anchor;
    page.prose().any(|(_, line)| is_it(line))
}

/// The anchor of a heading, as forges make it.
fn anchor(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = text.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[test]
fn anchors_are_those_of_forges() {
    for (heading, expected) in [
        ("## `[[artifact]]`: a generated file", "artifact-a-generated-file"),
        ("# What fails the build", "what-fails-the-build"),
        ("## unknown-target", "unknown-target"),
    ] {
        assert_eq!(anchor(heading), expected);
    }
}
