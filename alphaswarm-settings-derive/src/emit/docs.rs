//! The doc comment of a field, as rustdoc and the editor show it.

use std::fmt::Write;

use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::{Target, TargetSet, Variable};

pub(super) fn field(variable: &Variable<'_>, is_optional: bool, schema: &str) -> String {
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
        let has_none = |target| {
            is_optional && !required.contains(target) && variable.default_in(target).is_none()
        };
        let absent: TargetSet =
            Target::ALL.into_iter().filter(|&target| has_none(target)).collect();
        if !absent.is_empty() {
            let _ = write!(doc, ", can be absent in {absent}");
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

#[cfg(test)]
mod tests {
    use alphaswarm_settings_schema::source_file::SourceFile;

    use super::*;

    const SCHEMA: &str = "\
key: APP_TIMEOUT
description: How long `<host>` is waited for; see http://host/[1].
type: duration
min: 1s
max: 1h
required: true
default.local: 5m
required_in: kubernetes, cloud
targets: local, kubernetes, cloud
classification: plain

key: APP_LEVELS
description: How much is said.
type: list<enum>
values: low, a`b
max: 2
required: false
default: low
targets: local, cloud
classification: plain

key: APP_CODE
description: Opens the door.
pattern: [0-9]+
required: true
targets: cloud
classification: secret
";

    #[test]
    fn a_field_says_what_its_values_are_and_where_one_is_required() {
        let source = SourceFile::new(".env.schema", SCHEMA);
        let parsed = alphaswarm_settings_schema::parse(&source);
        assert_eq!(parsed.diagnostics, []);
        let all = Target::ALL.into_iter().collect();
        let doc = |variable| field(variable, variable.may_lack_value(all), ".env.schema");
        let docs: Vec<_> = parsed.schema.variables.iter().map(doc).collect();
        let [timeout, levels, code] = docs.as_slice() else { panic!("{docs:?}") };
        assert_eq!(
            timeout,
            " How long \\`\\<host\\>\\` is waited for; see `http://host/[1].`\n\n `APP_TIMEOUT`, plain, \
             `duration` from 1s to 1h, default in local `5m`. Targets: local, kubernetes, cloud. \
             Required in kubernetes, cloud. Declared at `.env.schema:1`."
        );
        assert_eq!(
            levels,
            " How much is said.\n\n `APP_LEVELS`, plain, `list<enum>` of `low`, `` a`b `` at most 2 \
             items, default `low`. Targets: local, cloud. Declared at `.env.schema:12`."
        );
        assert_eq!(
            code,
            " Opens the door.\n\n `APP_CODE`, secret, `string` matching `[0-9]+`. Targets: cloud. \
             Required in cloud, can be absent in local, kubernetes. Declared at `.env.schema:22`."
        );
    }
}
