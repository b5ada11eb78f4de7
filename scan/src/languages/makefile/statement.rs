//! What a line that is no recipe does.

use std::ops::Range;

use super::super::name;

/// What a line does with variables, by their bytes in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Statement {
    Assign(Assignment),
    /// `export X Y`.
    Export(Vec<Range<usize>>),
    /// `ifdef X`, `ifndef X`.
    Test(Range<usize>),
    /// A conditional, which may stand between the lines of a recipe.
    Conditional,
    Rule,
    /// `include a.mk b.mk`: the bytes of the paths.
    Include(Range<usize>),
    Other,
}

/// `X = v`, for all targets or for one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Assignment {
    pub(super) name: Range<usize>,
    pub(super) value: Range<usize>,
    /// Whether a value that the environment has is kept: `X ?= v`.
    pub(super) is_default: bool,
    pub(super) is_exported: bool,
}

/// Words that may stand before the name that is assigned.
const MODIFIERS: &[&str] = &["export", "override", "private", "unexport", "define"];

impl Statement {
    pub(super) fn of(line: &str) -> Self {
        let (word, rest) = first(line, 0);
        match &line[word.clone()] {
            "ifdef" | "ifndef" => {
                let (name, _) = first(line, rest);
                return if name::is_name(&line[name.clone()]) {
                    Self::Test(name)
                } else {
                    Self::Conditional
                };
            }
            "ifeq" | "ifneq" | "else" | "endif" => return Self::Conditional,
            "include" | "-include" | "sinclude" => return Self::Include(rest..line.len()),
            "vpath" | "undefine" | "load" => return Self::Other,
            _ => {}
        }
        let (colon, sign) = signs(line);
        if let Some(sign) = sign
            && let Some(assignment) = assignment(line, colon, sign)
        {
            return Self::Assign(assignment);
        }
        match &line[word] {
            "export" => Self::Export(names(line, rest)),
            "unexport" => Self::Other,
            _ if colon.is_some() => Self::Rule,
            _ => Self::Other,
        }
    }
}

/// The assignment that a line is, given its first colon and its first equals sign.
fn assignment(line: &str, colon: Option<usize>, sign: usize) -> Option<Assignment> {
    let before = &line[..sign];
    let operator = before.len() - before.trim_end_matches([':', '?', '+', '!']).len();
    let end = sign - operator;
    let start = colon.filter(|&colon| colon < end).map_or(0, |colon| colon + 1);
    let mut is_exported = false;
    let mut at = start;
    loop {
        let (word, next) = first(&line[..end], at);
        let text = &line[word.clone()];
        if MODIFIERS.contains(&text) && !line[next..end].trim().is_empty() {
            is_exported |= text == "export";
            at = next;
            continue;
        }
        if text.is_empty() || !line[next..end].trim().is_empty() {
            return None;
        }
        let blanks = line[sign + 1..].len() - line[sign + 1..].trim_start().len();
        let value = sign + 1 + blanks..line.trim_end().len().max(sign + 1 + blanks);
        let is_default = line[end..sign].starts_with('?');
        return Some(Assignment { name: word, value, is_default, is_exported });
    }
}

/// The first colon of a rule and the first equals sign, outside of references. Behind a semicolon a
/// recipe begins.
fn signs(line: &str) -> (Option<usize>, Option<usize>) {
    let bytes = line.as_bytes();
    let (mut colon, mut depth) = (None, 0_usize);
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'(' | b'{' if depth > 0 || (at > 0 && bytes[at - 1] == b'$') => depth += 1,
            b')' | b'}' => depth = depth.saturating_sub(1),
            b';' if depth == 0 && colon.is_some() => return (colon, None),
            b':' if depth == 0 && colon.is_none() => colon = Some(at),
            b'=' if depth == 0 => return (colon, Some(at)),
            _ => {}
        }
    }
    (colon, None)
}

/// The first word from a byte on, and where it ends.
fn first(line: &str, at: usize) -> (Range<usize>, usize) {
    let rest = &line[at..];
    let start = at + rest.len() - rest.trim_start().len();
    let length = line[start..].find(char::is_whitespace).unwrap_or(line.len() - start);
    (start..start + length, start + length)
}

/// The words from a byte on that are names.
fn names(line: &str, mut at: usize) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    loop {
        let (word, next) = first(line, at);
        if word.is_empty() {
            return names;
        }
        if name::is_name(&line[word.clone()]) {
            names.push(word);
        }
        at = next;
    }
}
