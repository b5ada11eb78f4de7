//! What browsers and renderers of Markdown make of `kind = "reference"`.

use std::path::Path;

use alphaswarm_settings_tests::command::run;
use alphaswarm_settings_tests::consumer::Consumer;
use alphaswarm_settings_tests::project::Project;
use alphaswarm_settings_tests::{file, read};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::{Value, json};

/// Those of the case of the command.
const INPUT: &str = "alphaswarm-settings-cli/tests/cases/reference/input";

/// Variables that a case with a golden file has no room for.
fn hostile() -> String {
    let words = "word <i>&amp; ".repeat(800);
    let block = |key: &str, description: &str, group: &str| {
        format!(
            "\nkey: {key}\ndescription: {description}\nrequired: false\ntargets: local\n\
             classification: plain\ngroup: {group}\n"
        )
    };
    [
        block("LONG_WORDS", &words, "Group </section> --> \" '"),
        block("LONG_WORD", &"x".repeat(10_000), "Group </section> --> \" '"),
        block("MARKS", "\u{202e}sdrawkcab \u{2066}x שלום </script><script>", "- 1. # |"),
        block("BLOCKS", "# no heading - no item 1. no item > no quote ``` no fence", "- 1. # |"),
        block(&format!("K{}", "_LONG".repeat(40)), "A key of 201 characters.", "Group"),
    ]
    .concat()
}

/// A project with the pages.
fn project(more: &str) -> Project {
    let project = Project::new();
    let schema = read(file(&format!("{INPUT}/.env.schema"))) + more;
    project.write("schema/.env.schema", &schema);
    project.write("uses.json", &read(file(&format!("{INPUT}/uses.json"))));
    let config = read(file(&format!("{INPUT}/alphaswarm-settings.toml")));
    project.write(
        "alphaswarm-settings.toml",
        &config.replace("\".env.schema\"", "\"schema/.env.schema\""),
    );
    let _ = project.run(&["generate"]).succeeded();
    project
}

/// What `check.mjs` finds on a page; nothing when a program is missing.
fn looked_at(page: &Path, key: &str, word: &str) -> Option<Value> {
    let _ = Consumer::Chromium.command()?;
    let mut node = Consumer::Node.command()?;
    node.arg("pages/check.mjs").arg(page).args([key, word]);
    let said = run(&mut node).succeeded();
    Some(serde_json::from_str(&said).expect("JSON"))
}

#[test]
fn a_page_is_for_everybody_and_asks_for_nothing() {
    let project = project(&hostile());
    let page = project.path("docs/settings.html");
    let Some(found) = looked_at(&page, "SHOP_PORT", "listens") else { return };
    for (view, findings) in found["findings"].as_object().expect("a view each") {
        assert_eq!(findings, &json!([]), "{view}");
    }
    // Narrow screens: neither long keys nor long words make the page wider.
    assert_eq!(found["overflow"], json!([0, 0]));
    assert_eq!(found["smuggled"], json!(false));

    let bare = &found["withoutScript"];
    let keys = bare["cards"].as_array().expect("the cards");
    assert_eq!(keys.len(), 12, "{keys:?}");
    assert_eq!(
        [&bare["bar"], &bare["said"], &bare["asked"]],
        [&json!(false), &json!([]), &json!(1)]
    );
}

#[test]
fn a_filter_finds_and_stands_in_the_address() {
    let project = project("");
    let page = project.path("docs/settings.html");
    let Some(found) = looked_at(&page, "SHOP_TOKEN", "opens") else { return };
    let filtered = &found["filtered"];
    assert_eq!(filtered["found"], json!(["SHOP_TOKEN"]));
    assert_eq!(filtered["count"], "1 of 7 variables");
    assert_eq!(filtered["address"], "?q=opens");
    let linked = json!({"shown": 7, "address": "#SHOP_PORT", "other": "SHOP_PORT"});
    assert_eq!(filtered["linked"], linked);
    assert_eq!(filtered["said"], json!([]));
    assert_eq!(filtered["asked"].as_array().map(Vec::len), Some(1));

    let chosen = json!({
        "fromAddress": ["rotation-required"],
        "released": {"cards": 7, "address": ""},
        "pressed": {"classes": ["rotation-required"], "address": "?class=rotation-required"},
    });
    assert_eq!(found["chosen"], chosen);
    let table = &found["table"];
    assert_eq!(table["rows"].as_array().map(Vec::len), Some(7));
    assert_eq!([&table["cards"], &table["back"]], [&json!(0), &json!(7)]);
    assert_eq!(table["address"], "?view=table");
    assert_eq!(found["copied"], json!({"text": "SHOP_TOKEN", "label": "Copied"}));
}

#[test]
fn the_matrix_is_for_everybody_as_well() {
    let case = file("alphaswarm-settings-cli/tests/cases/matrix/input");
    let project = Project::new();
    for name in [".env.schema", "alphaswarm-settings.toml", "prod.env", "staging.env", "uses.json"]
    {
        project.write(name, &read(case.join(name)));
    }
    let _ = project.run(&["generate"]).succeeded();
    let Some(_) = Consumer::Chromium.command() else { return };
    let Some(mut node) = Consumer::Node.command() else { return };
    node.arg("pages/audit.mjs").arg(project.path("matrix.html")).arg("?differs=yes");
    let found: Value = serde_json::from_str(&run(&mut node).succeeded()).expect("JSON");
    assert_eq!(found["asked"], json!(1));
    let findings = found["findings"].as_object().expect("a view each");
    assert_eq!(findings.len(), 6);
    for (view, findings) in findings {
        assert_eq!(findings, &json!([]), "{view}");
    }
}

/// The cells of the tables, the headings and the items of a page, as one renderer shows them.
fn rendered(text: &str) -> Vec<String> {
    let mut shown = Vec::new();
    let mut open: Option<String> = None;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::TableCell | Tag::Heading { .. } | Tag::Paragraph) => {
                open = Some(String::new());
            }
            Event::End(TagEnd::TableCell | TagEnd::Heading(_) | TagEnd::Paragraph) => {
                shown.extend(open.take());
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some(open) = &mut open {
                    open.push_str(&text);
                }
            }
            Event::SoftBreak => {
                if let Some(open) = &mut open {
                    open.push(' ');
                }
            }
            _ => {}
        }
    }
    shown
}

#[test]
fn renderers_of_markdown_agree() {
    let project = project(&hostile());
    let page = project.path("docs/settings.md");
    let text = read(&page);
    let ours = rendered(&text);
    let has = |wanted: &str| ours.iter().any(|shown| shown == wanted);
    assert!(has(
        "What <b>the shop</b> shows | `ls` [x](y) <script>alert(1)</script> *now* &lt; _so_."
    ));
    assert!(has("# no heading - no item 1. no item > no quote ``` no fence"));
    assert!(has(&"x".repeat(10_000)));
    assert!(has("- 1. # |"));
    let Some(mut node) = Consumer::Node.command() else { return };
    let theirs = run(node.arg("pages/markdown.mjs").arg(&page)).succeeded();
    let theirs: Vec<String> = serde_json::from_str(&theirs).expect("JSON");
    assert!(theirs.len() > 60, "{theirs:?}");
    assert_eq!(ours, theirs);
}

#[test]
fn no_line_of_a_table_is_longer_than_120_characters() {
    let project = project(&hostile());
    let text = project.read("docs/settings.md");
    let rows: Vec<_> = text.lines().filter(|line| line.starts_with("| ")).collect();
    assert!(rows.len() > 15, "{rows:?}");
    for row in rows {
        assert!(row.chars().count() <= 120, "{row}");
    }
}

#[test]
fn a_page_edited_by_hand_is_drift_with_a_short_diff() {
    let project = project(&hostile());
    let all = project.read("docs/settings.html");
    // A page that a tool has put into one line, with what nobody should have pasted.
    project.write("docs/settings.html", &(all.replace('\n', " ") + "SHOP_TOKEN=hunter2"));
    let run = project.run(&["validate"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stdout.contains("# Shortened: this diff cannot be applied."), "{}", run.stdout);
    assert!(run.stdout.len() < 100_000, "{}", run.stdout.len());
    assert!(!run.stdout.contains("hunter2"));
    assert!(!all.contains("hunter2"));
}
