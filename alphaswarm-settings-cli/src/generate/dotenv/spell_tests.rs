use std::fmt::Write;

use alphaswarm_settings_schema::dotenv;
use alphaswarm_settings_schema::source_file::SourceFile;

use super::*;

fn spelled(value: &str) -> (String, &'static [&'static str]) {
    let spelling = spell(value).expect("a spelling");
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
        // What somebody misreads.
        ("cost$'s", "\"cost$'s\"", &[DOTENVY]),
        ("$'a$'b", "\"$'a$'b\"", &[DOTENVY]),
        ("it's $5", r#""it's \$5""#, &[PYTHON, NODE]),
        ("$'a$b", r#""\$'a\$b""#, &[PYTHON, NODE]),
        ("$'\"", r#""\$'\"""#, &[PYTHON, NODE]),
        ("$a\\", r#""\$a\\""#, &[PYTHON, NODE]),
        ("${a}'", r#""\${a}'""#, &[PYTHON, NODE]),
        (r"\\$a", r"'\\$a'", &[PYTHON]),
        (r"\\`a", r"'\\`a'", &[PYTHON]),
        (r"\\${a}", r"'\\${a}'", &[PYTHON]),
        ("${a}", "'${a}'", &[PYTHON_INTERPOLATING]),
        ("a${a:-b}`", "'a${a:-b}`'", &[PYTHON_INTERPOLATING]),
        ("it's \"x\"", r#""it's \"x\"""#, &[NODE]),
        ("a\\", r#""a\\""#, &[NODE, PYTHON_BEFORE_QUOTES]),
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
        ("`x`\\", Refusal::Backtick),
        ("$'`", Refusal::Backtick),
    ] {
        assert_eq!(spell(value), Err(refusal), "{value:?}");
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
    let mut text = String::new();
    let mut spelled = Vec::new();
    for value in values() {
        if let Ok(spelling) = spell(&value) {
            let _ = write!(text, "K{}=", spelled.len());
            spelling.push(&mut text, &value);
            text.push('\n');
            spelled.push(value);
        }
    }
    let source = SourceFile::new(".env", text);
    let document = dotenv::read(&source);
    assert!(document.problems.is_empty(), "{:?}", document.problems.first());
    let read: Vec<_> = document.assignments().map(|set| &*set.value).collect();
    let differs = read.iter().zip(&spelled).find(|(read, spelled)| *read != spelled);
    assert_eq!((differs, read.len()), (None, spelled.len()));
}
