//! What holds for any text.

use alphaswarm_settings_scan::yaml::{self, Budget, Step, Style};
use proptest::prelude::*;

/// What YAML is made of; mere noise is broken at once.
const PARTS: [&str; 72] = [
    "a",
    "b1",
    "é",
    "😀",
    " ",
    "  ",
    "\n",
    "\n  ",
    "\n    ",
    "\r\n",
    "\r",
    "\t",
    "\u{85}",
    "\u{2028}",
    "\u{feff}",
    ": ",
    ":",
    "- ",
    "-",
    "? ",
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
    "|",
    ">",
    "|-",
    ">+",
    "|2",
    "#",
    " # c",
    "&a ",
    "&b",
    "*a",
    "*b",
    "!",
    "! ",
    "!!str ",
    "!!int ",
    "!<tag:a>",
    "!,",
    "!t,",
    "%",
    "%YAML 1.1\n",
    "@",
    "`",
    "~",
    "<<: ",
    "yes",
    "1",
    "0x1F",
    "1_0.5",
    "\n---\n",
    "\n--- ",
    "\n...\n",
    "{\"a\": ",
    "[1, ",
    "a: b\n",
    "- c\n",
    "\0",
    "\u{7f}",
    "$(A)",
    "k: |\n  x\n",
];

fn yaml_like() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        9 => prop::sample::select(&PARTS[..]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}

/// Looks at every span of a text.
fn check(text: &str) {
    let stream = yaml::read(text, &mut Budget::default(), |document, _| {
        document.root.leaves(|leaf| {
            for step in leaf.path {
                if let Step::Entry(entry) = step {
                    assert!(text.get(entry.key_span.clone()).is_some());
                }
            }
            let spelled = text.get(leaf.node.span.clone()).expect("a span on characters");
            assert!(
                is_spelled(spelled, &leaf.scalar.text, leaf.scalar.style),
                "{spelled:?} {leaf:?}"
            );
        });
        Ok(())
    });
    if let Ok(stream) = stream {
        assert!(stream.broken.iter().all(|broken| text.is_char_boundary(broken.offset)));
    }
}

/// Whether a spelling can be that of a value.
fn is_spelled(spelled: &str, value: &str, style: Style) -> bool {
    let is_break = |c: char| matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let quoted =
        |quote: char| spelled.len() >= 2 && spelled.starts_with(quote) && spelled.ends_with(quote);
    match style {
        // What `!!binary` stands for is spelled otherwise.
        Style::Plain => spelled == value || spelled.contains(is_break),
        Style::Single => quoted('\''),
        Style::Double => quoted('"'),
        Style::Literal => spelled.starts_with('|'),
        Style::Folded => spelled.starts_with('>'),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn spans_are_what_is_spelled(text in yaml_like()) {
        check(&text);
    }

    #[test]
    fn any_bytes_end_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = yaml::read_bytes(&bytes, &mut Budget::default(), |_, _| Ok(()));
    }

    #[test]
    fn any_text_in_double_quotes_is_itself(value in "\\PC{0,40}") {
        // YAML 1.1 folds lines at these two, where JSON has them as they are.
        let quoted = serde_json::to_string(&value).expect("a string");
        let quoted = quoted.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
        let text = format!("a: {quoted} # c\n");
        let stream = yaml::read(&text, &mut Budget::default(), |document, _| {
            let node = document.root.get("a").expect("a value");
            assert_eq!(node.text(), Some(&*value));
            assert_eq!(&text[node.span.clone()], quoted);
            Ok(())
        });
        prop_assert_eq!(stream.map(|stream| stream.documents), Ok(1));
    }

    #[test]
    fn json_is_read_as_such(value in "\\PC{0,20}", number in any::<i64>(), truth in any::<bool>()) {
        let object = serde_json::json!({ "value": value, "list": [number, truth, null] });
        for text in [object.to_string(), format!("{object:#}\n{object}")] {
            let stream = yaml::read(&text, &mut Budget::default(), |document, _| {
                assert_eq!(document.root.text_at(&["value"]), Some(&*value));
                let list = document.root.items_at(&["list"]);
                assert_eq!(list[0].text(), Some(&*number.to_string()));
                assert_eq!((list[1].bool(), list[2].is_null()), (Some(truth), true));
                Ok(())
            });
            prop_assert_eq!(stream.map(|stream| stream.broken), Ok(Vec::new()));
        }
    }
}
