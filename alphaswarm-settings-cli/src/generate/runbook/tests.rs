use alphaswarm_settings_schema::parse;
use jiff::civil::date;

use super::*;
use crate::rotation::{Event, Ledger, schedule};

const SCHEMA: &str = "\
key: A_TOKEN
description: Opens the <b>door</b> | \u{202e}*now*.
required: true
targets: local
classification: rotation-required
rotation: 90d
owner: team | [ops](x)
services: core, worker

key: PORT
description: d
required: true
targets: local
classification: plain

key: B_KEY
description: Signs.
required: true
targets: local,kubernetes
classification: rotation-required
rotation: 1d
aliases: OLD_KEY
";

/// The warnings and the text of a merge with a file, or the problems of that.
pub(super) fn merged(schema: &str, ledger: &Ledger, text: &str) -> Result<String, Vec<String>> {
    let schema = SourceFile::new("schema", schema);
    let parsed = parse(&schema);
    assert_eq!(parsed.diagnostics, []);
    let rotations = schedule(&parsed.schema, ledger, &[], None);
    let rotations: Vec<_> = rotations.iter().collect();
    let source = SourceFile::new("f.md", text);
    let read = marks::read(&source);
    if !read.problems.is_empty() {
        let at = |problem: &alphaswarm_settings_schema::diagnostic::Diagnostic| {
            format!("{}: {}", source.position(problem.span().start).line, problem.message)
        };
        return Err(read.problems.iter().map(at).collect());
    }
    Ok(merge::merge(&read.document, &rotations).text)
}

fn ledger() -> Ledger {
    let event = |key: &str, on| Event {
        key: key.to_owned(),
        on,
        environment: None,
        place: alphaswarm_settings_schema::diagnostic::Place::default(),
    };
    Ledger {
        events: vec![event("A_TOKEN", date(2026, 1, 31)), event("A_TOKEN", date(2025, 1, 31))],
    }
}

const TABLE: &str = "\
<!-- alphaswarm-settings: begin table -->
| secret | environment | owner | cadence | services to restart | last rotated | next due |
|---|---|---|---|---|---|---|
| [`A_TOKEN`](#a_token) | all | team \\| \\[ops](x) | 90 days | core, worker | 2026-01-31 | 2026-05-01 |
| [`B_KEY`](#b_key) | all | - | 1 day | all | never | overdue |
<!-- alphaswarm-settings: end -->
";
const A: &str = "\
<!-- alphaswarm-settings: begin secret A_TOKEN -->
## `A_TOKEN`

**Purpose:** Opens the \\<b>door\\</b> \\| \u{fffd}\\*now\\*.
<!-- alphaswarm-settings: end -->
";
const B: &str = "\
<!-- alphaswarm-settings: begin secret B_KEY -->
## `B_KEY`

**Purpose:** Signs.
<!-- alphaswarm-settings: end -->
";
const NONE_YET: &str =
    "\n*There is no procedure yet. Write here, step by step, how to replace the value.*\n";

#[test]
fn a_new_runbook_has_a_table_and_a_section_for_each_secret() {
    let text = merged(SCHEMA, &ledger(), merge::ABOVE).expect("no marks");
    let expected = [merge::ABOVE, TABLE, "\n", A, NONE_YET, "\n", B, NONE_YET].concat();
    assert_eq!(text, expected);
    assert_eq!(merged(SCHEMA, &ledger(), &text).as_deref(), Ok(text.as_str()));
}

#[test]
fn what_was_there_before_the_first_run_stays_above() {
    for (text, above) in [("# Mine", "# Mine\n\n"), ("# Mine\n\n\n", "# Mine\n\n"), ("\n", "\n")] {
        let text = merged(SCHEMA, &ledger(), text).expect("no marks");
        let expected = [above, TABLE, "\n", A, NONE_YET, "\n", B, NONE_YET].concat();
        assert_eq!(text, expected);
    }
}

#[test]
fn procedures_stay_and_follow_their_secrets() {
    let old = B.replace("B_KEY", "OLD_KEY").replace("Signs.", "Signed.");
    let gone = B.replace("B_KEY", "GONE").replace("Signs.", "Was here.");
    let bare = B.replace("B_KEY", "BARE");
    let text = [
        "intro  \n",
        &old,
        "1. `rotate` \t\n\n\n```\n| x |\n```\n\n\n\n",
        &TABLE.replace("2026-01-31", "2020-01-31"),
        "general\n",
        &gone,
        "two\nlines\n",
        &bare,
        NONE_YET,
        A,
        "    last",
    ];
    let left = "**No longer needed:** this secret need not be rotated any more. Delete the section if \
                nothing needs it.";
    let expected = [
        "intro  \n",
        TABLE,
        "general\n",
        A,
        "    last\n\n",
        B,
        "1. `rotate` \t\n\n\n```\n| x |\n```\n\n\n\n",
        &gone.replace("**Purpose:** Was here.", left),
        "two\nlines\n",
    ];
    let merged_once = merged(SCHEMA, &ledger(), &text.concat()).expect("the marks are right");
    assert_eq!(merged_once, expected.concat());
    assert_eq!(merged(SCHEMA, &ledger(), &merged_once), Ok(merged_once));
}

#[test]
fn what_was_typed_between_marks_moves_below_them() {
    let table = TABLE.replace("|---|---|", "a note\n|---|---|").replace("| [`B", "| mine |\n| [`B");
    let b = B.replace("\n\n", "\n\n### Steps\n> quoted\n");
    let text = ["x\n\n", &table, "\n", A, "\n1.\n\n", &b, NONE_YET].concat();
    let expected = [
        ["x\n\n", TABLE, "\na note\n| mine |\n\n", A, "\n1.\n\n", B].concat(),
        ["\n### Steps\n> quoted\n", NONE_YET].concat(),
    ];
    assert_eq!(merged(SCHEMA, &ledger(), &text), Ok(expected.concat()));
}

#[test]
fn broken_marks_are_told_together() {
    let begin = "<!-- alphaswarm-settings: begin table -->\n";
    let text = [
        "<!-- alphaswarm-settings: end -->\n",
        begin,
        begin,
        "<!-- alphaswarm-settings: end -->\n",
        TABLE,
        "<!-- alphaswarm-settings: begin secret ä b -->\n",
        "<!-- alphaswarm-settings:",
        "\n<!-- alphaswarm-settings: begin secret A -->\nlost\n",
    ];
    let problems = merged(SCHEMA, &ledger(), &text.concat()).expect_err("the marks are wrong");
    assert_eq!(
        problems,
        [
            "1: no block begins above this end",
            "2: this block has no end",
            "5: two blocks have the same mark",
            "11: this mark is not one of the tool's",
            "12: this mark is not one of the tool's",
            "13: this block has no end",
        ]
    );
}

#[test]
fn a_schema_without_such_secrets_has_an_empty_table() {
    let schema = "key: A\ndescription: d\nrequired: true\ntargets: local\nclassification: secret\n";
    let text = merged(schema, &Ledger::default(), "x\n").expect("no marks");
    let expected = "x\n\n<!-- alphaswarm-settings: begin table -->\nNo secret has to be rotated.\n\
                    <!-- alphaswarm-settings: end -->\n";
    assert_eq!(text, expected);
    let back = merged(SCHEMA, &ledger(), &text).expect("the marks are right");
    assert_eq!(back, ["x\n\n", TABLE, "\n", A, NONE_YET, "\n", B, NONE_YET].concat());
}
