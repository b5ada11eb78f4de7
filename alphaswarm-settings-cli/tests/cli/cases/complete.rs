//! The codes of the command, the cases and the headings of `docs/diagnostics.md` have the same names.

use std::collections::{BTreeMap, BTreeSet};

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

/// The levels that the table of `docs/compat.md` gives each of its rules.
fn levels(page: &str) -> BTreeMap<String, BTreeSet<&'static str>> {
    let mut levels: BTreeMap<String, BTreeSet<&'static str>> = BTreeMap::new();
    for row in page.lines().filter_map(|line| line.strip_prefix("| [`")) {
        let [rule, _, level, _] = row.split(" | ").collect::<Vec<_>>()[..] else {
            panic!("this row has no level: {row}")
        };
        let (rule, _) = rule.split_once('`').expect("a rule in backquotes");
        let is_there = |word: &&str| level.split([' ', ',', ';']).any(|own| own == *word);
        let mut own: BTreeSet<_> =
            ["error", "warning", "note"].into_iter().filter(is_there).collect();
        if let Some((other, _)) = level.strip_prefix("as `").and_then(|rest| rest.split_once('`')) {
            own.extend(levels.get(other).expect("the rule is above"));
        }
        assert!(!own.is_empty(), "{rule} has no level");
        levels.insert(rule.to_owned(), own);
    }
    levels
}

#[test]
fn every_level_of_a_rule_of_compat_is_shown_by_a_pair_of_schemas() {
    let is_pair = |case: &&case::Case| {
        let names = ["base.env.schema", ".env.schema"];
        names.iter().all(|name| case.project().path(name).is_file())
    };
    let mut shown = String::new();
    for case in case::all().iter().filter(is_pair) {
        for name in ["stderr", "stdout"] {
            let text = case.expected().remove(name).unwrap_or_default();
            shown += &String::from_utf8_lossy(&text);
        }
    }
    let levels = levels(&read(file("docs/compat.md")));
    assert!(levels.len() > 25, "a row for each rule: {levels:?}");
    for (rule, own) in levels {
        for level in own {
            let title = format!("{level}[{rule}]");
            assert!(shown.contains(&title), "no pair of schemas shows {title}");
        }
    }
}
