//! `kind = "json-schema"`: what editors check files with, in draft-07.

mod number;
mod value;

use alphaswarm_settings_schema::model::Variable;
use serde_json::{Map, Value, json};

use super::code::HEADER;
use super::{Inputs, Rendered};
use crate::artifact::{Artifact, Described};

/// Writes the schema.
pub(super) fn render(inputs: Inputs<'_, '_>, artifact: &Artifact, rendered: &mut Rendered) {
    let variables = inputs.schema.variables.iter().filter(|variable| artifact.holds(variable));
    let variables: Vec<_> = variables.collect();
    let of = artifact.described;
    let required = variables.iter().filter(|variable| is_required(variable, artifact));
    let required: Vec<_> = required.map(|variable| variable.key.value).collect();
    let properties: Map<_, _> = variables
        .iter()
        .map(|variable| (variable.key.value.to_owned(), property(variable, artifact)))
        .collect();
    let is_closed = of == Described::ConfigMap;
    let keys = json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": !is_closed,
    });
    let mut schema = around(of, keys);
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["$comment"] = json!(HEADER);
    // A map of strings and values always has a form in JSON.
    rendered.text.push_str(&serde_json::to_string_pretty(&schema).unwrap_or_default());
    rendered.text.push('\n');
}

/// The file around the variables.
fn around(of: Described, keys: Value) -> Value {
    match of {
        Described::Environment => keys,
        Described::ConfigMap => json!({
            "type": "object",
            "properties": {"kind": {"const": "ConfigMap"}, "data": keys},
            "required": ["kind", "data"],
        }),
        Described::Compose => {
            // A service takes some of the variables, and its image or a file may set the others.
            let mut keys = keys;
            keys["required"] = json!([]);
            json!({
                "type": "object",
                "properties": {"services": {"type": "object", "additionalProperties": {
                    "type": "object",
                    "properties": {"environment": {"anyOf": [keys, {"type": "array"}]}},
                }}},
            })
        }
        Described::HelmValues => json!({"type": "object", "properties": {"env": keys}}),
    }
}

fn is_required(variable: &Variable<'_>, artifact: &Artifact) -> bool {
    match artifact.target_of(variable) {
        // Of no one target: what each of its targets requires.
        Some(_) if artifact.described == Described::Environment => {
            variable.targets.iter().all(|target| variable.is_required_in(target))
        }
        Some(target) => variable.is_required_in(target),
        None => false,
    }
}

fn property(variable: &Variable<'_>, artifact: &Artifact) -> Value {
    let value = value::of(variable);
    let mut property = if is_required(variable, artifact) {
        value
    } else {
        // An empty value is that of a variable that is unset.
        json!({"anyOf": [value, {"const": ""}]})
    };
    if matches!(artifact.described, Described::Compose | Described::HelmValues) {
        // What the file writes without quotes is no string, and `${…}` is filled in later.
        let other = json!({"type": ["number", "boolean", "null"]});
        property = json!({"anyOf": [property, other, {"type": "string", "pattern": "\\$"}]});
    }
    let extension = variable.extension();
    property["description"] = json!(variable.description.value);
    if let (Some(example), false) = (extension.example, variable.is_secret()) {
        property["examples"] = json!([example.value]);
    }
    property
}

#[cfg(test)]
mod tests {
    use alphaswarm_settings_schema::parse;
    use alphaswarm_settings_schema::source_file::SourceFile;
    use boon::{Compiler, Schemas};

    use super::*;
    use crate::artifact::Kind;

    const SCHEMA: &str = "key: PORT\ndescription: d\ntype: port\nrequired: true\ntargets: local, \
                          kubernetes\nclassification: plain\n\nkey: MODE\ndescription: d\ntype: enum\n\
                          values: on, off\nrequired: false\ntargets: kubernetes\nclassification: \
                          plain\n\nkey: TOKEN\ndescription: d\nrequired: true\ntargets: local, \
                          kubernetes\nclassification: secret\nexample: sesame\n";

    fn text(described: Described) -> String {
        let source = SourceFile::new("schema", SCHEMA);
        let parsed = parse(&source);
        assert_eq!(parsed.diagnostics, []);
        let artifact = Artifact { described, ..Artifact::new(None, Kind::JsonSchema) };
        let inputs = Inputs::of(&parsed.schema, "schema");
        let mut rendered = Rendered::default();
        render(inputs, &artifact, &mut rendered);
        rendered.text
    }

    fn accepts(described: Described, file: &Value) -> bool {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        let schema = serde_json::from_str(&text(described)).expect("JSON");
        compiler.add_resource("s.json", schema).expect("a resource");
        let index = compiler.compile("s.json", &mut schemas).expect("a schema");
        schemas.validate(file, index).is_ok()
    }

    #[test]
    fn each_form_accepts_its_files_and_no_wrong_values() {
        let compose = |of: Value| json!({"services": {"a": {"image": "i", "environment": of}}});
        for (described, file, is_right) in [
            (Described::Environment, json!({"PORT": "80", "TOKEN": "x", "HOME": "/"}), true),
            (Described::Environment, json!({"PORT": "80"}), false),
            (Described::Environment, json!({"PORT": "80", "TOKEN": ""}), false),
            (Described::ConfigMap, json!({"kind": "ConfigMap", "data": {"PORT": "80"}}), true),
            (
                Described::ConfigMap,
                json!({"kind": "ConfigMap", "data": {"PORT": "80", "MODE": ""}}),
                true,
            ),
            (Described::ConfigMap, json!({"kind": "ConfigMap", "data": {"PORT": "0"}}), false),
            (Described::ConfigMap, json!({"kind": "ConfigMap", "data": {"MODE": "on"}}), false),
            (
                Described::ConfigMap,
                json!({"kind": "ConfigMap", "data": {"PORT": "1", "TOKEN": "x"}}),
                false,
            ),
            (Described::Compose, compose(json!({"PORT": 80, "OTHER": "x"})), true),
            (Described::Compose, compose(json!({"PORT": "${PORT}", "TOKEN": null})), true),
            (Described::Compose, compose(json!(["PORT=80"])), true),
            (Described::Compose, compose(json!({"PORT": "http"})), false),
            (Described::HelmValues, json!({"image": "i", "env": {"PORT": "80"}}), true),
            (Described::HelmValues, json!({"env": {"PORT": "80", "MODE": "maybe"}}), false),
        ] {
            assert_eq!(accepts(described, &file), is_right, "{described:?}: {file}");
        }
    }

    #[test]
    fn the_file_begins_as_its_own_and_shows_no_example_of_a_secret() {
        let text = text(Described::Environment);
        assert!(
            text.starts_with(&crate::generate::page::json_head()) && !text.contains("sesame"),
            "{text}"
        );
    }
}
