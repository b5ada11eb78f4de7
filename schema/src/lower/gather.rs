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
pub(super) struct Fields<'s> {
    written: [Option<Written<'s>>; FieldName::COUNT],
    /// The whole first line.
    pub(super) start: Span,
}

impl<'s> Fields<'s> {
    pub(super) fn get(&self, field: FieldName) -> Option<Written<'s>> {
        self.written[field as usize]
    }

    /// The value, where the field is written and not empty.
    pub(super) fn value(&self, field: FieldName) -> Option<Spanned<&'s str>> {
        self.get(field).map(|written| written.value).filter(|value| !value.value.is_empty())
    }
}

/// Sorts the lines of a block; reports those that are no field, and what is missing.
pub(super) fn gather<'s>(block: &Block<'s>, problems: &mut Vec<Diagnostic>) -> Fields<'s> {
    let start = block.lines[0].text.span;
    let mut fields = Fields { written: [None; FieldName::COUNT], start };
    let mut strays = Vec::new();
    for line in &block.lines {
        match line.content {
            Content::Field { name, value } => match FieldName::from_name(name.value) {
                Some(field) => put(&mut fields, field, line.number, name, value, problems),
                None if is_extension(name.value) => {}
                None => strays.push((line, name)),
            },
            Content::Assignment { .. } | Content::Other => strays.push((line, first_word(line))),
        }
    }
    let meant: Vec<_> =
        strays.iter().map(|(line, name)| recover(line, *name, &mut fields)).collect();
    let may_be_secret = masks::may_be_secret(&fields);
    for ((line, name), meant) in strays.iter().zip(meant) {
        problems.push(stray(line, *name, meant, may_be_secret));
    }
    let is_no_declaration = strays.len() == block.lines.len();
    if !is_no_declaration {
        problems.extend(missing(block, &fields));
    }
    fields
}

/// Names that begin with `x-` belong to the user.
fn is_extension(name: &str) -> bool {
    name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("x-"))
}

fn put<'s>(
    fields: &mut Fields<'s>,
    field: FieldName,
    line: usize,
    name: Spanned<&'s str>,
    value: Spanned<&'s str>,
    problems: &mut Vec<Diagnostic>,
) {
    match &fields.written[field as usize] {
        None => fields.written[field as usize] = Some(Written { line, name: name.span, value }),
        Some(first) => problems.push(
            Diagnostic::new(
                Code::RepeatedField,
                name.span,
                format!("`{}` stands twice in one block", field.as_str()),
            )
            .label("written again")
            .also(first.name, "first written here")
            .help("delete one of the two lines, or put a blank line between two variables"),
        ),
    }
}

/// The field that a word most likely meant.
pub(super) fn meant_field(word: &str) -> Option<FieldName> {
    nearest(word, FieldName::names()).and_then(FieldName::from_name)
}

/// Takes a stray line as the missing field it most likely meant, so that the one mistake is not
/// reported a second time as a missing field.
fn recover<'s>(
    line: &Line<'s>,
    name: Spanned<&'s str>,
    fields: &mut Fields<'s>,
) -> Option<FieldName> {
    let meant = meant_field(name.value)?;
    if fields.get(meant).is_none() {
        let value = match line.content {
            Content::Field { value, .. } | Content::Assignment { value } => value,
            Content::Other => {
                let after = name.span.len();
                trimmed(&line.text.value[after..], line.text.span.start + after)
            }
        };
        fields.written[meant as usize] =
            Some(Written { line: line.number, name: name.span, value });
    }
    Some(meant)
}

fn stray(
    line: &Line<'_>,
    name: Spanned<&str>,
    meant: Option<FieldName>,
    may_be_secret: bool,
) -> Diagnostic {
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

fn missing(block: &Block<'_>, fields: &Fields<'_>) -> Option<Diagnostic> {
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
    let span = fields.value(FieldName::Key).map_or(fields.start, |key| key.span);
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
