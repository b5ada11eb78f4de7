//! What the fields of a file say of the variables that fill them.

use std::collections::HashMap;
use std::ops::Range;

use super::attribute::Argument;
use super::fields::{ATTRIBUTES, value};
use super::file::File;
use super::found::Found;
use super::items::Items;
use super::structure::{Field, Structure};
use super::types::Said;
use crate::declarations::{Declaration, DefaultValue, LeftOut, ValueType};

/// Attributes by which a library reads a field, beside those that have an argument `env`.
const OTHERS: &[&str] = &["envconfig", "env_config", "serde"];
/// Libraries that read a file as well: a field that has no variable may still have a value.
const LAYERED: &[&str] = &["config", "setting"];

/// What the fields say.
pub(super) fn fields<'t>(
    file: &File<'t>,
    found: &Found,
    items: &mut Items<'t>,
) -> Vec<Declaration> {
    let mut by_name: HashMap<usize, (&Structure<'t>, &Field<'t>)> = HashMap::new();
    for structure in &file.structures {
        for field in &structure.fields {
            by_name.insert(field.name, (structure, field));
        }
    }
    let mut all = Vec::new();
    for (uses, name) in &found.fields {
        let Some((structure, field)) = by_name.get(name) else { continue };
        if uses.is_empty() {
            continue;
        }
        let said = declaration(file, structure, field, items);
        all.extend(found.declared(uses.clone(), &said));
    }
    all
}

fn declaration<'t>(
    file: &File<'t>,
    structure: &Structure<'t>,
    field: &Field<'t>,
    items: &mut Items<'t>,
) -> Declaration {
    let of = |name: &str| ATTRIBUTES.contains(&name) || OTHERS.contains(&name);
    let attributes: Vec<_> = field.attributes.iter().filter(|found| of(found.name)).collect();
    let arguments: Vec<_> =
        attributes.iter().flat_map(|found| file.tokens.arguments(found)).collect();
    let has = |name: &str| arguments.iter().any(|argument| argument.name == name);
    let is_of = |names: &[&str]| attributes.iter().any(|found| names.contains(&found.name));
    let is_envconfig = file.derives(structure, "Envconfig");
    let is_option = !is_envconfig && is_of(&["arg", "clap", "structopt"]);

    let kind =
        file.type_of(field.kind.clone(), file.tokens.ident(field.name).unwrap_or_default(), items);
    let default = default(file, &arguments, &kind, items);
    let is_flag =
        (is_option || has("flag")) && kind.value_type == Some(ValueType::Bool) && !kind.is_optional;
    let is_list = matches!(kind.value_type, Some(ValueType::List(_)));
    let has_value = default.is_some() || kind.is_optional || (is_flag && !has("action"));
    let is_conditional =
        ["required_unless_present", "required_unless_present_any", "required_if_eq", "action"]
            .iter()
            .any(|name| has(name));
    let is_required =
        if has_value || (is_option && is_list) || (has("default") && !is_of(&["envconfig"])) {
            Some(false)
        } else {
            (!is_conditional && !is_of(LAYERED)).then_some(true)
        };
    let is_hidden = arguments.iter().any(|argument| {
        matches!(argument.name, "hide_env_values" | "secret")
            && argument.value.as_ref().is_none_or(|value| file.tokens.is_ident(value.start, "true"))
    });
    let mut said = Declaration {
        default: default.or_else(|| {
            (is_flag && !has("action")).then(|| DefaultValue::Literal("false".to_owned()))
        }),
        is_required,
        is_secret: (kind.is_secret || is_hidden).then_some(true),
        description: description(file, field)
            .or_else(|| file.constant(value(&arguments, &["help", "about"])?)),
        min: kind.min.clone(),
        value_type: kind.value_type.clone(),
        ..Declaration::default()
    };
    if !kind.is_known {
        said.left_out.push(LeftOut {
            what: format!("the type `{}`", kind.name),
            span: file.tokens.span(field.kind.clone()),
        });
    }
    if is_option && is_list {
        separator(file, field, &arguments, &mut said);
    }
    for name in ["value_parser", "parse", "deserialize_with", "with", "parse_env", "validate"] {
        if let Some(parser) = value(&arguments, &[name]) {
            self::parser(file, name, parser, &mut said);
        }
    }
    said
}

/// The list of a command line: of one value, if nothing splits it.
fn separator(
    file: &File<'_>,
    field: &Field<'_>,
    arguments: &[Argument<'_>],
    said: &mut Declaration,
) {
    let delimiter = value(arguments, &["value_delimiter"]);
    let is_comma =
        delimiter.is_some_and(|given| &file.tokens.text[file.tokens.span(given)] == "','");
    let is_default = arguments
        .iter()
        .any(|argument| matches!(argument.name, "use_value_delimiter" | "use_delimiter"));
    if !is_comma && !is_default {
        said.left_out.push(LeftOut {
            what: "a list that commas do not separate".to_owned(),
            span: file.tokens.span(field.kind.clone()),
        });
    }
}

/// `value_parser = clap::value_parser!(u16).range(1..=9)`
fn parser(file: &File<'_>, name: &str, given: Range<usize>, said: &mut Declaration) {
    let tokens = &file.tokens;
    let span = tokens.span(given.clone());
    let text = tokens.text.get(span.clone()).unwrap_or_default();
    if text.to_lowercase().contains("duration") || text.contains("humantime") {
        said.value_type = Some(ValueType::Duration);
    } else if tokens.is(given.start, b'[') {
        let words: Vec<_> = tokens.inside(given.start).filter_map(|at| tokens.string(at)).collect();
        if !words.is_empty() {
            said.value_type = Some(ValueType::Enum(words));
        }
    } else if let Some(range) = given.clone().find(|at| tokens.is_ident(*at, "range")) {
        let inside = tokens.inside(range + 1);
        let dots = inside.clone().find(|at| tokens.is_pair(*at, *b".."));
        if let Some(dots) = dots {
            let number = |range: Range<usize>| {
                (range.len() == 1).then(|| self::number(file, range)).flatten()
            };
            said.min = number(inside.start..dots).or(said.min.take());
            if tokens.is(dots + 2, b'=') {
                said.max = number(dots + 3..inside.end);
            } else if let Some(end) =
                number(dots + 2..inside.end).and_then(|end| end.parse::<i64>().ok())
            {
                said.max = Some((end - 1).to_string());
            }
        }
    } else if !text.contains("value_parser!") {
        said.left_out.push(LeftOut { what: format!("the parser of `{name}`"), span });
    }
}

/// The default among the arguments.
fn default<'t>(
    file: &File<'t>,
    arguments: &[Argument<'t>],
    kind: &Said,
    items: &mut Items<'t>,
) -> Option<DefaultValue> {
    const NAMES: &[&str] = &[
        "default_value",
        "default_value_t",
        "default",
        "default_values",
        "default_values_t",
        "default_value_os",
    ];
    let argument = arguments.iter().find(|argument| NAMES.contains(&argument.name))?;
    let Some(given) = argument.value.clone() else {
        // What `Default` gives.
        return match kind.value_type {
            _ if kind.is_optional => None,
            Some(ValueType::Bool) => Some(DefaultValue::Literal("false".to_owned())),
            Some(ValueType::String | ValueType::Path | ValueType::List(_)) => {
                Some(DefaultValue::Literal(String::new()))
            }
            Some(ValueType::Int | ValueType::Uint | ValueType::Float | ValueType::Port) => {
                Some(DefaultValue::Literal("0".to_owned()))
            }
            _ => Some(DefaultValue::Computed(file.tokens.span(argument.at..argument.at + 1))),
        };
    };
    let computed = DefaultValue::Computed(file.tokens.span(given.clone()));
    // serde names a function.
    let function = file.tokens.string(given.start).filter(|_| argument.name == "default");
    let body = function.and_then(|name| items.body(&name));
    let spelled = spelled(file, body.unwrap_or(given), items);
    Some(spelled.map_or(computed, DefaultValue::Literal))
}

/// An expression as its value would be spelled in the environment.
pub(super) fn spelled<'t>(
    file: &File<'t>,
    given: Range<usize>,
    items: &mut Items<'t>,
) -> Option<String> {
    let tokens = &file.tokens;
    if tokens.is(given.start, b'[') && tokens.close(given.start) + 1 == given.end {
        let parts: Vec<_> = tokens.split(tokens.inside(given.start)).take(64).collect();
        let words: Option<Vec<_>> =
            parts.into_iter().map(|part| spelled(file, part, items)).collect();
        return Some(words?.join(","));
    }
    let part = file.bare(given.clone());
    let part = file.wrapped(part.clone()).unwrap_or(part);
    if let Some(word) = tokens.ident(part.start).filter(|_| part.len() == 1)
        && matches!(word, "true" | "false")
    {
        return Some(word.to_owned());
    }
    if let Some(number) = number(file, part.clone()) {
        return Some(number);
    }
    if let Some(path) = tokens.path(part.start)
        && path.end == part.end
        && let [.., name, variant] = path.segments[..]
        && let Some(word) = items.word(file, name, variant)
    {
        return Some(word);
    }
    file.constant(part)
}

/// A number, without the marks that only Rust has.
fn number(file: &File<'_>, part: Range<usize>) -> Option<String> {
    let text = file.tokens.text.get(file.tokens.span(part))?;
    let digits = text.strip_prefix('-').unwrap_or(text);
    if !digits.starts_with(|first: char| first.is_ascii_digit()) || text.len() > 48 {
        return None;
    }
    let mut number = text.replace('_', "");
    if let Some(suffix) = number.find(['u', 'i', 'f']) {
        let is_suffix = number[suffix + 1..].bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !is_suffix {
            return None;
        }
        number.truncate(suffix);
    }
    number.parse::<f64>().ok()?;
    Some(number)
}

/// The first paragraph of the comments that document a field.
fn description(file: &File<'_>, field: &Field<'_>) -> Option<String> {
    let tokens = &file.tokens;
    let mut first = field.name;
    for _ in 0..64 {
        let Some(before) = first.checked_sub(1) else { break };
        let open = if tokens.is(before, b']') || tokens.is(before, b')') {
            tokens.close_of(before)
        } else if tokens.is(before, b'#') || tokens.is_ident(before, "pub") {
            Some(before)
        } else {
            None
        };
        let Some(open) = open else { break };
        first = open;
    }
    let before = first.checked_sub(1).map_or(0, |before| tokens.span(before..first).end);
    let name = tokens.span(field.name..field.name + 1).start;
    let from = tokens.comments.partition_point(|comment| comment.start < before);
    let mut lines = Vec::new();
    for comment in
        tokens.comments[from..].iter().take_while(|comment| comment.start < name).take(64)
    {
        let text = tokens.text.get(comment.clone())?;
        let body = text
            .strip_prefix("///")
            .or_else(|| text.strip_prefix("/**").and_then(|text| text.strip_suffix("*/")));
        let is_block = text.starts_with("/*");
        for line in body.into_iter().flat_map(|body| body.split('\n')) {
            let line = line.trim();
            let line = if is_block { line.trim_start_matches('*').trim() } else { line };
            if line.is_empty() && !lines.is_empty() {
                return Some(lines.join(" "));
            }
            lines.extend((!line.is_empty()).then_some(line));
        }
    }
    (!lines.is_empty()).then(|| lines.join(" "))
}
