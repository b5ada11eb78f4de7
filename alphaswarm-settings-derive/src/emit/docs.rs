//! The doc comment of a field, as rustdoc and the editor show it.

use std::fmt::Write;

use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::{Target, TargetSet};

use super::field::Field;

pub(super) fn field(field: &Field<'_>, schema: &str) -> String {
    let variable = field.variable;
    let mut doc = format!(" {}\n\n", escape(variable.description.value));
    let _ = write!(doc, " {}, {}", code(variable.key.value), variable.classification.value);
    let _ = write!(doc, ", {}", code(&variable.value_type.to_string()));
    if let Some(default) = variable.default {
        let _ = write!(doc, ", default {}", code(&mask::without_user_info(default.value)));
    }
    let _ = write!(doc, ". Targets: {}.", variable.targets);
    if field.is_optional && variable.required.value {
        let absent = Target::ALL.into_iter().filter(|&target| !variable.is_required_in(target));
        let absent: TargetSet = absent.collect();
        let _ = write!(doc, " Required, but absent in {absent}.");
    }
    let _ = write!(doc, " Declared at `{schema}:{}`.", variable.line);
    doc
}

/// Text that Markdown shows as it is: no tags, no links, no emphasis.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for word in text.split(' ') {
        if !escaped.is_empty() {
            escaped.push(' ');
        }
        if word.contains("://") {
            // A bare URL is a warning of rustdoc's.
            escaped.push_str(&code(word));
            continue;
        }
        for character in word.chars() {
            if matches!(
                character,
                '<' | '>' | '[' | ']' | '`' | '*' | '_' | '\\' | '&' | '#' | '|' | '~' | '$'
            ) {
                escaped.push('\\');
            }
            escaped.push(if mask::is_unprintable(character) { ' ' } else { character });
        }
    }
    escaped
}

/// A code span around any text, with more backquotes than the text has in a row.
fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let text: String =
        text.chars().map(|c| if mask::is_unprintable(c) { ' ' } else { c }).collect();
    if longest == 0 { format!("`{text}`") } else { format!("{fence} {text} {fence}") }
}
