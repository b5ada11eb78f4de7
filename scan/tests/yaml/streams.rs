//! Streams of documents, good ones and broken ones.

use alphaswarm_settings_scan::yaml::{self, Broken, Budget, MAX_LISTED, Stream, TooMuch};

/// The numbers of the documents with their bytes, and what came of the stream.
fn read(bytes: &[u8]) -> (Vec<(usize, String)>, Stream) {
    let mut documents = Vec::new();
    let stream = yaml::read_bytes(bytes, &mut Budget::default(), |document, _| {
        let content = String::from_utf8_lossy(&bytes[document.span.clone()]);
        documents.push((document.number, content.into_owned()));
        Ok(())
    });
    (documents, stream.expect("it is little"))
}

#[test]
fn a_document_that_is_not_utf_8_hides_no_other() {
    let (documents, stream) = read(b"a: 1\n---\nb: \xff\n---\nc: \"\xc3\xa9\"\n---\nd: \xc3");
    assert_eq!(documents, [(1, "a: 1\n".to_owned()), (3, "c: \"é\"\n".to_owned())]);
    let reason = "it is not UTF-8";
    let broken = |document, offset| Broken { document, offset, reason };
    assert_eq!(stream.broken, [broken(2, 12), broken(4, 33)]);
    let (documents, stream) = read(b"{\"a\": \"\xff\"}\n---\nb: 1\n");
    assert_eq!((documents.len(), stream.broken.len()), (1, 1), "JSON as well");
}

#[test]
fn what_holds_nothing_is_no_document() {
    for text in [
        "",
        " ",
        "\n",
        "# c",
        "---",
        "---\n---\n",
        "~",
        "null\n---\n# c\n",
        "---\n...\n",
        "\u{feff}",
    ] {
        let (documents, stream) = read(text.as_bytes());
        assert_eq!((documents.len(), stream), (0, Stream::default()), "{text:?}");
    }
}

#[test]
fn a_control_character_is_found_where_it_stands() {
    for (text, offset) in
        [("a: \u{1}", 3), ("a: é\n---\nb: \"\0\"", 14), ("a: \u{9f}", 3), ("\u{fffe}", 0)]
    {
        let (_, stream) = read(text.as_bytes());
        let offsets: Vec<_> = stream.broken.iter().map(|broken| broken.offset).collect();
        assert_eq!(offsets, [offset], "{text:?}: {stream:?}");
    }
}

#[test]
fn a_binary_is_broken_once_for_each_part() {
    let mut seed = 1_u32;
    let noise = std::iter::repeat_with(|| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        seed.to_be_bytes()[0]
    });
    let binary: Vec<_> = noise.take(2_000_000).collect();
    let (documents, stream) = read(&binary);
    assert_eq!(documents.len(), 0);
    assert!((1..=3).contains(&stream.broken.len()), "{stream:?}");
}

#[test]
fn very_many_broken_documents_are_counted() {
    let (_, stream) = read("---\na: [\n".repeat(1_000).as_bytes());
    assert_eq!((stream.documents, stream.broken.len(), stream.unlisted), (0, MAX_LISTED, 900));
    assert_eq!(stream.broken[99].document, 100);
}

#[test]
fn the_caller_can_stop() {
    let mut count = 0;
    let stream = yaml::read("a: 1\n---\nb: 2\n", &mut Budget::default(), |_, _| {
        count += 1;
        Err(TooMuch::Resolved)
    });
    assert_eq!((count, stream), (1, Err(TooMuch::Resolved)));
}

#[test]
fn reasons_hold_nothing_of_the_document() {
    for text in
        ["hunter2: [", "*hunter2", "!<hunter2", "a: \"hunter2", "&hunter2 *hunter2", "%hunter2"]
    {
        let (_, stream) = read(text.as_bytes());
        assert_eq!(stream.broken.len(), 1, "{text}");
        assert!(!format!("{stream:?}").contains("hunter2"), "{stream:?}");
    }
}
