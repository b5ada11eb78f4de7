//! docs/diagnostics.md, code by code. The page is edited in `docs/`; this crate is published with a
//! copy, which a test keeps equal.

/// The page.
const PAGE: &str = include_str!("diagnostics.md");

/// What the page says of one code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) chapter: &'static str,
    pub(super) code: &'static str,
    pub(super) meaning: String,
    pub(super) example: &'static str,
    pub(super) remedy: String,
}

/// Every code, in the order of the page.
pub(super) fn entries() -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut chapter = "";
    for section in sections() {
        match section.strip_prefix("## ") {
            Some(text) => entries.extend(entry(chapter, text)),
            None => chapter = section.lines().next().unwrap_or_default().trim_start_matches("# "),
        }
    }
    entries
}

/// The pieces that begin with a heading. A `#` within an example is none.
fn sections() -> Vec<&'static str> {
    let mut sections = Vec::new();
    let (mut begin, mut at, mut is_example) = (0, 0, false);
    for line in PAGE.split_inclusive('\n') {
        is_example ^= line.starts_with("```");
        if !is_example && line.starts_with('#') && at > begin {
            sections.push(&PAGE[begin..at]);
            begin = at;
        }
        at += line.len();
    }
    sections.push(&PAGE[begin..]);
    sections
}

/// A code, a sentence, an example between fences, and what to do.
fn entry(chapter: &'static str, text: &'static str) -> Option<Entry> {
    let (code, text) = text.split_once("\n\n")?;
    let (meaning, text) = text.split_once("\n\n```")?;
    let (example, remedy) = text.split_once('\n')?.1.split_once("\n```\n")?;
    Some(Entry {
        chapter,
        code,
        meaning: meaning.trim().to_owned(),
        example,
        remedy: remedy.trim().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use alphaswarm_settings_schema::diagnostic::codes as of_schema;

    use super::*;
    use crate::codes;

    #[test]
    fn the_page_is_that_of_the_docs() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/diagnostics.md");
        let edited = std::fs::read_to_string(path).expect("the page is there");
        if alphaswarm_settings_tests::golden::is_updating() {
            let copy = concat!(env!("CARGO_MANIFEST_DIR"), "/src/explain/diagnostics.md");
            std::fs::write(copy, &edited).expect("the copy can be written");
        } else {
            assert!(PAGE == edited, "run the tests with UPDATE_GOLDEN=1");
        }
    }

    #[test]
    fn every_heading_is_an_entry() {
        let entries = entries();
        for code in of_schema::ALL.iter().chain(codes::ALL) {
            let entry = entries.iter().find(|entry| entry.code == code.name());
            let entry = entry.unwrap_or_else(|| panic!("{} has no entry", code.name()));
            assert_eq!(entry.meaning, code.meaning());
            assert!(!entry.example.is_empty() && !entry.remedy.is_empty(), "{entry:?}");
        }
    }
}
