//! Ways through a tree.

use std::rc::Rc;

use alphaswarm_settings_scan::yaml::{self, Budget, Node};

/// The one document of a text.
fn root(text: &str) -> Rc<Node> {
    let mut roots = Vec::new();
    let stream = yaml::read(text, &mut Budget::default(), |document, _| {
        roots.push(Rc::clone(&document.root));
        Ok(())
    });
    assert_eq!(stream.map(|stream| stream.broken), Ok(Vec::new()), "{text}");
    roots.pop().expect("a document")
}

#[test]
fn paths_lead_to_values() {
    let root = root("a: {b: [c, {d: e}], v: ~, w: yes}\nt: 1\nt: 2\n");
    assert_eq!(root.text_at(&["a", "b"]), None);
    assert_eq!(root.items_at(&["a", "b"])[1].text_at(&["d"]), Some("e"));
    assert_eq!(root.items_at(&["a"]).len(), 0);
    assert_eq!(root.entries_at(&["a"]).len(), 3);
    assert_eq!(root.entries_at(&["a", "b"]).len(), 0);
    assert_eq!(root.text_at(&["a", "v"]), None);
    assert!(root.at(&["a", "v"]).is_some_and(Node::is_null));
    assert_eq!(root.at(&["a", "w"]).and_then(Node::bool), Some(true));
    assert_eq!(root.at(&["t"]).and_then(Node::bool), None);
    assert_eq!(root.text_at(&["t"]), Some("2"), "of two entries, the later one counts");
    assert!(root.get("x").is_none() && root.at(&["t", "x"]).is_none());
    assert!(root.at(&[]).is_some());
}

#[test]
fn a_field_for_a_string_takes_strings_and_null() {
    for (text, expected) in [
        ("x", Some("x")),
        ("'1'", Some("1")),
        ("~", Some("")),
        ("", Some("")),
        ("|\n  a\n", Some("a\n")),
        ("1", None),
        ("on", None),
        ("1.5", None),
    ] {
        let root = root(&format!("a: {text}"));
        let scalar = root.get("a").and_then(|node| node.scalar()).expect("a scalar");
        assert_eq!(scalar.string(), expected, "{text}");
    }
}

#[test]
fn keys_keep_what_is_written() {
    let root = root("on: 1\n\"o\\x6e\": 2\n0x10: 3\n");
    let keys: Vec<_> = root.entries().iter().map(|entry| (&*entry.key, &*entry.written)).collect();
    assert_eq!(keys, [("true", "on"), ("on", "on"), ("16", "0x10")]);
    assert_eq!(root.text_at(&["on"]), Some("2"));
    assert_eq!(root.text_at(&["true"]), Some("1"));
}

#[test]
fn a_mapping_ends_with_its_last_value() {
    let text = "a:\n  b:\n    c: d # e\n\n# f\nl:\n- m\n-\n  n: [o,\n  p ] # q\nr: {}\n";
    let root = root(text);
    let spelled = |path: &[&str]| &text[root.at(path).expect("it is there").span.clone()];
    assert_eq!(spelled(&["a"]), "b:\n    c: d");
    assert_eq!(spelled(&["a", "b"]), "c: d");
    assert_eq!(spelled(&["l"]), "- m\n-\n  n: [o,\n  p ]");
    assert_eq!(spelled(&["r"]), "{}");
    assert_eq!(spelled(&[]), &text[..text.len() - 1]);
}
