use super::super::{Content, Document};
use super::{read, read_raw};
use crate::diagnostic::Report;
use crate::source_file::SourceFile;

/// The value, the raw spelling and the trailing comment of the only assignment.
fn one(text: &str) -> (String, String, Option<String>) {
    let source = SourceFile::new(".env", text);
    let document = read(&source);
    assert!(document.problems.is_empty(), "{text:?}: {:?}", document.problems);
    let mut assignments = document.assignments();
    let set = assignments.next().expect("an assignment");
    assert!(assignments.next().is_none(), "{text:?}");
    let raw = &source.text()[set.raw.span.start..set.raw.span.end];
    assert_eq!(raw, set.raw.value);
    (set.value.to_string(), raw.to_owned(), set.comment.map(|comment| comment.value.to_owned()))
}

fn codes(text: &str) -> Vec<(&'static str, usize)> {
    let source = SourceFile::new(".env", text);
    let document = read(&source);
    assert_whole(&source, &document);
    let place = |span: crate::span::Span| source.position(span.start).line;
    let problems = document.problems.iter();
    problems.map(|problem| (problem.code.name(), place(problem.span()))).collect()
}

fn assert_whole(source: &SourceFile, document: &Document<'_>) {
    let pieces = document.items.iter().map(|item| &source.text()[item.span.start..item.span.end]);
    assert_eq!(pieces.collect::<String>(), source.text());
}

#[test]
fn values_are_read_as_they_are_meant() {
    for (text, value, raw, comment) in [
        ("A=b", "b", "b", None),
        ("A=", "", "", None),
        ("A = b c \t", "b c", "b c", None),
        ("A=b # c", "b", "b", Some("# c")),
        ("A=b\t#c", "b", "b", Some("#c")),
        ("A=b#c", "b#c", "b#c", None),
        ("A=#c", "#c", "#c", None),
        ("A= # c", "", "", Some("# c")),
        ("A=a=b", "a=b", "a=b", None),
        ("A=it's", "it's", "it's", None),
        ("A='b # c'", "b # c", "'b # c'", None),
        ("A='b' # c", "b", "'b'", Some("# c")),
        ("A=''\n", "", "''", None),
        ("A='b\nc'\n", "b\nc", "'b\nc'", None),
        ("A='b\r\nc'\r\n", "b\nc", "'b\r\nc'", None),
        ("A=\"b\\nc\" \r\n", "b\nc", "\"b\\nc\"", None),
        ("A=b\r\n", "b", "b", None),
        ("A=\u{a0}b", "\u{a0}b", "\u{a0}b", None),
        ("A=${B}$C", "${B}$C", "${B}$C", None),
    ] {
        let expected = (value.to_owned(), raw.to_owned(), comment.map(str::to_owned));
        assert_eq!(one(text), expected, "{text:?}");
    }
}

#[test]
fn export_is_a_word_before_a_key_and_can_be_a_key() {
    for (text, export, key) in [
        ("export A=1", true, "A"),
        (" export\t A = 1", true, "A"),
        ("export=1", false, "export"),
        ("exported=1", false, "exported"),
    ] {
        let source = SourceFile::new(".env", text);
        let document = read(&source);
        let set = document.assignments().next().expect("an assignment");
        assert_eq!((set.export, set.key.value), (export, key), "{text}");
        assert_eq!(&source.text()[set.key.span.start..set.key.span.end], key);
    }
}

#[test]
fn every_byte_is_in_one_item() {
    for text in [
        "",
        "\n",
        "# c",
        "A=1",
        "\r\n \t\r\n#: x\r\nA=1\r\n",
        "A='1\n2' # c\n\n  # d\nB=\"\\\"\"\n",
        "A='1\nB=2\nnonsense\rC=\n",
        "A=\"1\"2\n\0\n",
    ] {
        let source = SourceFile::new(".env", text);
        assert_whole(&source, &read(&source));
    }
}

#[test]
fn comments_keep_their_text() {
    let source = SourceFile::new(".env", "  # a \r\n\n#b");
    let document = read(&source);
    let comments: Vec<_> = document
        .items
        .iter()
        .filter_map(|item| match item.content {
            Content::Comment(text) => Some((text.value, text.span.start)),
            _ => None,
        })
        .collect();
    assert_eq!(comments, [("# a ", 2), ("#b", 9)]);
}

#[test]
fn all_problems_of_a_file_in_one_run() {
    let text = "A=1\rB=2\nno assignment\nC='x\nA=3\nD-E=1\nF=\"x\"y\nexport G\n";
    assert_eq!(
        codes(text),
        [
            ("lone-carriage-return", 1),
            ("not-an-assignment", 2),
            ("unclosed-quote", 3),
            ("duplicate-assignment", 4),
            ("not-an-assignment", 5),
            ("text-after-quote", 6),
            ("not-an-assignment", 7),
        ]
    );
}

#[test]
fn an_unclosed_quote_is_reported_where_it_opens() {
    assert_eq!(codes("A=\"x\nB=\"y\"\nC=1\n"), [("unclosed-quote", 1)]);
    assert_eq!(codes("A='x\nB=1"), [("unclosed-quote", 1)]);
    assert_eq!(codes("A='x'#y"), [("text-after-quote", 1)]);
    assert_eq!(codes("A=\"x\\\""), [("unclosed-quote", 1)]);
}

#[test]
fn no_message_shows_a_value() {
    let text =
        "A=1 # hunter2\rx\nA='hunter2\nhunter2\nB=\"hunter2\" hunter2\n# hunter2\rx\nA=hunter2\n";
    let source = SourceFile::new(".env", text);
    let document = read(&source);
    assert_eq!(document.problems.len(), 6, "{:?}", document.problems);
    let masks = document.masks();
    for problem in &document.problems {
        let report = Report::new(problem, &source, &masks);
        assert!(!format!("{report:?}").contains("hunter2"), "{report:?}");
    }
}

#[test]
fn a_raw_value_is_the_rest_of_its_line() {
    let source = SourceFile::new(".env", "A=\"x\" # y\r\nB= z \n# c\nC='\n");
    let document = read_raw(&source);
    assert!(document.problems.is_empty());
    let values: Vec<_> = document.assignments().map(|set| &*set.value).collect();
    assert_eq!(values, ["\"x\" # y", " z ", "'"]);
}
