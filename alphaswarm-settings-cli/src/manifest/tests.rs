use std::fmt::Write;

use super::*;

/// The documents, each as its keys and scalars in a row, and what is broken.
fn documents(text: &str) -> (Vec<(usize, String)>, Vec<Broken>) {
    let mut found = Vec::new();
    let broken = read(text, &mut Budget::default(), |document, _| {
        found.push((document.number, written(&document.root)));
        Ok(())
    });
    (found, broken.expect("it is little"))
}

fn written(node: &Node) -> String {
    match &node.value {
        Value::Scalar { is_null: true, .. } => "~".to_owned(),
        Value::Scalar { text, is_text: true, .. } => format!("'{text}'"),
        Value::Scalar { text, .. } => text.clone(),
        Value::List(items) => {
            format!("[{}]", items.iter().map(|item| written(item)).collect::<Vec<_>>().join(","))
        }
        Value::Map(entries) => {
            let entry =
                |entry: &Entry| format!("{}@{}:{}", entry.key, entry.line, written(&entry.node));
            format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(","))
        }
    }
}

#[test]
fn values_keys_and_lines() {
    let text = "# head\n---\na: b\nc: [1, yes, 'no', 1.5, 0x1f, 1.2.3, ~]\n---\nd:\n  e: |\n    f\n    g\n  h: !!str 5\n";
    let (found, broken) = documents(text);
    assert_eq!(broken, []);
    assert_eq!(
        found,
        [
            (1, "{a@3:'b',c@4:[1,yes,'no',1.5,0x1f,'1.2.3',~]}".to_owned()),
            (2, "{d@6:{e@7:'f\ng\n',h@10:'5'}}".to_owned()),
        ]
    );
}

#[test]
fn a_broken_document_does_not_hide_the_others() {
    let (found, broken) =
        documents("a: 1\n---\nb: [1\nc: 2\n---\nd: 3\n---\ne: x: y\n---\nf: *g\n");
    assert_eq!(found, [(1, "{a@1:1}".to_owned()), (3, "{d@6:3}".to_owned())]);
    let at: Vec<_> = broken.iter().map(|broken| (broken.document, broken.line)).collect();
    assert_eq!(at[0].0, 2);
    assert!((3..=5).contains(&at[0].1), "{broken:?}");
    assert_eq!(at[1..], [(4, 8), (5, 10)], "{broken:?}");
}

#[test]
fn aliases_and_merge_keys() {
    let text = "a: &a {x: 1, y: 2}\nb: *a\nc:\n  y: 3\n  <<: *a\nd:\n  <<: [{x: 4}, *a]\n";
    let (found, broken) = documents(text);
    assert_eq!(broken, []);
    let expected = "{a@1:{x@1:1,y@1:2},b@2:{x@1:1,y@1:2},c@3:{y@4:3,x@1:1},d@6:{x@7:4,y@1:2}}";
    assert_eq!(found, [(1, expected.to_owned())]);
}

#[test]
fn what_expands_without_end_is_refused() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..30 {
        let before = format!("*a{}", level - 1);
        let items = [before.as_str(); 10].join(", ");
        let _ = writeln!(bomb, "a{level}: &a{level} [{items}]");
    }
    let mut merges = "m0: &m0 {k0: 1}\n".to_owned();
    for level in 1..3_000 {
        let _ = writeln!(merges, "m{level}: &m{level} {{<<: *m{}, k{level}: 1}}", level - 1);
    }
    for text in [bomb, merges] {
        let text = format!("a: 1\n---\n{text}");
        let outcome = read(&text, &mut Budget::default(), |_, _| Ok(()));
        assert!(matches!(outcome, Err(TooMuch::Expanded { line: 3.. })), "{outcome:?}");
    }
}

#[test]
fn what_is_nested_too_deeply_is_broken() {
    let mut chain = "a0: &a0 x\n".to_owned();
    for level in 1..100_000 {
        let _ = writeln!(chain, "a{level}: &a{level} [*a{}]", level - 1);
    }
    for text in ["[".repeat(100_000), "- ".repeat(100_000), "{a: ".repeat(100_000), chain] {
        let (found, broken) = documents(&format!("{text}\n---\na: 1\n"));
        assert_eq!(found.len(), 1);
        assert_eq!((broken.len(), broken[0].document), (1, 1));
    }
}

#[test]
fn nothing_panics() {
    for text in [
        "",
        "\u{0}",
        "&a *a",
        "a: &a [*a]",
        "? {a: b}\n: c",
        "<<: *a",
        "<<: 1",
        "%",
        "!",
        "---\n---",
        "--- |\n",
        "...\n...\na",
        "- a\nb",
        "\u{feff}a: 1",
    ] {
        let _ = documents(text);
    }
}
