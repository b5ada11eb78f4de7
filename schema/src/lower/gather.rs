//! The lines of a block, sorted into the fields they are.

use super::masks;
use crate::diagnostic::{Code, Diagnostic, did_you_mean, nearest};
use crate::field::FieldName;
use crate::mask;
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

impl<'s> Fields<'_, 's> {
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

    /// Takes a line of the block as `field`; false where an earlier one is that field already.
    fn put(&mut self, field: FieldName, line: usize) -> bool {
        let is_first = self.lines[field as usize] == 0;
        if is_first {
            self.lines[field as usize] = line + 1;
            self.is_extended |= !field.is_common();
        }
        is_first
    }
}

/// Sorts the lines of a block; reports those that are no field, and what is missing.
pub(super) fn gather<'b, 's>(
    block: &'b Block<'s>,
    problems: &mut Vec<Diagnostic>,
) -> Fields<'b, 's> {
    let mut fields = Fields { block, lines: [0; FieldName::COUNT], is_extended: false };
    let mut strays = Vec::new();
    for (index, line) in block.lines.iter().enumerate() {
        match line.content {
            Content::Field { name, .. } => match FieldName::from_name(name.value) {
                Some(field) if fields.put(field, index) => {}
                Some(field) => problems.extend(repeated(&fields, field, name.span)),
                None if is_custom(name.value) => fields.is_extended = true,
                None => strays.push((index, name)),
            },
            Content::Assignment { .. } | Content::Other => strays.push((index, first_word(line))),
        }
    }
    // A stray line is taken as the missing field it most likely meant, so that the one mistake is
    // not reported a second time as a missing field.
    for (index, name) in &strays {
        if let Some(field) = meant_field(name.value) {
            fields.put(field, *index);
        }
    }
    let may_be_secret = !strays.is_empty() && masks::may_be_secret(&fields);
    for (index, name) in &strays {
        problems.push(stray(&block.lines[*index], *name, may_be_secret));
    }
    let is_no_declaration = strays.len() == block.lines.len();
    if !is_no_declaration {
        problems.extend(missing(block, &fields));
    }
    fields
}

/// Names that begin with `x-` belong to the user.
fn is_custom(name: &str) -> bool {
    name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("x-"))
}

fn repeated(fields: &Fields<'_, '_>, field: FieldName, again: Span) -> Option<Diagnostic> {
    let first = fields.get(field)?;
    let message = format!("`{}` stands twice in one block", field.as_str());
    Some(
        Diagnostic::new(Code::RepeatedField, again, message)
            .label("written again")
            .also(first.name, "first written here")
            .help("delete one of the two lines, or put a blank line between two variables"),
    )
}

/// The field that a word most likely meant.
pub(super) fn meant_field(word: &str) -> Option<FieldName> {
    nearest(word, FieldName::names()).and_then(FieldName::from_name)
}

fn stray(line: &Line<'_>, name: Spanned<&str>, may_be_secret: bool) -> Diagnostic {
    let meant = meant_field(name.value);
    // A line that is near to no field may be the second line of a secret.
    let shown = match meant {
        None if may_be_secret => mask::REDACTED.to_owned(),
        _ => mask::shown(name.value),
    };
    match line.content {
        Content::Field { .. } => {
            Diagnostic::new(Code::UnknownField, name.span, format!("unknown field `{shown}`"))
                .label("not a field of a schema")
                .help(did_you_mean(name.value, FieldName::names()))
        }
        Content::Assignment { .. } => {
            let message = "a line is written as `KEY=value`, not as `field: value`";
            Diagnostic::new(Code::MissingColon, name.span, message)
                .help("declare the variable in a block of its own that begins with `key: NAME`")
        }
        Content::Other => {
            let help = match meant {
                Some(field) => format!("write `{}: …`", field.as_str()),
                None => "write `field: value`; a comment begins with `#`, and a value cannot go \
                         on in a second line"
                    .to_owned(),
            };
            Diagnostic::new(Code::MissingColon, line.text.span, "a line has no colon").help(help)
        }
    }
}

fn first_word<'s>(line: &Line<'s>) -> Spanned<&'s str> {
    let text = line.text.value;
    let end = text.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(text.len());
    Spanned::new(&text[..end], Span::of(&text[..end], line.text.span.start))
}

fn missing(block: &Block<'_>, fields: &Fields<'_, '_>) -> Option<Diagnostic> {
    let is_missing = |field: &FieldName| match (field, fields.get(*field)) {
        (_, None) => true,
        (FieldName::Key | FieldName::Description, Some(written)) => written.value.value.is_empty(),
        // An empty value of these has a message of its own.
        (_, Some(_)) => false,
    };
    let needed = FieldName::ALL.iter().filter(|field| field.is_needed());
    let lacking: Vec<_> = needed.filter(|field| is_missing(field)).collect();
    if lacking.is_empty() {
        return None;
    }
    let names: Vec<_> = lacking.iter().map(|field| format!("`{}`", field.as_str())).collect();
    let names = names.join(", ");
    let span = fields.value(FieldName::Key).map_or_else(|| fields.start(), |key| key.span);
    let problem = Diagnostic::new(Code::MissingField, span, format!("the block lacks {names}"));
    Some(match block.cut_by_comment {
        Some(comment) if fields.get(FieldName::Key).is_none() => problem
            .also(comment, "this comment ends the block above")
            .help("move the comment above the `key` line of its block"),
        _ => {
            let lines: Vec<_> =
                lacking.iter().map(|field| format!("`{}: …`", field.as_str())).collect();
            problem.help(format!("add {} to the block", lines.join(", ")))
        }
    })
}
