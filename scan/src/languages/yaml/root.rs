//! Whether a key of YAML may be one of the root of its document, before anything is parsed.

/// The documents of a stream, as far as their first lines tell how deep the keys of their roots are.
pub(in crate::languages) struct Roots {
    documents: Vec<Document>,
}

struct Document {
    /// Where its first line begins, but for comments.
    start: usize,
    /// How many columns the keys of its root are indented; none where that line does not tell.
    columns: Option<usize>,
}

impl Roots {
    pub(in crate::languages) fn of(text: &[u8]) -> Self {
        let marks = memchr::memmem::find_iter(text, b"---");
        let is_mark = |at: &usize| *at == 0 || text[at - 1] == b'\n';
        let mut starts: Vec<_> = marks.filter(is_mark).map(|at| at + 3).collect();
        starts.insert(0, 0);
        let ends = starts.iter().skip(1).map(|next| next - 3).chain([text.len()]);
        let document = |(start, end): (&usize, usize)| Document::of(text, *start, end);
        Self { documents: starts.iter().zip(ends).filter_map(document).collect() }
    }

    /// Whether what stands at a place may be a key of the root of its document, or of an element of it.
    pub(in crate::languages) fn may_hold_key(&self, text: &[u8], at: usize) -> bool {
        let line = memchr::memrchr(b'\n', &text[..at]).map_or(0, |end| end + 1);
        let before = text[line..at].strip_suffix(b"\"").unwrap_or(&text[line..at]);
        let before = before.strip_suffix(b"'").unwrap_or(before);
        let next = self.documents.partition_point(|document| document.start <= line);
        let document = next.checked_sub(1).and_then(|last| self.documents.get(last));
        // `{kind: Secret}` stands behind more than blanks.
        indentation(before) < before.len()
            || document
                .and_then(|document| document.columns)
                .is_none_or(|columns| before.len() <= columns)
    }
}

impl Document {
    /// What stands between two marks; none without a line that counts.
    fn of(text: &[u8], start: usize, end: usize) -> Option<Self> {
        let mut at = start;
        for line in text[start..end].split_inclusive(|byte| *byte == b'\n') {
            let content = line.trim_ascii();
            if !content.is_empty() && !content.starts_with(b"#") && !content.starts_with(b"%") {
                let columns = indentation(line);
                // In flow style, behind a tag or an anchor, and where an element begins with its next
                // line, keys may be as deep as they like.
                let tells = line.get(columns).is_some_and(|byte| !b"{[!&?\r\n".contains(byte));
                // What stands in the line of the mark is behind it.
                let is_of_mark = at == start && start > 0;
                let columns = (tells && !is_of_mark).then_some(columns);
                return Some(Self { start: at, columns });
            }
            at += line.len();
        }
        None
    }
}

/// How deep the content of a line is, in elements of sequences as well.
fn indentation(line: &[u8]) -> usize {
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
            ("[\n  {\n    \"jobs:", true),
            ("- {\n    jobs:", true),
            ("-\n  jobs:", true),
            ("!tag\n  jobs:", true),
            ("&anchor\n  jobs:", true),
            ("a: 1\n---\n# comment\n---\n  jobs:", true),
            ("a:\n  b: ---\n  jobs:", false),
        ] {
            let at = text.rfind("jobs:").expect("the key");
            let text = text.as_bytes();
            let may_be = Roots::of(text).may_hold_key(text, at);
            assert_eq!(may_be, expected, "{:?}", String::from_utf8_lossy(text));
        }
    }
}
