//! The codes of the command, the cases and the headings of `docs/diagnostics.md` have the same names.

use std::collections::BTreeSet;

use alphaswarm_settings_tests::{file, read};

use super::case;

// The command exports nothing that a test could name.
#[path = "../../../src/codes.rs"]
mod codes;

#[test]
fn every_code_has_a_case_that_shows_it_and_a_heading() {
    let page = read(file("docs/diagnostics.md"));
    let headings: BTreeSet<_> = page.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    let cases = case::all();
    for code in codes::ALL {
        let name = code.name();
        assert!(headings.contains(name), "docs/diagnostics.md has no heading {name}");
        let case = cases.iter().find(|case| case.name == name);
        let case = case.unwrap_or_else(|| panic!("there is no case tests/cases/{name}"));
        let expected = case.expected();
        let said = |file: &str| {
            let text = expected.get(file).map(|bytes| String::from_utf8_lossy(bytes));
            text.unwrap_or_default().into_owned()
        };
        let title = format!("{}[{name}]", code.severity().as_str());
        // For people, a diff or a list stands in its place.
        let is_shown = said("stderr").contains(&title)
            || said("stdout").contains(&format!("\"rule\": \"{name}\""));
        assert!(is_shown, "tests/cases/{name} does not show {title}");
    }
}
