//! The lines of a block, sorted into the fields they are.

use super::fields::{Fields, first_word, is_custom, meant_field};
use super::masks;
use crate::diagnostic::{Diagnostic, codes, did_you_mean, quoted};
use crate::field::FieldName;
use crate::mask;
use crate::span::{Span, Spanned};
use crate::syntax::{Block, Content, Line};

/// Sorts the lines of a block; reports those that are no field, and what is missing.
pub(super) fn gather<'b, 's>(
    block: &'b Block<'s>,
    problems: &mut Vec<Diagnostic>,
) -> Fields<'b, 's> {
    let mut fields = Fields::new(block);
    let mut strays = Vec::new();
    for (index, line) in block.lines.iter().enumerate() {
        match line.content {
            Content::Field { name, .. } => match FieldName::from_name(name.value) {
                Some(field) if fields.put(field, index) => {}
                Some(field) => problems.extend(repeated(&fields, field, name.span)),
                None if is_custom(name.value) => fields.has_custom(),
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

fn repeated(fields: &Fields<'_, '_>, field: FieldName, again: Span) -> Option<Diagnostic> {
    let first = fields.get(field)?;
    let message = format!("`{}` is in the block twice", field.as_str());
    Some(
        Diagnostic::new(codes::DUPLICATE_FIELD, again, message)
            .label("written again")
            .also(first.name, "first written here")
            .help("delete one of the two lines, or put a blank line between two variables"),
    )
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
            Diagnostic::new(codes::UNKNOWN_FIELD, name.span, format!("unknown field `{shown}`"))
                .label("not a field of a schema")
                .help(did_you_mean(name.value, FieldName::names()))
        }
        Content::Assignment { .. } => {
            let message = "a line is written as `KEY=value`, not as `field: value`";
            Diagnostic::new(codes::MISSING_COLON, name.span, message)
                .help("declare the variable in a block of its own that begins with `key: NAME`")
        }
        Content::Other => {
            let help = match meant {
                Some(field) => format!("write `{}: …`", field.as_str()),
                None => "write `field: value`; a comment begins with `#`, and a value cannot go \
                         on in a second line"
                    .to_owned(),
            };
            Diagnostic::new(codes::MISSING_COLON, line.text.span, "a line has no colon").help(help)
        }
    }
}

fn missing(block: &Block<'_>, fields: &Fields<'_, '_>) -> Option<Diagnostic> {
    let is_missing = |field: &FieldName| match (field, fields.get(*field)) {
        (_, None) => true,
        (FieldName::Key | FieldName::Description, Some(written)) => written.value.value.is_empty(),
        // An empty value of these has a message of its own.
        (_, Some(_)) => false,
    };
    let mut lacking = Vec::new();
    for field in FieldName::ALL {
        if field.is_needed() && is_missing(field) {
            lacking.push(field.as_str());
        }
    }
    if lacking.is_empty() {
        return None;
    }
    let span = fields.value(FieldName::Key).map_or_else(|| fields.start(), |key| key.span);
    let message = format!("the block lacks {}", quoted(&mut lacking.iter().copied()));
    let problem = Diagnostic::new(codes::MISSING_FIELD, span, message);
    Some(match block.cut_by_comment {
        Some(comment) if fields.get(FieldName::Key).is_none() => problem
            .also(comment, "this comment ends the block above")
            .help("move the comment above the `key` line of its block"),
        _ => {
            let lines: Vec<_> = lacking.iter().map(|name| format!("{name}: …")).collect();
            let lines = quoted(&mut lines.iter().map(String::as_str));
            problem.help(format!("add {lines} to the block"))
        }
    })
}
