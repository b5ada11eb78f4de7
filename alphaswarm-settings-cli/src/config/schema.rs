//! The JSON Schema of the configuration, made from the table of keys. What compares two tables, such as
//! two artifacts with one `out`, is left to the command.

use alphaswarm_settings_schema::diagnostic::Code;
use serde_json::{Map, Value, json};

use super::keys::{self, Key, Section};
use super::rules;
use crate::artifact::Kind;

/// The text of the schema, in draft-07, which editors read.
pub(crate) fn schema() -> String {
    let mut schema = table(Section::Top);
    schema.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    schema.insert("title".to_owned(), json!("alphaswarm-settings.toml"));
    // A map of strings and values always has a form in JSON.
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

/// A table with the keys of a section, and no others.
fn table(section: Section) -> Map<String, Value> {
    let properties: Map<_, _> =
        keys::of(section).map(|key| (key.name.to_owned(), described(key))).collect();
    let required = keys::of(section).filter(|key| key.kinds.is_empty() && key.default.is_empty());
    let mut table = Map::new();
    table.insert("type".to_owned(), json!("object"));
    table.insert("additionalProperties".to_owned(), json!(false));
    table.insert("properties".to_owned(), Value::Object(properties));
    table.insert("required".to_owned(), required.map(|key| json!(key.name)).collect());
    match section {
        Section::Artifact => {
            let rules = Kind::all().map(of_kind).chain([without_kind()]);
            table.insert("allOf".to_owned(), rules.collect());
        }
        Section::Ignore => {
            let either = json!([{"required": ["path"]}, {"required": ["key"]}]);
            table.insert("anyOf".to_owned(), either);
        }
        _ => {}
    }
    table
}

/// What holds of an artifact of one kind.
fn of_kind(kind: Kind) -> Value {
    let is_it = json!({"required": ["kind"], "properties": {"kind": {"const": kind.as_str()}}});
    json!({"if": is_it, "then": fitting(kind)})
}

/// Without `kind`, it is the only one that its `env` has.
fn without_kind() -> Value {
    json!({"if": {"not": {"required": ["kind"]}}, "then": fitting(Kind::Env)})
}

fn fitting(kind: Kind) -> Value {
    let own = || keys::of(Section::Artifact).filter(|key| key.goes_with(kind));
    let names: Vec<_> = own().map(|key| key.name).collect();
    let mut required: Vec<_> =
        own().filter(|key| key.default.is_empty()).map(|key| key.name).collect();
    if kind.needs_environment() {
        required.push("environment");
    }
    let mut rule = json!({"propertyNames": {"enum": names}, "required": required});
    if !kind.envs().is_empty() {
        // `k8s` has another name.
        let envs = keys::find(Section::Artifact, "env").and_then(|key| choices(key.expected));
        let is_its = |word: &&str| {
            crate::artifact::Env::from_name(word).is_some_and(|env| kind.envs().contains(&env))
        };
        let envs: Vec<_> = envs.unwrap_or_default().into_iter().filter(is_its).collect();
        rule["properties"] = json!({"env": {"enum": envs}});
    }
    rule
}

/// The value of a key, and what an editor says of it.
fn described(key: &Key) -> Value {
    let mut value = value(key).unwrap_or_else(|| json!({}));
    let without = match key.default {
        "" => String::new(),
        default => format!(" Without it: {default}."),
    };
    value["description"] = json!(format!("{}{without}", key.meaning));
    value
}

/// The values that a key takes; none where its sentence is not one that is known here.
fn value(key: &Key) -> Option<Value> {
    if let Some(section) = section(key) {
        let table = Value::Object(table(section));
        let is_list = key.expected.starts_with("a list of tables");
        return Some(if is_list { list(&table) } else { table });
    }
    if key.expected == "`true` or `false`" {
        return Some(json!({"type": "boolean"}));
    }
    if let Some(words) = choices(key.expected) {
        return Some(json!({"enum": words}));
    }
    let (phrase, _) = key.expected.split_once(':').unwrap_or((key.expected, ""));
    Some(match phrase {
        "a path" | "a commit, such as `origin/main`, or a file" => matching("."),
        "the beginning of a key" => matching("^([A-Za-z_][A-Za-z0-9_]*)?$"),
        "a name in Kubernetes" => matching(SUBDOMAIN),
        "a namespace" | "the name of a service" | "the name of an `[[environment]]`" => {
            matching(LABEL)
        }
        "a name" if key.section == Section::Environment => matching(LABEL),
        "a name" | "a glob" | "a non-empty string" => matching("\\S"),
        "a code" => json!({"enum": rules::all().map(Code::name).collect::<Vec<_>>()}),
        "an address with `{path}`, and optionally `{line}`" => {
            matching("^(https?://|\\.{1,2}/).*\\{path\\}")
        }
        "a table of codes and severities" => severities(),
        "a table" => json!({"type": "object", "additionalProperties": {"type": "string"}}),
        "a list of keys" => list(&matching("^[A-Za-z_][A-Za-z0-9_]*$")),
        "a list of names"
        | "a list of functions"
        | "a list of strings"
        | "a list of paths"
        | "a list of globs" => list(&matching(".")),
        "a duration in hours, minutes and seconds" => matching("^([0-9]+[hms])+$"),
        "a string with `{key}`, and optionally `{environment}`; no other braces" => {
            matching("\\{key\\}")
        }
        "`NAME`, `SecretStore/NAME` or `ClusterSecretStore/NAME`" => {
            matching("^((Cluster)?SecretStore/)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?$")
        }
        _ => return None,
    })
}

const LABEL: &str = "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$";
const SUBDOMAIN: &str = "^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$";

/// The table that a key holds.
fn section(key: &Key) -> Option<Section> {
    match (key.section, key.name) {
        (Section::Top, "artifact") => Some(Section::Artifact),
        (Section::Top, "environment") => Some(Section::Environment),
        (Section::Top, "check") => Some(Section::Check),
        (Section::Top, "compat") => Some(Section::Compat),
        (Section::Check, "ignore") => Some(Section::Ignore),
        _ => None,
    }
}

/// The words of a sentence that is nothing but a list of them; `NAME` stands for any.
fn choices(expected: &str) -> Option<Vec<&str>> {
    let pieces: Vec<_> = expected.split('`').collect();
    let is_between = |piece: &&str| piece.chars().all(|c| " ,or()".contains(c));
    let is_list = pieces.len() > 1 && pieces.iter().step_by(2).all(is_between);
    (is_list && !expected.contains("NAME")).then(|| pieces.into_iter().skip(1).step_by(2).collect())
}

fn matching(pattern: &str) -> Value {
    json!({"type": "string", "pattern": pattern})
}

fn list(item: &Value) -> Value {
    json!({"type": "array", "items": item})
}

fn severities() -> Value {
    let codes: Map<_, _> = rules::all()
        .map(|code| {
            (code.name().to_owned(), json!({"description": code.meaning(), "enum": rules::LEVELS}))
        })
        .collect();
    json!({"type": "object", "additionalProperties": false, "properties": codes})
}

#[cfg(test)]
mod tests;
