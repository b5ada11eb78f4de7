//! Links to lines of the repository.

use std::fmt::Write;

/// Where a file of the repository is looked at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Links<'a> {
    /// The address with `{path}` and `{line}`; none where nothing is linked.
    pub(super) repository: Option<&'a str>,
}

/// A line of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// What a page calls it: `src/main.rs:12`.
    pub(super) text: String,
    pub(super) link: Option<String>,
}

impl Links<'_> {
    /// A line of a file, and its link. What the file is called is shown in `text`.
    pub(super) fn line(self, path: &str, number: usize) -> Line {
        let link = self.repository.map(|address| {
            // The number first: a path may hold the other name, a number does not.
            let address = address.replace("{line}", &number.to_string());
            address.replace("{path}", &encoded(path))
        });
        let path = alphaswarm_settings_schema::mask::printable(path);
        Line { text: format!("{path}:{number}"), link }
    }
}

/// A path within an address: what could end it or mean something else is spelled in hexadecimal.
fn encoded(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_a_path_whatever_is_in_it() {
        let links = Links { repository: Some("https://h/b/{path}#L{line}") };
        for (path, expected) in [
            ("src/main.rs", "https://h/b/src/main.rs#L7"),
            ("a b/ü#?\"<{line}.rs", "https://h/b/a%20b/%C3%BC%23%3F%22%3C%7Bline%7D.rs#L7"),
        ] {
            assert_eq!(links.line(path, 7).link.as_deref(), Some(expected));
        }
        let line = Links { repository: None }.line("a\u{202e}b", 1);
        assert_eq!(line, Line { text: "a\u{fffd}b:1".to_owned(), link: None });
    }
}
