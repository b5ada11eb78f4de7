//! The table of events, row by row.

use alphaswarm_settings_schema::parse;

use super::*;
use crate::artifact::{Env, Kind};
use crate::dialect::Dialect;
use crate::generate::comment;

/// A block of a schema; `more` is any further fields.
fn block(key: &str, class: &str, default: &str, more: &str) -> String {
    format!(
        "key: {key}\ndescription: d\nrequired: true\ndefault: {default}\ntargets: local\n\
         classification: {class}\n{more}\n\n"
    )
}

fn plain(default: &str) -> String {
    block("KEY", "plain", default, "")
}

/// The merged text without its first line, and the events; merging again changes nothing.
fn merged(text: &str, schema: &str) -> (String, Vec<What>) {
    merged_for(&Artifact::new(Env::Local, Kind::Env), text, schema)
}

fn merged_for(artifact: &Artifact, text: &str, schema: &str) -> (String, Vec<What>) {
    let schema = SourceFile::new("schema", schema);
    let parsed = parse(&schema);
    assert_eq!(parsed.diagnostics, []);
    let index = VariableIndex::of(&parsed.schema);
    let run = |text: &str| {
        let source = SourceFile::new(".env", text);
        assert_eq!(super::super::read(&source, artifact.dialect).problems, [], "{text}");
        merge(&source, &parsed.schema, &index, artifact)
    };
    let once = run(text);
    let twice = run(&once.text);
    assert_eq!(twice.text, once.text, "merging twice is merging once");
    assert_eq!(twice.events, [], "nothing is said twice");
    let text = once.text.strip_prefix(comment::HEADER).expect("the first line").to_owned();
    (text, once.events.into_iter().map(|event| event.what).collect())
}

/// The block of `KEY` in a generated file.
fn own(default: &str) -> String {
    format!("\n#: d\n#: required (plain)\n#: default \"{default}\"\nKEY={default}\n")
}

/// The same with an assignment, or what stands for one, that a person has typed.
fn yours(default: &str, rest: &str) -> String {
    format!("\n#: d\n#: required (plain)\n#: yours, default \"{default}\"\n{rest}")
}

const SECRET: &str = "\n#: d\n#: required (secret)\n";

#[test]
fn a_changed_default() {
    assert_eq!(merged(&own("1"), &plain("2")), (own("2"), vec![]));
    for typed in ["KEY=9\n", "export KEY = '9' # nine\n", "KEY=\"a\nb\"\n", "KEY=\n"] {
        let file = format!("#: default \"1\"\n{typed}");
        assert_eq!(merged(&file, &plain("1")), (yours("1", typed), vec![]), "{typed}");
        let expected = (yours("2", typed), vec![What::DefaultChanged]);
        assert_eq!(merged(&file, &plain("2")), expected, "{typed}");
    }
}

#[test]
fn a_typed_value_stays_a_persons_even_when_it_becomes_the_default() {
    let (text, _) = merged(&own("1").replace("KEY=1", "KEY=2"), &plain("1"));
    assert_eq!(text, yours("1", "KEY=2\n"));
    let (text, _) = merged(&text, &plain("2"));
    assert_eq!(text, yours("2", "KEY=2\n"));
    let (text, what) = merged(&text, &plain("3"));
    assert_eq!((text, what), (yours("3", "KEY=2\n"), vec![What::DefaultChanged]));
    let deleted = yours("3", "");
    assert_eq!(merged(&deleted, &plain("3")), (own("3"), vec![]), "deleting hands it back");
}

#[test]
fn without_a_recorded_default_only_the_current_one_is_the_tools() {
    assert_eq!(merged("KEY=1\n", &plain("1")), (own("1"), vec![]));
    assert_eq!(merged("KEY=2\n", &plain("1")), (yours("1", "KEY=2\n"), vec![]));
    // What is recorded about one assignment says nothing about another.
    let schema = format!("{}{}", block("PASS", "secret", "", ""), plain("1"));
    let file = "#: default \"x\"\n\n#: d\n#: required (secret)\nPASS=x\n";
    let (text, what) = merged(file, &schema);
    assert_eq!((text, what), (format!("{SECRET}PASS=x\n{}", own("1")), vec![]));
}

#[test]
fn a_key_that_left_the_schema_and_came_back() {
    let other = block("OTHER", "plain", "", "");
    let rest = "\n#: d\n#: required (plain)\n#: default \"\"\nOTHER=\n";
    assert_eq!(merged(&own("1"), &other), (rest.to_owned(), vec![]));
    let typed = format!("# mine{}", yours("1", "KEY=9 # nine\n"));
    let (text, what) = merged(&typed, &other);
    let closing = "\n#: Not used here; kept because a person typed it.\n\n# mine\n\
                   #: not in the schema\n#: yours, default \"1\"\nKEY=9 # nine\n";
    assert_eq!((text.as_str(), what), (&*format!("{rest}{closing}"), vec![What::Left]));
    let back = merged(&text, &format!("{}{other}", plain("9")));
    let expected = format!("\n# mine{}{rest}", yours("9", "KEY=9 # nine\n"));
    assert_eq!(back, (expected, vec![What::DefaultChanged]));
}

#[test]
fn a_secret_that_left_the_target_and_came_back() {
    let elsewhere = block("PASS", "secret", "", "").replace("local", "cloud") + &plain("1");
    let (text, what) = merged(&format!("{SECRET}PASS=x\n"), &elsewhere);
    assert!(text.ends_with("\n#: not for this target (secret)\nPASS=x\n"), "{text}");
    assert_eq!(what, [What::Left]);
    let (text, what) = merged(&text, &(block("PASS", "secret", "", "") + &plain("1")));
    assert_eq!((text, what), (format!("{SECRET}PASS=x\n{}", own("1")), vec![]));
}

#[test]
fn an_empty_secret_of_another_target_is_the_tools() {
    let elsewhere = block("PASS", "secret", "", "").replace("local", "cloud") + &plain("1");
    for line in ["PASS=\n", "# mine\nPASS=\n"] {
        let (text, what) = merged(line, &elsewhere);
        assert!(!text.contains("PASS") && text.contains("KEY=1"), "{text}");
        assert_eq!((what, text.contains("# mine")), (vec![], line.contains("# mine")));
    }
}

#[test]
fn a_renamed_key() {
    let schema = block("NEW", "plain", "1", "aliases: KEY, OLDER\n");
    let head = "\n#: d\n#: required (plain)\n";
    let new = |rest: &str| format!("{head}#: yours, default \"1\"\n{rest}");
    assert_eq!(merged(&own("1"), &schema), (format!("{head}#: default \"1\"\nNEW=1\n"), vec![]));
    let moved = What::Renamed { from: "KEY".to_owned() };
    let typed = yours("1", "# mine\nexport KEY='KEY' # nine\n");
    let expected = format!("\n# mine{}", new("export NEW='KEY' # nine\n"));
    assert_eq!(merged(&typed, &schema), (expected.clone(), vec![moved.clone()]));
    let both = format!("{head}#: default \"1\"\nNEW=1\n{typed}");
    assert_eq!(merged(&both, &schema), (expected, vec![moved]));
    let same = format!("NEW=9\n{}", yours("1", "KEY='9'\n"));
    assert_eq!(merged(&same, &schema), (new("NEW=9\n"), vec![]));
    let (text, what) = merged("NEW=9\nKEY='a\nb'\n", &schema);
    let tail = "\n#: These lines belong to no variable.\n# KEY='a\n# b'\n";
    assert_eq!(text, format!("{}{tail}", new("NEW=9\n")));
    assert_eq!(what, [What::Conflict { old: "KEY".to_owned() }]);
}

#[test]
fn a_renamed_key_that_was_unset_on_purpose_stays_unset() {
    let schema = block("NEW", "plain", "1", "aliases: KEY, OLDER\n");
    let head = "\n#: d\n#: required (plain)\n";
    let unset = format!("{head}#: yours, default \"1\"\n# KEY=9\n");
    assert_eq!(merged(&own("1").replace("KEY=1\n", "# KEY=9\n"), &schema), (unset, vec![]));
    let both = format!("{}# OLDER=8\n", yours("1", "# KEY=9\n"));
    let expected = format!("\n# OLDER=8{head}#: yours, default \"1\"\n# KEY=9\n");
    assert_eq!(merged(&both, &schema), (expected, vec![]));
    let tail = "\n#: These lines belong to no variable.\n# KEY=9\n";
    let expected = format!("{head}#: yours, default \"1\"\nNEW=8\n{tail}");
    assert_eq!(merged("NEW=8\n# KEY=9\n", &schema).0, expected);
    // The line that lost to another says nothing once that one is deleted.
    assert_eq!(merged(tail, &schema).0, format!("{head}#: default \"1\"\nNEW=1\n{tail}"));
}

#[test]
fn plain_becomes_secret() {
    let schema = block("KEY", "secret", "", "");
    let placeholder = format!("{SECRET}# KEY=<set-via-secret-store>\n");
    // Of a value that a person has deleted, nothing is left to keep.
    for tools in [own("1"), yours("1", "KEY=\n"), own("1").replace("KEY=1", "KEY=")] {
        assert_eq!(merged(&tools, &schema), (placeholder.clone(), vec![]), "{tools}");
    }
    let (text, what) = merged(&yours("1", "KEY=9\n"), &schema);
    assert_eq!((text, what), (format!("{SECRET}KEY=9\n"), vec![What::WasPlain]));
}

#[test]
fn secret_becomes_plain() {
    for tools in ["# KEY=<set-via-secret-store>", "KEY="] {
        assert_eq!(merged(&format!("{SECRET}{tools}\n"), &plain("1")), (own("1"), vec![]));
    }
    for typed in ["KEY=1\n", "KEY=9\n", "KEY=<set-via-secret-store>\n"] {
        let (text, what) = merged(&format!("{SECRET}{typed}"), &plain("1"));
        assert_eq!((text, what), (yours("1", typed), vec![What::WasSecret]), "{typed}");
    }
}

#[test]
fn a_commented_out_assignment_is_unset_on_purpose() {
    for typed in ["# KEY=9\n", "#KEY=\n", "#  export KEY = 'x'\n", "# KEY=1\n# KEY=2\n"] {
        let file = own("1").replace("KEY=1\n", typed);
        assert_eq!(merged(&file, &plain("1")), (yours("1", typed), vec![]), "{typed}");
        assert_eq!(merged(&file, &plain("2")), (yours("2", typed), vec![]), "{typed}");
    }
    let secret = block("KEY", "secret", "", "");
    let (text, _) = merged("# KEY=hunter2\n", &secret);
    assert_eq!(text, format!("{SECRET}# KEY=hunter2\n"));
    let beside = "# KEY=8\nKEY=9\n";
    let expected = format!("\n# KEY=8{}", yours("1", "KEY=9\n"));
    assert_eq!(merged(beside, &plain("1")).0, expected, "a note beside the real one");
}

#[test]
fn comments_travel_with_the_next_assignment() {
    let schema = format!("{}{}", plain("1"), block("B", "plain", "2", ""));
    let b = "#: d\n#: required (plain)\n#: default \"2\"\n";
    let file = "# about b\n\n   #indented\n\tB=2 # two\n# about key\nKEY=1\n# about nothing\n";
    let expected = format!(
        "\n# about key{}\n# about b\n   #indented\n{b}B=2 # two\n\n\
         #: These lines belong to no variable.\n# about nothing\n",
        own("1")
    );
    assert_eq!(merged(file, &schema).0, expected);
    // Those of a line that goes away go on to the next.
    let gone = "#: default \"x\"\n# about gone\nGONE=x # gone\nB=2\n";
    assert_eq!(merged(gone, &schema).0, format!("{}\n# about gone\n# gone\n{b}B=2\n", own("1")));
}

#[test]
fn what_nobody_declared_is_kept_as_it_is() {
    let (text, what) = merged("MINE = 'x'  # y\nKEY=1", &plain("1"));
    assert!(text.ends_with("#: not in the schema\n#: yours, default \"\"\nMINE = 'x'  # y\n"));
    assert_eq!(what, [What::Left]);
}

#[test]
fn what_the_library_reads_stays_where_it_is() {
    let schema = plain("1") + &block("PASS", "secret", "", "aliases: OLD");
    let blocks = format!("{}{SECRET}# PASS=<set-via-secret-store>\n", own("1"));
    let lines = "# where\nexport PASS_FILE='/a\nb' # c\nOLD_FILE=x\n";
    let end = "\n#: These lines belong to no variable.\n# e\n";
    for (text, expected) in [
        (format!("{blocks}{lines}"), format!("{blocks}\n{lines}")),
        (format!("{blocks}{lines}# e\n"), format!("{blocks}\n{lines}{end}")),
        (format!("{lines}{blocks}"), format!("\n{lines}{}", &blocks[1..])),
    ] {
        assert_eq!(merged(&text, &schema), (expected, vec![]));
    }
    // Earlier versions took them for names that nothing needs.
    let reason = "#: not in the schema\n#: yours, default \"\"\n";
    let old = format!("{reason}PASS_FILE=x\n{reason}ALPHASWARM_SETTINGS_TARGET=x\nKEY=1\n");
    let expected = format!("\nPASS_FILE=x\nALPHASWARM_SETTINGS_TARGET=x\n{}", &blocks[1..]);
    assert_eq!(merged(&old, &schema), (expected, vec![]));
}

#[test]
fn the_file_of_a_variable_of_another_target_is_kept_at_the_end() {
    let elsewhere = block("PASS", "secret", "", "").replace("local", "cloud") + &plain("1");
    let (text, what) = merged("PASS_FILE=x\nNO_FILE=x\n", &elsewhere);
    let yours = "#: yours, default \"\"\n";
    assert!(text.contains(&format!("#: not for this target\n{yours}PASS_FILE=x\n")), "{text}");
    assert!(text.contains(&format!("#: not in the schema\n{yours}NO_FILE=x\n")), "{text}");
    assert_eq!(what, [What::Left, What::Left]);
}

#[test]
fn another_dialect_respells_what_is_the_tools() {
    let schema = plain("a #b");
    let quoted = own("a #b").replace("KEY=a #b", "KEY='a #b'");
    let raw = own("a #b");
    let artifact = Artifact::new(Env::Local, Kind::Env);
    let for_raw = Artifact { dialect: Some(Dialect::Raw), ..artifact.clone() };
    assert_eq!(merged_for(&for_raw, &quoted, &schema), (raw.clone(), vec![]));
    assert_eq!(merged_for(&artifact, &raw, &schema), (quoted, vec![]));
}

#[test]
fn an_empty_file_gives_what_generating_gives() {
    let (text, _) = merged("", &plain("1"));
    assert_eq!(text, own("1"));
}

#[test]
fn a_secret_put_out_of_use_elsewhere_stands_for_the_line_that_the_tool_drops() {
    let schema = block("KEY", "secret", "", "") + &block("OTHER", "plain", "o", "");
    let other = "\n#: d\n#: required (plain)\n#: default \"o\"\nOTHER=o\n";
    for (before, notes) in [("KEY=c", ""), ("export KEY=c # why", "# why\n")] {
        let file = format!("#: default \"c\"\n{before}\n# note\n# KEY=c\n{}", &other[1..]);
        let (text, what) = merged(&file, &schema);
        let expected = format!("\n# note\n{notes}#: d\n#: required (secret)\n# KEY=c\n{other}");
        assert_eq!((text, what), (expected, vec![]), "{before}");
    }
}
