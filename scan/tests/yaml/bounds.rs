//! Texts that ask for much: they end soon, and cost no memory.

use std::fmt::Write;
use std::time::{Duration, Instant};

use alphaswarm_settings_scan::yaml::{self, Budget, Stream, TooMuch};

/// What came of a text, which has to end soon even where nothing is optimised.
fn read(text: &str) -> Result<Stream, TooMuch> {
    let start = Instant::now();
    let stream = yaml::read(text, &mut Budget::default(), |_, _| Ok(()));
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    stream
}

#[test]
fn what_expands_without_end_is_rejected() {
    let mut aliases = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..30 {
        let items = vec![format!("*a{}", level - 1); 10].join(", ");
        let _ = writeln!(aliases, "a{level}: &a{level} [{items}]");
    }
    let mut merges = "m0: &m0 {k0: 1}\n".to_owned();
    for level in 1..3_000 {
        let _ = writeln!(merges, "m{level}: &m{level} {{<<: *m{}, k{level}: 1}}", level - 1);
    }
    for text in [aliases, merges] {
        let outcome = read(&format!("a: 1\n---\n{text}"));
        assert!(matches!(outcome, Err(TooMuch::Expanded { offset: 9.. })), "{outcome:?}");
    }
}

#[test]
fn what_is_nested_too_deeply_is_broken() {
    let mut chain = "a0: &a0 x\n".to_owned();
    for level in 1..100_000 {
        let _ = writeln!(chain, "a{level}: &a{level} [*a{}]", level - 1);
    }
    let json = format!("{}1{}", "{\"a\":".repeat(100_000), "}".repeat(100_000));
    let texts = ["[", "- ", "{a: ", "? ", "[{a: "].map(|text| text.repeat(100_000));
    for text in texts.into_iter().chain([chain, json]) {
        let stream = read(&format!("{text}\n---\na: 1\n")).expect("it expands to nothing");
        assert_eq!((stream.documents, stream.broken.len()), (1, 1), "{}", &text[..20]);
    }
}

#[test]
fn a_hundred_levels_are_not_too_deep() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let text = |levels| format!("{}1{}", open.repeat(levels), close.repeat(levels));
        for (levels, broken) in [(yaml::MAX_DEPTH, 0), (yaml::MAX_DEPTH + 1, 1)] {
            let stream = read(&text(levels)).expect("it expands to nothing");
            assert_eq!(stream.broken.len(), broken, "{open} {levels}");
        }
    }
}

#[test]
fn what_the_parser_could_do_many_times_over() {
    for text in [
        // Places that might be a tag before a comma, and are none.
        format!("a: \"{}\"", " !, x".repeat(200_000)),
        format!("# {}\na: 1", " !, x".repeat(200_000)),
        "!".repeat(1_000_000),
        " !".repeat(500_000),
        // Keys that never come.
        "\"a\" ".repeat(300_000),
        "a ".repeat(500_000),
        "[a, ".repeat(50),
        format!("{{{}}}", "a, ".repeat(300_000)),
        // Lines, blanks and breaks.
        "\n".repeat(1_000_000),
        " ".repeat(1_000_000),
        format!("a: |\n{}", "   \n".repeat(300_000)),
        format!("a: \"{}\"", "\\n\n".repeat(300_000)),
        format!("a: {}", "b\n  ".repeat(300_000)),
        "#\n".repeat(500_000),
        "-\n".repeat(300_000),
        "a:\n".repeat(300_000),
        "---\n".repeat(300_000),
        "&a ".repeat(300_000),
        "{\"a\":1}".repeat(100_000),
        format!("{{\"a\": \"{}\"", "\\u0041".repeat(200_000)),
    ] {
        let _ = read(&text);
    }
}
