//! The doc comment of a field, as rustdoc and the editor show it.

use std::fmt::Write;

use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::{Target, TargetSet, Variable};

use super::field::Field;

pub(super) fn field(field: &Field<'_>, schema: &str) -> String {
    let variable = field.variable;
    let mut doc = format!(" {}\n\n", escape(variable.description.value));
    let _ = write!(doc, " {}, {}", code(variable.key.value), variable.classification.value);
    let _ = write!(doc, ", {}", code(&variable.value_type.to_string()));
    doc.push_str(&rules(variable));
    doc.push_str(&defaults(variable));
    let _ = write!(doc, ". Targets: {}.", variable.targets);
    let required: TargetSet =
        Target::ALL.into_iter().filter(|&target| variable.is_required_in(target)).collect();
    if !required.is_empty() {
        let _ = write!(doc, " Required in {required}");
        if field.is_optional {
            let absent = Target::ALL.into_iter().filter(|&target| !required.contains(target));
            let _ = write!(doc, ", can be absent in {}", absent.collect::<TargetSet>());
        }
        doc.push('.');
    }
    let _ = write!(doc, " Declared at `{schema}:{}`.", variable.line);
    doc
}

/// What a value has to be besides one of its type.
fn rules(variable: &Variable<'_>) -> String {
    let mut rules = String::new();
    for (place, choice) in variable.values.strings.iter().enumerate() {
        rules.push_str(if place == 0 { " of " } else { ", " });
        rules.push_str(&code(choice));
    }
    let more = variable.extension();
    if let Some(bounds) = more.bounds.described(variable.value_type) {
        let _ = write!(rules, " {bounds}");
    }
    if let Some(pattern) = more.pattern {
        let _ = write!(rules, " matching {}", code(pattern.value));
    }
    rules
}

/// The common default and those of single targets.
fn defaults(variable: &Variable<'_>) -> String {
    let mut defaults = String::new();
    let shown = |value: &str| code(&mask::without_user_info(value));
    if let Some(default) = variable.default {
        let _ = write!(defaults, ", default {}", shown(default.value));
    }
    for (target, own) in Target::ALL.iter().zip(variable.extension().target_defaults) {
        if let Some(default) = own {
            let _ = write!(defaults, ", default in {target} {}", shown(default.value));
        }
    }
    defaults
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
