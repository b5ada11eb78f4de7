//! The values of an environment over the defaults of the schema.

use std::collections::HashMap;

use alphaswarm_settings_schema::key::RESERVED_PREFIX;
use alphaswarm_settings_schema::model::{
    Classification, Schema, Target, Values as Choices, Variable,
};
use alphaswarm_settings_schema::span::{Span, Spanned};
use alphaswarm_settings_schema::value::{Scalar, ValueType};

use super::Values;

/// Gives every variable that the file sets, by its key or an old name, the file's value in place of its
/// defaults. Where `KEY_FILE` says where the value is, the artifacts hold that in place of the variable;
/// what steers the library comes last. Other keys are left alone: the check of the file finds them.
pub(crate) fn lay_over<'s>(schema: &mut Schema<'s>, values: &Values<'s>) {
    let text = values.source.file.text();
    let document = values.read();
    let set: Vec<(&'s str, &'s str)> = document
        .assignments()
        .map(|set| (set.key.value, &text[set.raw.span.start..set.raw.span.end]))
        .collect();
    let by_key: HashMap<&'s str, (&'s str, &'s str)> =
        set.iter().map(|set| (set.0, *set)).collect();
    for variable in &mut schema.variables {
        let may_come_from_file = variable.is_secret() || variable.extension().file;
        let aliases = variable.extension().aliases.iter().map(|alias| alias.value);
        let names: Vec<_> = std::iter::once(variable.key.value).chain(aliases).collect();
        let get = |name: &str| by_key.get(name).copied();
        let values: Vec<_> = names.iter().filter_map(|name| get(name)).collect();
        let file = names.iter().find_map(|name| get(&format!("{name}_FILE")));
        let value = values.iter().find(|set| !set.1.is_empty()).copied();
        let file = file.filter(|file| may_come_from_file && value.is_none() && !file.1.is_empty());
        if let Some((key, path)) = file {
            variable.key.value = key;
            variable.classification.value = Classification::Plain;
            // An old name next to it would hold the path as its value.
            if let Some(extension) = &mut variable.extension {
                extension.aliases.clear();
            }
            replace(variable, path);
        } else if let Some((_, value)) = value.or(values.first().copied()) {
            replace(variable, value);
        }
    }
    let reserved = set.into_iter().filter(|(key, _)| key.starts_with(RESERVED_PREFIX));
    schema.variables.extend(reserved.map(|(key, value)| reserved_variable(key, value)));
}

fn reserved_variable<'s>(key: &'s str, value: &'s str) -> Variable<'s> {
    let at = Span::default();
    Variable {
        key: Spanned::new(key, at),
        line: 0,
        description: Spanned::new("Read by the library itself.", at),
        required: Spanned::new(false, at),
        default: Some(Spanned::new(value, at)).filter(|value| !value.value.is_empty()),
        targets: Target::ALL.into_iter().collect(),
        classification: Spanned::new(Classification::Plain, at),
        value_type: ValueType::Scalar(Scalar::String),
        values: Choices::default(),
        extension: None,
    }
}

/// An empty value takes the default away: it means "unset".
fn replace<'s>(variable: &mut Variable<'s>, value: &'s str) {
    let value = (!value.is_empty()).then_some(Spanned::new(value, variable.key.span));
    variable.default = value;
    if let Some(extension) = &mut variable.extension {
        extension.target_defaults = [None; 3];
    }
}

#[cfg(test)]
mod tests {
    use alphaswarm_settings_schema::parse;
    use alphaswarm_settings_schema::source_file::SourceFile;

    use super::*;
    use crate::sources::Sources;

    #[test]
    fn a_value_wins_over_the_default_of_the_target_and_an_empty_one_unsets() {
        let block = |key: &str| {
            format!(
                "key: {key}\ndescription: d\nrequired: false\ndefault: a\ndefault.kubernetes: b\n\
                 targets: local, kubernetes\nclassification: plain\n\n"
            )
        };
        let schema = ["A", "B", "C"].map(block).concat();
        let schema = format!("{}aliases: OLD_E\n", schema + block("E").trim_end()) + "\n";
        let schema =
            schema.replace("classification: plainaliases", "classification: plain\naliases");
        let source = SourceFile::new("schema", schema);
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("values.env");
        std::fs::write(&path, "# c\nB=x \"y\"\nC=\nD=1\nOLD_E=e\n").expect("a file");
        let sources = Sources::default();
        let values = Values::open(&path, &sources).expect("it is there");
        let mut parsed = parse(&source);
        assert_eq!(parsed.diagnostics, []);
        lay_over(&mut parsed.schema, &values);
        let defaults: Vec<_> = parsed
            .schema
            .variables
            .iter()
            .map(|variable| variable.default_in(Target::Kubernetes))
            .collect();
        assert_eq!(defaults, [Some("b"), Some("x \"y\""), None, Some("e")]);
    }

    #[test]
    fn what_a_file_holds_stands_under_no_old_name() {
        let schema = "key: A\ndescription: d\nrequired: true\ntargets: kubernetes\n\
                      classification: plain\naliases: OLD_A\nfile: true\n";
        let source = SourceFile::new("schema", schema);
        let sources = Sources::default();
        let values = Values::of(sources.add(SourceFile::new("values.env", "A_FILE=/run/a\n")));
        let mut parsed = parse(&source);
        lay_over(&mut parsed.schema, &values);
        let variable = &parsed.schema.variables[0];
        assert_eq!((variable.key.value, variable.extension().aliases.len()), ("A_FILE", 0));
        assert_eq!(variable.default_in(Target::Kubernetes), Some("/run/a"));
    }
}
