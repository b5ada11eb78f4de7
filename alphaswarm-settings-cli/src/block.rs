//! The block of a variable as a person would write it into the schema.

use alphaswarm_settings_schema::field::FieldName;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Classification;

/// The column at which values begin.
const COLUMN: usize = 16;

/// What a block says of a variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) key: String,
    pub(crate) description: String,
    /// The type as the schema spells it; none for a string.
    pub(crate) value_type: Option<String>,
    pub(crate) required: bool,
    /// Left out where the variable is a secret, or the value does not fit into one line.
    pub(crate) default: Option<String>,
    /// The targets, between commas.
    pub(crate) targets: String,
    pub(crate) classification: Classification,
    /// Further fields: a name, and a value.
    pub(crate) extras: Vec<(String, String)>,
}

impl Block {
    /// The text of the block, with a line end behind each of its lines.
    pub(crate) fn text(&self) -> String {
        let mut lines = vec![
            (FieldName::Key.as_str(), self.key.as_str()),
            (FieldName::Description.as_str(), &self.description),
            (FieldName::Required.as_str(), if self.required { "true" } else { "false" }),
            (FieldName::Targets.as_str(), &self.targets),
            (FieldName::Classification.as_str(), self.classification.as_str()),
        ];
        let value_type = self.value_type.as_deref();
        lines.extend(value_type.map(|value_type| (FieldName::Type.as_str(), value_type)));
        let default = self.default.as_deref().filter(|default| self.may_show(default));
        lines.extend(default.map(|default| (FieldName::Default.as_str(), default)));
        lines.extend(self.extras.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        // The order of the language; what is no field of it is last.
        let place = |name: &str| FieldName::names().position(|known| known == name);
        lines.sort_by_key(|(name, _)| place(name).unwrap_or(FieldName::COUNT));
        let mut text = String::new();
        for (name, value) in lines {
            let line = format!("{:COLUMN$}{}", format!("{name}: "), mask::printable(value));
            text.extend([line.trim_end(), "\n"]);
        }
        text
    }

    fn may_show(&self, default: &str) -> bool {
        self.classification == Classification::Plain
            && default.trim() == default
            && !default.contains(mask::is_unprintable)
    }
}

#[cfg(test)]
mod tests {
    use alphaswarm_settings_schema::parse;
    use alphaswarm_settings_schema::source_file::SourceFile;

    use super::*;

    fn block() -> Block {
        Block {
            key: "APP_API_URL".to_owned(),
            description: "Where the API is.".to_owned(),
            value_type: Some("url".to_owned()),
            required: false,
            default: Some("http://api:8080".to_owned()),
            targets: "local,kubernetes".to_owned(),
            classification: Classification::Plain,
            extras: vec![("x-guess".to_owned(), "type".to_owned())],
        }
    }

    #[test]
    fn a_block_is_what_the_schema_reads() {
        let text = block().text();
        let expected = "key:            APP_API_URL\ndescription:    Where the API is.\n\
                        type:           url\nrequired:       false\n\
                        default:        http://api:8080\ntargets:        local,kubernetes\n\
                        classification: plain\nx-guess:        type\n";
        assert_eq!(text, expected);
        let source = SourceFile::new("schema", text);
        let parsed = parse(&source);
        assert_eq!(parsed.diagnostics, []);
        assert_eq!(parsed.schema.variables.len(), 1);
    }

    #[test]
    fn no_secret_and_no_second_line() {
        let default = Some("hunter2".to_owned());
        let secret = Block { classification: Classification::Secret, default, ..block() };
        assert!(!secret.text().contains("hunter2"));
        let lines = Block { default: Some("a\nb".to_owned()), ..block() };
        assert!(!lines.text().contains("default"));
        let described = Block { description: "a\nkey: B".to_owned(), ..block() };
        assert_eq!(described.text().lines().count(), 8);
    }
}
