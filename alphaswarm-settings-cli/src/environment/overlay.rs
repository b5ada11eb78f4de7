//! The values of an environment over the defaults of the schema.

use std::collections::HashMap;

use alphaswarm_settings_schema::model::{Schema, Variable};
use alphaswarm_settings_schema::span::Spanned;

use super::Values;

/// Gives every variable that the file sets, by its key or an old name, the file's value in place of its
/// defaults. Keys that the schema lacks are left alone: the check of the file finds them.
pub(crate) fn lay_over<'s>(schema: &mut Schema<'s>, values: &Values<'s>) {
    let text = values.source.file.text();
    let document = values.read();
    let set = document
        .assignments()
        .map(|set| (set.key.value, &text[set.raw.span.start..set.raw.span.end]));
    let set: HashMap<&'s str, &'s str> = set.collect();
    for variable in &mut schema.variables {
        let aliases = variable.extension().aliases.iter().map(|alias| alias.value);
        let names = std::iter::once(variable.key.value).chain(aliases);
        let values: Vec<_> = names.filter_map(|name| set.get(name).copied()).collect();
        let value = values.iter().find(|value| !value.is_empty()).or(values.first());
        if let Some(value) = value.copied() {
            replace(variable, value);
        }
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
    use alphaswarm_settings_schema::model::Target;
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
}
