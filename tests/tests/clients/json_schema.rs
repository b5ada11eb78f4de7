//! `kind = "json-schema"`: what validators say of the corpus is what `load()` says.

use alphaswarm_settings_tests::consumer::{Consumer, run_script};
use alphaswarm_settings_tests::project::Project;
use serde_json::Value;

use crate::corpus::Corpus;

#[test]
fn validators_agree_wherever_no_comment_leaves_it_to_the_command() {
    let corpus = Corpus::read();
    let project = Project::new();
    project.write("schema/.env.schema", &corpus.schema);
    let config = "schema = \"schema/.env.schema\"\n[[artifact]]\nkind = \"json-schema\"\n\
                  out = \"schema.json\"\n";
    project.write("alphaswarm-settings.toml", config);
    let _ = project.run(&["generate"]).succeeded();
    project.write("rows.jsonl", &corpus.text());
    let schema: Value = serde_json::from_str(&project.read("schema.json")).expect("JSON");
    let properties = &schema["properties"];
    let is_exact = |row: &Value| {
        let of_variable = &properties[row["key"].as_str().expect("a key")];
        !of_variable.to_string().contains("$comment")
    };
    let rows = corpus.lines.iter().map(|line| serde_json::from_str(line).expect("JSON"));
    let rows: Vec<Value> = rows.collect();
    assert!(rows.iter().filter(|row| is_exact(row)).count() > 2000);
    for (consumer, script) in
        [(Consumer::Node, "json_schema.mjs"), (Consumer::Python, "json_schema.py")]
    {
        let arguments = [project.path("rows.jsonl")];
        let arguments = arguments.each_ref().map(|path| path.to_str().expect("UTF-8"));
        let Some(said) = run_script(consumer, script, &arguments, &project.path("schema.json"))
        else {
            continue;
        };
        for line in said.lines() {
            let row: Value = serde_json::from_str(line).expect("JSON");
            let text = row["text"].as_str().expect("a text");
            // An empty string is unset: no value at all. In Python, `$` is before a last newline, too.
            let is_known = text.is_empty() || consumer == Consumer::Python && text.ends_with('\n');
            let is_weaker = row["accepted"] == false && (!is_exact(&row) || is_known);
            assert!(is_weaker || text.is_empty(), "{script}: {line}");
        }
    }
}
