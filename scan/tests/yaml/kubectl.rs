//! Documents as kubectl reads them: what it accepts, and what it makes of it. What is accepted
//! here, it has to accept, and to read the same.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use alphaswarm_settings_scan::yaml::{self, Budget, Meaning, Node, Scalar, Value};
use alphaswarm_settings_tests::command::run;
use alphaswarm_settings_tests::consumer::Consumer;
use alphaswarm_settings_tests::random::Random;
use serde_json::Value as Json;

/// Scalars that mean something, or nearly do.
const WORDS: [&str; 86] = [
    "",
    "~",
    "null",
    "Null",
    "NULL",
    "nULL",
    "y",
    "Y",
    "n",
    "N",
    "yes",
    "Yes",
    "YES",
    "yEs",
    "no",
    "No",
    "NO",
    "on",
    "On",
    "ON",
    "off",
    "Off",
    "OFF",
    "true",
    "True",
    "TRUE",
    "tRUE",
    "false",
    "False",
    "FALSE",
    "0",
    "-0",
    "+1",
    "1_000",
    "1__0",
    "1_",
    "_1",
    "010",
    "08",
    "0o17",
    "0O17",
    "0o8",
    "0x1F",
    "0X1f",
    "0x",
    "0xg",
    "-0x1",
    "0b11",
    "-0b11",
    "0b2",
    "9223372036854775807",
    "-9223372036854775808",
    "-9223372036854775809",
    "1.5",
    "1.",
    ".5",
    ".5_1",
    "._5",
    "+.5",
    "-.5",
    ".",
    "1e3",
    "1E-3",
    "1e",
    "1e400",
    ".inf",
    "-.Inf",
    "+.INF",
    ".nan",
    ".NaN",
    "inf",
    "1:30",
    "1:30:00.5",
    "2001-01-01",
    "2001-01-01T00:00:00Z",
    "1.2.3",
    "=",
    "<<",
    "$(A)",
    "a b",
    "é",
    "!!str 1",
    "!!int \"1\"",
    "!!float 1",
    "!!bool \"no\"",
    "!own 1",
];

/// Pieces of which scalars and structures are made at random.
const PARTS: [&str; 84] = [
    "a",
    "b",
    "é",
    "😀",
    " ",
    "  ",
    "\n",
    "\n  ",
    "\n    ",
    "\n      ",
    "\r\n",
    "\r",
    "\t",
    "\u{85}",
    "\u{2028}",
    "\u{feff}",
    "\u{a0}",
    ": ",
    ":",
    ":,",
    "a:",
    "- ",
    "-",
    "? ",
    "?",
    "?,",
    ",",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    "''",
    "\\",
    "\\n",
    "\\x41",
    "\\u00e9",
    "\\/",
    "\\'",
    "\\e",
    "\\q",
    "\\\n",
    "|",
    ">",
    "|-",
    ">-",
    "|+",
    ">+",
    "|2",
    "#",
    " #c",
    "&x ",
    "*x",
    "&y [",
    "&z {",
    "<<: *x",
    "<<",
    "!",
    "! ",
    "!!str ",
    "!!int ",
    "!!null ",
    "!!binary YWI=",
    "!own ",
    "!,",
    "%",
    "@",
    "`",
    "=",
    "---",
    "...",
    "\n\n",
    "\n \n",
    "a: b",
    "- a",
    "[a, b]",
    "{a: b}",
    "{\"a\":b}",
    "'it''s'",
    "\u{7}",
    "yes",
    "0x1",
    "1.5",
];

fn scalar(random: &mut Random) -> String {
    let count = random.below(7) + 1;
    let parts: String = (0..count).map(|_| random.of(&PARTS)).collect();
    match random.below(6) {
        0 => format!("\"{parts}\""),
        1 => format!("'{parts}'"),
        2 => format!("|\n    {parts}"),
        3 => random.of(&WORDS).to_owned() + &parts,
        _ => parts,
    }
}

/// Objects with each word everywhere, and with scalars at random.
fn objects() -> Vec<String> {
    let mut random = Random::new(0);
    let mut objects = Vec::new();
    for word in WORDS {
        objects.extend([
            format!("data:\n  K: {word}\n  L: z\n"),
            format!("data: {{K: {word}, L: [{word}]}}\n"),
            format!("data:\n  {word}: z\n"),
            format!("data:\n- '{word}'\n- \"{}\"\n- z\n", word.replace('"', "")),
            format!("data: |\n  {word}\n"),
            format!("data: &x {word}\nmore: *x\n"),
        ]);
    }
    for _ in 0..3_000 {
        let scalar = scalar(&mut random);
        objects.push(match random.below(6) {
            0 => format!("data: {{K: {scalar}, L: z}}\n"),
            1 => format!("data:\n  {scalar}: w\n  L: z\n"),
            2 => format!("data:\n- {scalar}\n- z\n"),
            3 => format!("data:\n  K: {scalar}"),
            4 => format!("x: &x {{a: 1, b: 2}}\ndata: {{b: 3, <<: {scalar}, L: z}}\n"),
            _ => format!("data:\n  K: {scalar}\n  L: z\n"),
        });
    }
    objects
}

/// A tree as JSON. Numbers that are no integers are told from nothing but strings.
fn json(node: &Node) -> Json {
    match &node.value {
        Value::List(items) => items.iter().map(|item| json(item)).collect(),
        Value::Map(entries) => {
            entries.iter().map(|entry| (entry.key.to_string(), json(&entry.node))).collect()
        }
        Value::Scalar(scalar) => match scalar.meaning {
            Meaning::Null => Json::Null,
            Meaning::Bool(value) => value.into(),
            Meaning::Int(value) => value.into(),
            Meaning::Float => serde_json::json!({ "number": null }),
            Meaning::String => (*scalar.text).into(),
        },
    }
}

fn is_same(ours: &Json, theirs: &Json) -> bool {
    match (ours, theirs) {
        (Json::Array(a), Json::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b))
        }
        (Json::Object(a), Json::Object(b)) => {
            let is_same_entry = |(key, a)| b.get(key).is_some_and(|b| is_same(a, b));
            a.len() == b.len() && a.iter().all(is_same_entry)
        }
        (Json::Object(a), Json::Number(_)) => a.contains_key("number"),
        _ => ours == theirs,
    }
}

/// The first document of a file; none where anything of the file is broken.
fn ours(text: &str) -> Option<Json> {
    let mut found = Vec::new();
    let stream = yaml::read(text, &mut Budget::default(), |document, _| {
        found.push(json(&document.root));
        Ok(())
    });
    let is_whole = stream.is_ok_and(|stream| stream.broken.is_empty());
    found.into_iter().next().filter(|_| is_whole)
}

/// What kubectl makes of every file of a directory, by the names of the objects.
fn theirs(directory: &Path) -> Option<BTreeMap<String, Json>> {
    let mut kubectl = Consumer::Kubectl.command()?;
    let command = kubectl.args(["annotate", "--local", "-o", "json", "x=y", "-f"]).arg(directory);
    let text = run(command).stdout;
    let objects = serde_json::Deserializer::from_str(&text).into_iter::<Json>();
    let objects = objects.map(|object| {
        let mut object = object.expect("kubectl prints JSON");
        object["metadata"].as_object_mut().expect("metadata").remove("annotations");
        (object["metadata"]["name"].as_str().expect("a name").to_owned(), object)
    });
    Some(objects.collect())
}

/// A file for each object, numbered, in a directory of their own.
fn written(objects: &[String]) -> (tempfile::TempDir, Vec<(String, String)>) {
    let directory = tempfile::tempdir().expect("a directory");
    let files = objects.iter().enumerate().map(|(number, rest)| {
        let name = format!("d{number}");
        let head = format!("apiVersion: example.com/v1\nkind: X\nmetadata: {{name: {name}}}\n");
        let text = head + rest;
        std::fs::write(directory.path().join(format!("{name}.yaml")), &text)
            .expect("it is written");
        (name, text)
    });
    let files = files.collect();
    (directory, files)
}

#[test]
fn what_is_read_here_kubectl_reads_the_same() {
    let (directory, files) = written(&objects());
    let Some(theirs) = theirs(directory.path()) else { return };
    let (mut differing, mut stricter, mut same) = (String::new(), Vec::new(), 0);
    for (name, text) in &files {
        match (ours(text), theirs.get(name)) {
            (Some(ours), Some(theirs)) if is_same(&ours, theirs) => same += 1,
            (None, None) => {}
            (None, Some(_)) => stricter.push(text),
            (ours, theirs) => {
                let _ = writeln!(differing, "{text:?}\n  ours: {ours:?}\n  kubectl: {theirs:?}");
            }
        }
    }
    assert!(differing.is_empty(), "{differing}");
    assert!(same > files.len() / 4, "{same} of {} are read alike", files.len());
    // What kubectl accepts by an oddity of its reader, such as a `:` before a comma.
    assert!(
        stricter.len() < files.len() / 50,
        "{} are broken here alone: {stricter:#?}",
        stricter.len()
    );
}

#[test]
fn words_are_never_broken_here_alone() {
    let objects: Vec<_> = WORDS.iter().map(|word| format!("data:\n  K: {word}\n")).collect();
    let (directory, files) = written(&objects);
    let Some(theirs) = theirs(directory.path()) else { return };
    for (name, text) in files {
        assert_eq!(ours(&text).is_some(), theirs.contains_key(&name), "{text}");
    }
}

/// The values of `env` that kubectl decodes from a file or a directory of Pods, by their names.
fn decoded(path: &Path) -> Option<BTreeMap<String, String>> {
    let mut kubectl = Consumer::Kubectl.command()?;
    let command = kubectl.args(["set", "env", "--local", "-o", "json", "Z=1", "-f"]).arg(path);
    let text = run(command).stdout;
    let pods = serde_json::Deserializer::from_str(&text).into_iter::<Json>().map(|pod| {
        let pod = pod.expect("kubectl prints JSON");
        let value = pod["spec"]["containers"][0]["env"][0]["value"].as_str().unwrap_or_default();
        (pod["metadata"]["name"].as_str().expect("a name").to_owned(), value.to_owned())
    });
    Some(pods.collect())
}

#[test]
fn a_field_for_a_string_takes_what_kubectl_takes() {
    let (good, bad) = (tempfile::tempdir().expect("one"), tempfile::tempdir().expect("another"));
    let spelled = ["[a]", "{a: b}", "[]", "{}", "|\n      a\n", "'1'", "\"yes\"", "*x"];
    let mut expected = BTreeMap::new();
    let mut rejected = Vec::new();
    for (number, value) in WORDS.iter().chain(&spelled).enumerate() {
        let name = format!("p{number}");
        let text = format!(
            "apiVersion: v1\nkind: Pod\nmetadata: {{name: {name}, labels: &x {{}}}}\nspec:\n  \
             containers:\n  - name: c\n    env:\n    - name: A\n      value: {value}\n"
        );
        let mut string = None;
        let stream = yaml::read(&text, &mut Budget::default(), |document, _| {
            let container = &document.root.items_at(&["spec", "containers"])[0];
            let node = container.items_at(&["env"])[0].get("value").cloned();
            string =
                node.as_deref().and_then(Node::scalar).and_then(Scalar::string).map(str::to_owned);
            Ok(())
        });
        assert!(stream.is_ok());
        let directory = if string.is_some() { &good } else { &bad };
        let file = directory.path().join(format!("{name}.yaml"));
        std::fs::write(&file, &text).expect("it is written");
        match string {
            Some(string) => drop(expected.insert(name, string)),
            None => rejected.push((file, text)),
        }
    }
    assert!(expected.len() > 30 && rejected.len() > 30, "{expected:?}");
    let Some(found) = decoded(good.path()) else { return };
    assert_eq!(found, expected);
    for (file, text) in rejected {
        assert_eq!(decoded(&file), Some(BTreeMap::new()), "{text}");
    }
}
