//! The cases: each a directory below `tests/cases`, named after the rule or the behaviour that it shows.
//!
//! `input` is the project, `command` what is run in it, a line each (see [`step`]). `stdout`, `stderr`
//! and `exit` are what has to come of it, and `after` is every file that the runs made or changed.
//! `UPDATE_GOLDEN=1` writes all of these; the change then shows in git. `CASE=drift` runs one alone.

mod case;
mod complete;
mod formats;
mod published;
mod sarif;
mod step;
mod tree;

use alphaswarm_settings_tests::golden::is_updating;
use case::Case;
use similar::{Algorithm, DiffTag, capture_diff_slices};
use tree::Tree;

#[test]
fn every_case_gives_what_it_says() {
    let cases = case::wanted();
    let failures: Vec<_> = cases.iter().filter_map(difference).collect();
    assert!(
        failures.is_empty(),
        "{} of {} cases differ; if that is meant, run the tests with UPDATE_GOLDEN=1\n\n{}",
        failures.len(),
        cases.len(),
        failures.join("\n")
    );
}

/// How what a case gives differs from what it says; nothing where it was written.
fn difference(case: &Case) -> Option<String> {
    let now = case.outcome();
    let before = case.expected();
    if now == before {
        return None;
    }
    if is_updating() {
        case.expect(&now);
        return None;
    }
    let names = before.keys().chain(now.keys().filter(|name| !before.contains_key(*name)));
    Some(names.filter_map(|name| diff(&case.name, name, &before, &now)).collect())
}

fn diff(case: &str, name: &str, before: &Tree, now: &Tree) -> Option<String> {
    let [before, now] = [before, now].map(|tree| tree.get(name).map(Vec::as_slice));
    if before == now {
        return None;
    }
    let lines = |bytes: Option<&[u8]>| {
        let text = bytes.map(String::from_utf8_lossy).unwrap_or_default();
        text.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let [before, now] = [before, now].map(lines);
    let mut out = format!("tests/cases/{case}/{name}\n");
    let differing = capture_diff_slices(Algorithm::Myers, &before, &now).into_iter();
    for op in differing.filter(|op| op.tag() != DiffTag::Equal) {
        let removed = before[op.old_range()].iter().map(|line| format!("-{line}\n"));
        let added = now[op.new_range()].iter().map(|line| format!("+{line}\n"));
        out.extend(removed.chain(added));
    }
    Some(out)
}
