//! The lines of a Dockerfile: which of them are one instruction.
//!
//! A Dockerfile has no grammar beyond this: a builder puts lines together, takes the first word for the
//! instruction, and leaves the rest to that. What continues a line depends on a comment at the top, which
//! is why no published grammar is used here.

use std::ops::Range;

use super::super::joined::Joined;

/// One instruction, with its continued lines.
#[derive(Debug)]
pub(super) struct Instruction {
    /// Its first word, in capitals.
    pub(super) keyword: String,
    pub(super) line: Joined,
    /// The bytes of the line behind the first word.
    pub(super) arguments: Range<usize>,
    /// The here-documents that follow it, by their bytes in the file.
    pub(super) heredocs: Vec<Heredoc>,
}

/// The lines between an instruction that holds `<<EOF` and the line `EOF`.
#[derive(Debug)]
pub(super) struct Heredoc {
    pub(super) body: Range<usize>,
    /// Whether its delimiter is quoted, so that nothing in it is expanded.
    pub(super) is_literal: bool,
}

/// A file while its instructions are read.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    text: &'t str,
    at: usize,
    /// What continues a line, and keeps a character from its meaning.
    pub(super) escape: u8,
    pub(super) comments: Vec<Range<usize>>,
    pub(super) is_broken: bool,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let at = if text.starts_with('\u{feff}') { 3 } else { 0 };
        let mut lines = Self { text, at, escape: b'\\', comments: Vec::new(), is_broken: false };
        lines.directives();
        lines
    }

    /// Reads the comments at the top that tell a builder how to read the file.
    fn directives(&mut self) {
        let mut ahead = Self { comments: Vec::new(), ..*self };
        while let Some(line) = ahead.line() {
            let directive = self.text[line].trim().strip_prefix('#');
            let Some((key, value)) = directive.and_then(|directive| directive.split_once('='))
            else {
                break;
            };
            if !key.trim().bytes().all(|byte| byte.is_ascii_alphabetic()) {
                break;
            }
            if key.trim().eq_ignore_ascii_case("escape") && value.trim() == "`" {
                self.escape = b'`';
            }
        }
    }

    /// The next line, without its line break.
    fn line(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        let rest = self.text.get(start..).filter(|rest| !rest.is_empty())?;
        let line = rest.split_inclusive('\n').next().unwrap_or_default();
        self.at += line.len();
        Some(start..start + line.trim_end_matches(['\n', '\r']).len())
    }

    /// The next line that is neither empty nor a comment.
    fn content(&mut self) -> Option<Range<usize>> {
        while let Some(line) = self.line() {
            let content = self.text[line.clone()].trim_start();
            if content.starts_with('#') {
                self.comments.push(line.end - content.len()..line.end);
            } else if !content.is_empty() {
                return Some(line);
            }
        }
        None
    }

    /// The next instruction; none at the end.
    pub(super) fn instruction(&mut self) -> Option<Instruction> {
        let mut line = Joined::default();
        let mut next = self.content();
        while let Some(part) = next.take() {
            let content = self.continued(part.clone());
            line.push(self.text, content.clone().unwrap_or(part));
            if content.is_some() {
                next = self.content();
            }
        }
        let word = line.text.split_ascii_whitespace().next()?;
        let keyword = word.to_ascii_uppercase();
        let start = line.text.find(word).unwrap_or_default() + word.len();
        let arguments = start..line.text.len();
        let mut instruction = Instruction { keyword, line, arguments, heredocs: Vec::new() };
        if matches!(instruction.keyword.as_str(), "RUN" | "COPY" | "ADD" | "ONBUILD") {
            self.heredocs(&mut instruction);
        }
        Some(instruction)
    }

    /// A line without the character that continues it; none where it has none.
    fn continued(&self, line: Range<usize>) -> Option<Range<usize>> {
        let content = self.text[line.clone()].trim_end_matches([' ', '\t']).as_bytes();
        let escapes = content.iter().rev().take_while(|&&byte| byte == self.escape).count();
        (escapes == 1).then(|| line.start..line.start + content.len() - 1)
    }

    /// Reads the here-documents that an instruction announces.
    fn heredocs(&mut self, instruction: &mut Instruction) {
        let arguments = &instruction.line.text[instruction.arguments.clone()];
        for (delimiter, is_literal) in arguments.split_ascii_whitespace().filter_map(delimiter) {
            let start = self.at;
            let mut end = start;
            loop {
                let Some(line) = self.line() else {
                    // Builders reject the file.
                    self.is_broken = true;
                    break;
                };
                if self.text[line.clone()].trim_start_matches('\t') == delimiter {
                    end = line.start;
                    break;
                }
                end = line.end;
            }
            instruction.heredocs.push(Heredoc { body: start..end, is_literal });
        }
    }
}

/// The delimiter in `<<EOF`, `<<-EOF` or `<<"EOF"`, and whether it is quoted.
fn delimiter(word: &str) -> Option<(&str, bool)> {
    let word = word.trim_start_matches(|digit: char| digit.is_ascii_digit()).strip_prefix("<<")?;
    let word = word.strip_prefix('-').unwrap_or(word);
    let name = word.trim_start_matches(['"', '\'']);
    let end = name.find(|of: char| !of.is_ascii_alphanumeric() && of != '_');
    let delimiter = &name[..end.unwrap_or(name.len())];
    let is_name = delimiter.starts_with(|of: char| of.is_ascii_alphabetic() || of == '_');
    is_name.then_some((delimiter, name.len() < word.len()))
}
