//! Whether a key of YAML may be one of the root of its document, before anything is parsed.

/// Whether what stands at a place may be a key of the root of its document, or of an element of it: in
/// block style these are no deeper than its first line.
pub(in crate::languages) fn may_be_key(text: &[u8], at: usize) -> bool {
    let line = memchr::memrchr(b'\n', &text[..at]).map_or(0, |end| end + 1);
    let before = text[line..at].strip_suffix(b"\"").unwrap_or(&text[line..at]);
    let before = before.strip_suffix(b"'").unwrap_or(before);
    if !before.iter().all(|byte| matches!(byte, b' ' | b'-')) {
        // `{kind: Secret}`
        return true;
    }
    match first_line(&text[..line]) {
        Some(first) => before.len() <= column(first) || first.trim_ascii_start().starts_with(b"{"),
        None => true,
    }
}

/// The first line of the document that a text ends in, but for comments; none where it has none yet, or
/// where something follows the mark that begins the document.
fn first_line(text: &[u8]) -> Option<&[u8]> {
    let starts = memchr::memmem::rfind_iter(text, b"---");
    let is_mark = |at: &usize| *at == 0 || text[at - 1] == b'\n';
    let document = starts.into_iter().find(is_mark).map_or(text, |at| &text[at + 3..]);
    let mut lines = document.split(|byte| *byte == b'\n').peekable();
    let is_content = |line: &&[u8]| {
        let line = line.trim_ascii();
        !line.is_empty() && !line.starts_with(b"#") && !line.starts_with(b"%")
    };
    if document.len() < text.len() && lines.next().as_ref().is_some_and(is_content) {
        return None;
    }
    lines.find(is_content)
}

/// How deep the content of a line is, in elements of sequences as well.
fn column(line: &[u8]) -> usize {
    line.iter().take_while(|byte| matches!(byte, b' ' | b'-')).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_of_the_root_is_no_deeper_than_the_first_line() {
        for (text, expected) in [
            ("jobs:", true),
            ("a: 1\njobs:", true),
            ("# comment\n\n  a: 1\n  jobs:", true),
            ("a:\n  jobs:", false),
            ("a:\n  - jobs:", false),
            ("a:\n- jobs:", false),
            ("- jobs:", true),
            ("- a: 1\n  jobs:", true),
            ("- a:\n    jobs:", false),
            ("{a: 1, jobs:", true),
            ("{\n  \"jobs:", true),
            ("a: 1\n\"jobs:", true),
            ("a:\n  'jobs:", false),
            ("a: 1\n---\n  b: 1\n  jobs:", true),
            ("  a: 1\n---\nb:\n  jobs:", false),
            ("a: 1\n--- {\n  jobs:", true),
            ("%YAML 1.2\n---\na:\n  jobs:", false),
            ("\u{feff}a: 1\njobs:", true),
            ("a: jobs:", true),
        ] {
            let at = text.rfind("jobs:").expect("the key");
            assert_eq!(may_be_key(text.as_bytes(), at), expected, "{text:?}");
        }
    }
}
