use std::fmt::Write;

use alphaswarm_settings_schema::dotenv;
use alphaswarm_settings_schema::source_file::SourceFile;

use super::*;

fn spelled(value: &str) -> (String, &'static [&'static str]) {
    let spelling = spell(value, None).expect("a spelling");
    let mut text = String::new();
    spelling.push(&mut text, value);
    (text, spelling.misread_by)
}

#[test]
fn each_rule_in_its_order() {
    for (value, expected, misread_by) in [
        // Bare.
        ("", "", &[] as &[_]),
        ("http://a-b.c:80/d_e@1.2,3=4%20+5", "http://a-b.c:80/d_e@1.2,3=4%20+5", &[]),
        // Single quotes.
        ("a b", "'a b'", &[]),
        ("#a", "'#a'", &[]),
        ("a\"b", "'a\"b'", &[]),
        ("$HOME `x`", "'$HOME `x`'", &[]),
        ("${HOME", "'${HOME'", &[]),
        ("}${", "'}${'", &[]),
        ("a\\b", "'a\\b'", &[]),
        ("a\nb", "'a\nb'", &[]),
        ("é", "'é'", &[]),
        ("~", "'~'", &[]),
        // Double quotes.
        ("it's", "\"it's\"", &[]),
        ("'a'\n", "\"'a'\n\"", &[]),
        // What some reader misreads.
        ("cost$'s", "\"cost$'s\"", &[DOTENVY]),
        ("$'a$'b", "\"$'a$'b\"", &[DOTENVY]),
        ("it's $5", r#""it's \$5""#, &[PYTHON, NODE]),
        ("$'a$b", r#""\$'a\$b""#, &[PYTHON, NODE]),
        ("$'\"", r#""\$'\"""#, &[PYTHON, NODE]),
        ("${a}'", r#""\${a}'""#, &[PYTHON, NODE]),
        (r"\\$a", r"'\\$a'", &[PYTHON]),
        (r"\\`a", r"'\\`a'", &[PYTHON]),
        (r"\\${a}", r"'\\${a}'", &[PYTHON]),
        ("\\\\\"\n", "'\\\\\"\n'", &[PYTHON]),
        ("${a}", "'${a}'", &[PYTHON_INTERPOLATING]),
        ("a${a:-b}`", "'a${a:-b}`'", &[PYTHON_INTERPOLATING]),
        ("it's \"x\"", r#""it's \"x\"""#, &[NODE]),
        (r"\\host", r#""\\\\host""#, &[NODE]),
    ] {
        assert_eq!(spelled(value), (expected.to_owned(), misread_by), "{value:?}");
    }
}

#[test]
fn what_has_no_spelling_is_refused() {
    for (value, refusal) in [
        ("a\0'`", Refusal::Nul),
        ("a\r\n", Refusal::CarriageReturn),
        ("it's `x`", Refusal::Backtick),
        ("`x`\\", Refusal::Backslash),
        ("a\\", Refusal::Backslash),
        ("'\"\n", Refusal::QuoteAndNewline),
        ("'\"\n$", Refusal::QuoteAndNewline),
        ("$'`", Refusal::Backtick),
    ] {
        assert_eq!(spell(value, None), Err(refusal), "{value:?}");
    }
}

#[test]
fn the_raw_dialect_has_no_quotes() {
    let raw = |value| spell(value, Some(Dialect::Raw));
    for (value, refusal) in [
        ("a\nb", Refusal::Newline),
        (" a", Refusal::EdgeSpace),
        ("a\u{a0}", Refusal::EdgeSpace),
        ("#a", Refusal::LeadingHash),
        ("\0", Refusal::Nul),
    ] {
        assert_eq!(raw(value), Err(refusal), "{value:?}");
    }
    let mut out = String::new();
    raw("'a\" $b # \\").expect("a spelling").push(&mut out, "'a\" $b # \\");
    assert_eq!(out, "'a\" $b # \\");
}

#[test]
fn a_dialect_has_a_spelling_for_what_all_readers_together_have_none() {
    for (dialect, expected) in [
        (Dialect::Posix, r#""it's \`x\` \$5""#),
        (Dialect::Compose, r#""it's `x` \$5""#),
        (Dialect::Dotenvy, r#""it's `x` \$5""#),
        (Dialect::Raw, "it's `x` $5"),
    ] {
        let value = "it's `x` $5";
        let mut out = String::new();
        spell(value, Some(dialect)).expect("a spelling").push(&mut out, value);
        assert_eq!(out, expected);
    }
}

/// Every value of up to five of the characters that matter.
fn values() -> impl Iterator<Item = String> {
    const ALPHABET: [char; 9] = ['a', '\'', '"', '\\', '$', '`', '{', '}', ' '];
    let count = ALPHABET.len();
    (0..=5_u32).flat_map(move |length| {
        (0..count.pow(length)).map(move |mut number| {
            let mut value = String::new();
            for _ in 0..length {
                value.push(ALPHABET[number % count]);
                number /= count;
            }
            value
        })
    })
}

#[test]
fn our_own_reader_reads_every_spelling_back() {
    let dialects = [Dialect::Posix, Dialect::Compose, Dialect::Dotenvy, Dialect::Raw];
    for dialect in dialects.map(Some).into_iter().chain([None]) {
        assert_reads_back(dialect);
    }
}

fn assert_reads_back(dialect: Option<Dialect>) {
    let mut text = String::new();
    let mut spelled = Vec::new();
    for value in values() {
        if let Ok(spelling) = spell(&value, dialect) {
            let _ = write!(text, "K{}=", spelled.len());
            spelling.push(&mut text, &value);
            text.push('\n');
            spelled.push(value);
        }
    }
    let source = SourceFile::new(".env", text);
    let document = match dialect {
        Some(Dialect::Raw) => dotenv::read_raw(&source),
        _ => dotenv::read(&source),
    };
    assert!(document.problems.is_empty(), "{:?}", document.problems.first());
    let read: Vec<_> = document.assignments().map(|set| &*set.value).collect();
    let differs = read.iter().zip(&spelled).find(|(read, spelled)| *read != spelled);
    assert_eq!((differs, read.len()), (None, spelled.len()));
}
