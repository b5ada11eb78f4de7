//! The state of reading a script, and the smallest steps in it.
//!
//! The published grammar for shells fails on one system script in fourteen, and a fragment of a
//! Dockerfile, a Makefile or a workflow is not quite a script either. This reader follows the
//! token rules of POSIX and bash as far as variables need it, and accepts everything else.

use std::ops::Range;

use super::super::name;
use super::event::{Assign, Event, Expand, What};
use super::heredoc::Heredoc;

/// How deep substitutions nest before the rest of a script is given up.
const DEPTH: u32 = 64;

/// A script while it is read.
#[derive(Debug)]
pub(super) struct Parser<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    /// Where reading stops: the end of the text, or of the here-document being read.
    pub(super) end: usize,
    depth: u32,
    /// How many bytes were read in vain.
    pub(super) vain: usize,
    /// How many function bodies are open.
    pub(super) functions: usize,
    /// Whether an unescaped backtick ends what is being read.
    pub(super) in_backticks: bool,
    /// The variables whose values are being read.
    pub(super) assigning: Vec<&'t str>,
    /// Announced on this line, and not read yet.
    pub(super) heredocs: Vec<Heredoc<'t>>,
    pub(super) events: Vec<Event<'t>>,
    /// What is assigned: the bytes of a name, and those of its value.
    pub(super) values: Vec<(Range<usize>, Range<usize>)>,
    /// The words behind the names of commands.
    pub(super) arguments: Vec<Range<usize>>,
    pub(super) comments: Vec<Range<usize>>,
    pub(super) is_broken: bool,
}

impl<'t> Parser<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let at = if text.starts_with('\u{feff}') { 3 } else { 0 };
        Self {
            text,
            at,
            end: text.len(),
            depth: 0,
            vain: 0,
            functions: 0,
            in_backticks: false,
            assigning: Vec::new(),
            heredocs: Vec::new(),
            events: Vec::new(),
            values: Vec::new(),
            arguments: Vec::new(),
            comments: Vec::new(),
            is_broken: false,
        }
    }

    /// The byte `ahead` of the next one; none at the end.
    pub(super) fn look(&self, ahead: usize) -> Option<u8> {
        let at = self.at + ahead;
        if at < self.end { self.text.as_bytes().get(at).copied() } else { None }
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.look(0)
    }

    /// Whether the text goes on so.
    pub(super) fn starts_with(&self, token: &str) -> bool {
        self.text.as_bytes()[self.at.min(self.end)..self.end].starts_with(token.as_bytes())
    }

    /// Goes on by some bytes, never past the end.
    pub(super) fn skip(&mut self, bytes: usize) {
        self.at = (self.at + bytes).min(self.end);
    }

    /// Goes on past the next such byte; without one to the end, which is a mistake of the script.
    pub(super) fn skip_past(&mut self, byte: u8) {
        match self.text.as_bytes()[self.at..self.end].iter().position(|&found| found == byte) {
            Some(index) => self.at += index + 1,
            None => self.give_up(),
        }
    }

    /// Passes over the spaces and continued lines before a word.
    pub(super) fn skip_blanks(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                b' ' | b'\t' | b'\r' => self.at += 1,
                b'\\' if self.look(1) == Some(b'\n') => self.skip(2),
                b'\\' if self.starts_with("\\\r\n") => self.skip(3),
                _ => break,
            }
        }
    }

    /// Reads the comment that begins here.
    pub(super) fn comment(&mut self) {
        let start = self.at;
        let is_shebang = start == 0 && self.starts_with("#!");
        let rest = &self.text.as_bytes()[start..self.end];
        self.at = start + rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len());
        if !is_shebang {
            self.comments.push(start..self.at);
        }
    }

    /// The bytes of the name that begins `ahead`; empty where none does.
    pub(super) fn name_ahead(&self, ahead: usize) -> Range<usize> {
        let start = (self.at + ahead).min(self.end);
        let length = name::length(&self.text.as_bytes()[start..self.end]);
        start..start + length
    }

    /// Gives up the rest of the text.
    pub(super) fn give_up(&mut self) {
        self.is_broken = true;
        self.at = self.end;
    }

    /// Reads something that nests, unless it does so too deep.
    pub(super) fn nested(&mut self, read: impl FnOnce(&mut Self)) {
        if self.depth == DEPTH {
            self.give_up();
            return;
        }
        self.depth += 1;
        read(self);
        self.depth -= 1;
    }

    pub(super) fn expand(&mut self, span: Range<usize>, mut expand: Expand) {
        let name = &self.text[span.clone()];
        expand.is_own = self.assigning.contains(&name);
        self.push(name, span, What::Expand(expand));
    }

    /// Notes an expansion whose name is only known at run time.
    pub(super) fn expand_dynamic(&mut self, span: Range<usize>) {
        self.push("", span, What::Expand(Expand::default()));
    }

    pub(super) fn assign(&mut self, span: Range<usize>, assign: Assign) {
        let name = &self.text[span.clone()];
        self.push(name, span, What::Assign(assign));
    }

    pub(super) fn push(&mut self, name: &'t str, span: Range<usize>, what: What) {
        self.events.push(Event { name, span, in_function: self.functions > 0, what });
    }
}
