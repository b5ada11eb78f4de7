//! What people wrote about a field: a description, the string below it, or a comment.

use tree_sitter::Node;

use super::file::File;

/// How many lines of comments above a field are looked at.
const LINES: usize = 40;
/// How many words a line of a heading has at most.
const HEADING: usize = 6;
/// What comments for tools begin with.
const MARKS: &[&str] = &[
    "type:",
    "noqa",
    "pragma",
    "pylint",
    "fmt:",
    "mypy",
    "pyright",
    "isort",
    "flake8",
    "nosec",
    "TODO",
    "FIXME",
    "XXX",
    "HACK",
    "ruff",
    "region",
    "endregion",
    "!",
    "yapf",
    "-*-",
];

impl<'t> File<'t> {
    /// The words of a string, in one line where it is one paragraph.
    pub(super) fn prose(&self, node: &Node<'t>) -> Option<String> {
        let text = self.literal(node).or_else(|| self.plain(node)?.spelled())?;
        Some(clean(&text)).filter(|text| !text.is_empty())
    }

    /// What is written about an assignment, beside `Field(…)`: the string below it, the comment
    /// behind it, or the comment above it.
    pub(super) fn described_by(
        &self,
        statement: &Node<'t>,
        next: Option<&Node<'t>>,
    ) -> Option<String> {
        let below = next.filter(|next| next.kind() == "expression_statement");
        let below = below.and_then(|next| next.named_child(0));
        let below = below.filter(|node| matches!(node.kind(), "string" | "concatenated_string"));
        below
            .and_then(|string| self.literal(&string))
            .map(|text| clean(&text))
            .filter(|text| !text.is_empty())
            .or_else(|| self.comment_behind(statement))
            .or_else(|| self.comment_above(statement, next))
    }

    fn comment_behind(&self, statement: &Node<'t>) -> Option<String> {
        let end = statement.end_byte();
        let at = self.comments.partition_point(|comment| comment.start < end);
        let comment = self.comments.get(at)?;
        let between = self.text.get(end..comment.start)?;
        if between.len() > 256 || between.contains('\n') || !between.trim().is_empty() {
            return None;
        }
        let words = words_of(self.text.get(comment.clone())?)?;
        Some(words.to_owned()).filter(|_| !is_code(words))
    }

    fn comment_above(&self, statement: &Node<'t>, next: Option<&Node<'t>>) -> Option<String> {
        let mut start = statement.start_byte();
        let column = statement.start_position().column;
        let at = self.comments.partition_point(|comment| comment.start < start);
        let mut lines = Vec::new();
        for comment in self.comments[..at].iter().rev().take(LINES) {
            let between = self.text.get(comment.end..start)?;
            let is_next = between.len() < 256
                && between.trim().is_empty()
                && between.matches('\n').count() == 1;
            // It stands in its line alone, where the field begins in its own.
            let is_alone = comment.start >= column && {
                let before = self.text.get(comment.start - column..comment.start);
                before.is_some_and(|before| before.trim().is_empty())
                    && (comment.start == column
                        || self.text.as_bytes()[comment.start - column - 1] == b'\n')
            };
            if !is_next || !is_alone {
                break;
            }
            let text = self.text.get(comment.clone())?;
            let words = text.trim_start_matches('#').trim();
            if words.is_empty() && lines.is_empty() {
                return None;
            }
            lines.push(words);
            start = comment.start;
        }
        lines.reverse();
        let text = clean(&lines.join("\n"));
        let is_prose = |line: &&str| line.is_empty() || words_of(line).is_some() && !is_code(line);
        let is_of_several = is_heading(&text) && self.is_followed(statement, next);
        let is_about_this = !text.is_empty() && lines.iter().all(is_prose) && !is_of_several;
        is_about_this.then_some(text)
    }

    /// Whether another field stands in the next line, without a comment of its own.
    fn is_followed(&self, statement: &Node<'t>, next: Option<&Node<'t>>) -> bool {
        next.is_some_and(|next| {
            let between =
                self.text.get(statement.end_byte()..next.start_byte()).unwrap_or_default();
            let is_next = next.start_position().row == statement.end_position().row + 1;
            is_next && !between.trim_start_matches(|letter| letter != '\n').contains('#')
        })
    }
}

/// Whether a comment names the fields below it, and says nothing about one.
fn is_heading(text: &str) -> bool {
    let is_short = |line: &str| line.split_whitespace().count() <= HEADING;
    text.lines().all(|line| is_short(line) && !line.ends_with('.'))
}

/// The words of a comment; none of one that is for a tool, or only a line.
fn words_of(comment: &str) -> Option<&str> {
    let words = comment.trim_start_matches('#').trim();
    let is_mark = MARKS.iter().any(|mark| words.starts_with(mark));
    let is_line = !words.contains(char::is_alphanumeric)
        || ["---", "===", "***", "###"].iter().any(|line| words.starts_with(line));
    (!is_mark && !is_line).then_some(words)
}

/// Whether a comment is a statement that does not run: `name: str = "x"`, `name = 1`, `@decorator`.
fn is_code(line: &str) -> bool {
    let line = line.trim();
    let end = line
        .find(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '_' | '.'))
        .unwrap_or(line.len());
    let (name, rest) = line.split_at(end);
    let rest = rest.trim_start();
    if line.starts_with('@') || name.is_empty() && line.starts_with(['(', '[', '{', ')', ']', '}'])
    {
        return true;
    }
    let is_assigned = |rest: &str| rest.starts_with('=') && !rest.starts_with("==");
    let is_annotated = rest.strip_prefix(':').is_some_and(|rest| {
        rest.contains(" = ") || rest.split_whitespace().count() == 1 && name.contains('_')
    });
    let is_statement = ["import", "from", "class", "def", "return", "if", "for", "raise"]
        .contains(&name)
        && (line.ends_with(':')
            || matches!(name, "import" | "return" | "raise")
            || line.contains(" import "));
    is_assigned(rest)
        || is_annotated
        || is_statement
        || rest.starts_with('(') && line.ends_with(')') && !name.is_empty()
}

/// A text without the indentation and blank lines around it.
fn clean(text: &str) -> String {
    let text = text.trim();
    let indentation = |line: &str| line.len() - line.trim_start().len();
    let rest = text.lines().skip(1).filter(|line| !line.trim().is_empty());
    let shared = rest.map(indentation).min().unwrap_or(0);
    let lines = text.lines().enumerate().map(|(at, line)| {
        let line = if at == 0 { line } else { line.get(shared..).unwrap_or_default() };
        line.trim_end()
    });
    lines.collect::<Vec<_>>().join("\n")
}
