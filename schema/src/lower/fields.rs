//! The fields of one block, each with its line.

use crate::diagnostic::nearest;
use crate::field::FieldName;
use crate::span::{Span, Spanned};
use crate::syntax::{Block, Content, Line, trimmed};

/// One field as it was written.
#[derive(Clone, Copy)]
pub(super) struct Written<'s> {
    pub(super) line: usize,
    pub(super) name: Span,
    pub(super) value: Spanned<&'s str>,
}

/// The fields of one block; the first of each name.
pub(super) struct Fields<'b, 's> {
    block: &'b Block<'s>,
    /// For each field, the place of its line in the block, counted from 1; 0 where there is none.
    lines: [usize; FieldName::COUNT],
    is_extended: bool,
}

impl<'b, 's> Fields<'b, 's> {
    /// No fields yet.
    pub(super) fn new(block: &'b Block<'s>) -> Self {
        Self { block, lines: [0; FieldName::COUNT], is_extended: false }
    }

    pub(super) fn get(&self, field: FieldName) -> Option<Written<'s>> {
        let line = &self.block.lines[self.lines[field as usize].checked_sub(1)?];
        let (name, value) = match line.content {
            Content::Field { name, value } => (name, value),
            Content::Assignment { value } => (first_word(line), value),
            Content::Other => {
                let name = first_word(line);
                let after = name.span.len();
                let rest = trimmed(&line.text.value[after..], line.text.span.start + after);
                (name, rest)
            }
        };
        Some(Written { line: line.number, name: name.span, value })
    }

    /// The value, where the field is written and not empty.
    pub(super) fn value(&self, field: FieldName) -> Option<Spanned<&'s str>> {
        self.get(field).map(|written| written.value).filter(|value| !value.value.is_empty())
    }

    /// Whether any field is written that few variables have.
    pub(super) fn are_extended(&self) -> bool {
        self.is_extended
    }

    /// The fields that belong to the user, name and value.
    pub(super) fn custom(&self) -> impl Iterator<Item = (Spanned<&'s str>, Spanned<&'s str>)> {
        self.block.lines.iter().filter_map(|line| match line.content {
            Content::Field { name, value } if is_custom(name.value) => Some((name, value)),
            _ => None,
        })
    }

    /// The whole first line.
    pub(super) fn start(&self) -> Span {
        self.block.lines[0].text.span
    }

    /// Notes that a field of the user's own is written.
    pub(super) fn has_custom(&mut self) {
        self.is_extended = true;
    }

    /// Takes a line of the block as `field`; false where an earlier one is that field already.
    pub(super) fn put(&mut self, field: FieldName, line: usize) -> bool {
        let is_first = self.lines[field as usize] == 0;
        if is_first {
            self.lines[field as usize] = line + 1;
            self.is_extended |= !field.is_common();
        }
        is_first
    }
}

/// Names that begin with `x-` belong to the user.
pub(super) fn is_custom(name: &str) -> bool {
    name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("x-"))
}

/// The field that a word most likely meant.
pub(super) fn meant_field(word: &str) -> Option<FieldName> {
    nearest(word, FieldName::names()).and_then(FieldName::from_name)
}

/// The first word of a line that is no field.
pub(super) fn first_word<'s>(line: &Line<'s>) -> Spanned<&'s str> {
    let text = line.text.value;
    let end = text.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(text.len());
    Spanned::new(&text[..end], Span::of(&text[..end], line.text.span.start))
}

/// A value's place, or that of its field's name where the value is empty.
pub(super) fn place(name: Span, value: Span) -> Span {
    if value.is_empty() { name } else { value }
}
