//! Comments that hide findings: the name of the command, then `allow(RULE) REASON`.

use std::ops::Range;

use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::span::Span;

const MARK: &str = "alphaswarm-settings:";

/// One such comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Allow {
    pub(super) rules: Vec<String>,
    pub(super) has_reason: bool,
    /// From the mark to the end of the list of rules.
    pub(super) span: Span,
    /// The lines whose findings it hides: its own, and the next one.
    pub(super) lines: Range<usize>,
}

impl Allow {
    /// Whether it hides a finding of a rule in a line.
    pub(super) fn hides(&self, rule: &str, line: usize) -> bool {
        self.lines.contains(&line) && self.rules.iter().any(|allowed| allowed == rule)
    }
}

/// The comments of a file that hide findings.
pub(super) fn all(source: &SourceFile, comments: &[Range<usize>]) -> Vec<Allow> {
    comments.iter().filter_map(|comment| one(source, comment.clone())).collect()
}

fn one(source: &SourceFile, comment: Range<usize>) -> Option<Allow> {
    let text = source.text().get(comment.clone())?;
    let mark = text.find(MARK)?;
    let rest = text[mark + MARK.len()..].trim_start().strip_prefix("allow(")?;
    let (rules, reason) = rest.split_once(')')?;
    let begin = comment.start + mark;
    let end = comment.end - reason.len();
    let reason = reason.trim_end_matches("*/").trim_end_matches("-->");
    let first = source.position(begin).line;
    let last = source.position(comment.end.max(1) - 1).line;
    Some(Allow {
        rules: rules.split(',').map(|rule| rule.trim().to_owned()).collect(),
        has_reason: reason.contains(char::is_alphanumeric),
        span: Span::new(begin, end),
        lines: first..last + 2,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Allow> {
        let source = SourceFile::new("f", text);
        let length = source.text().len();
        one(&source, 0..length)
    }

    #[test]
    fn rules_and_reasons() {
        for (comment, rules, has_reason) in [
            ("// alphaswarm-settings: allow(undeclared) set by the operator", "undeclared", true),
            ("# alphaswarm-settings: allow(a, b) é", "a b", true),
            ("/* alphaswarm-settings:allow(a) */", "a", false),
            ("<!-- alphaswarm-settings: allow(a) -->", "a", false),
            ("# alphaswarm-settings: allow(a) -", "a", false),
        ] {
            let allow = read(comment).expect("a suppression");
            assert_eq!((allow.rules.join(" ").as_str(), allow.has_reason), (rules, has_reason));
        }
        for comment in ["# alphaswarm-settings", "# alphaswarm-settings: deny(a)", "# allow(a)", ""]
        {
            assert_eq!(read(comment), None, "{comment}");
        }
    }

    #[test]
    fn its_own_line_and_the_next() {
        let allow = read("/* x\n alphaswarm-settings: allow(a)\n y */").expect("a suppression");
        assert_eq!(allow.lines, 2..5);
        assert!(allow.hides("a", 4) && !allow.hides("a", 5) && !allow.hides("b", 3));
    }
}
