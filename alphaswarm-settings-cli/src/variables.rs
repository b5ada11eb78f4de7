//! The variables of a schema by name, and what any other name is.

use std::cell::{OnceCell, RefCell};
use std::collections::{HashMap, HashSet};

use alphaswarm_settings_schema::diagnostic::nearest_key;
use alphaswarm_settings_schema::key;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::{Schema, Variable};
use alphaswarm_settings_schema::value::Scalar;

use crate::ambient::is_ambient;

/// The variables of a schema, by every name that they have.
#[derive(Debug)]
pub(crate) struct VariableIndex<'v, 's> {
    pub(crate) schema: &'v Schema<'s>,
    // Made when it is first asked for: a run whose files are all up to date never asks.
    names: OnceCell<HashMap<&'s str, Entry<'v, 's>>>,
    /// Keys whose values were secrets when they were typed, even where the schema calls them plain.
    once_secret: HashSet<String>,
    /// The key that a name probably means. Many files have the same names, and looking is slow.
    nearest: RefCell<HashMap<String, Option<&'s str>>>,
    /// What the configuration adds to the names that are ambient.
    ambient: &'v [String],
}

#[derive(Debug, Clone, Copy)]
struct Entry<'v, 's> {
    variable: &'v Variable<'s>,
    is_alias: bool,
}

/// What a name is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Name<'v, 's> {
    /// The key of a variable.
    Declared(&'v Variable<'s>),
    /// An old name of a variable.
    Alias(&'v Variable<'s>),
    /// The name of the file that holds the value of a variable.
    FileKey(&'v Variable<'s>),
    /// A name that steers the library itself.
    Reserved,
    /// A name that Kubernetes makes for a Service.
    ServiceLink,
    /// A name that the system or a tool sets.
    Ambient,
    /// None of these.
    Undeclared,
}

impl<'v, 's> VariableIndex<'v, 's> {
    pub(crate) fn of(schema: &'v Schema<'s>) -> Self {
        Self {
            schema,
            names: OnceCell::new(),
            once_secret: HashSet::new(),
            nearest: RefCell::default(),
            ambient: &[],
        }
    }

    /// The same variables; these names are ambient too.
    pub(crate) fn with_ambient(self, ambient: &'v [String]) -> Self {
        Self { ambient, ..self }
    }

    /// The same variables; the values of these keys are hidden, and those of their new names.
    pub(crate) fn hiding(&self, mut keys: HashSet<String>) -> Self {
        for variable in &self.schema.variables {
            let aliases = &variable.extension().aliases;
            if aliases.iter().any(|alias| keys.contains(alias.value)) {
                keys.insert(variable.key.value.to_owned());
            }
        }
        Self { once_secret: keys, ambient: self.ambient, ..Self::of(self.schema) }
    }

    /// The variable with this key.
    pub(crate) fn variable(&self, key: &str) -> Option<&'v Variable<'s>> {
        self.entry(key).filter(|entry| !entry.is_alias).map(|entry| entry.variable)
    }

    /// What a name is. This is the one place that decides it.
    pub(crate) fn classify(&self, name: &str) -> Name<'v, 's> {
        if let Some(Entry { variable, is_alias }) = self.entry(name) {
            return if is_alias { Name::Alias(variable) } else { Name::Declared(variable) };
        }
        if name.starts_with(key::RESERVED_PREFIX) {
            return Name::Reserved;
        }
        if let Some(Entry { variable, .. }) =
            name.strip_suffix("_FILE").and_then(|key| self.entry(key))
        {
            return Name::FileKey(variable);
        }
        if key::is_service_link(name, None) {
            return Name::ServiceLink;
        }
        if is_ambient(name, self.ambient) {
            return Name::Ambient;
        }
        Name::Undeclared
    }

    fn entry(&self, name: &str) -> Option<Entry<'v, 's>> {
        let names = self.names.get_or_init(|| {
            let mut names = HashMap::with_capacity(self.schema.variables.len());
            for variable in &self.schema.variables {
                for alias in &variable.extension().aliases {
                    names.insert(alias.value, Entry { variable, is_alias: true });
                }
            }
            for variable in &self.schema.variables {
                names.insert(variable.key.value, Entry { variable, is_alias: false });
            }
            names
        });
        names.get(name).copied()
    }

    /// The key that an undeclared name probably means.
    pub(crate) fn nearest(&self, name: &str) -> Option<&'s str> {
        if let Some(&known) = self.nearest.borrow().get(name) {
            return known;
        }
        let keys = self.schema.variables.iter().map(|variable| variable.key.value);
        let nearest = nearest_key(name, keys);
        self.nearest.borrow_mut().insert(name.to_owned(), nearest);
        nearest
    }

    /// The word that most keys begin with.
    pub(crate) fn common_word(&self) -> Option<&'s str> {
        let keys = &self.schema.variables;
        let word =
            |variable: &Variable<'s>| variable.key.value.split_once('_').map(|(word, _)| word);
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for word in keys.iter().filter_map(word) {
            *counts.entry(word).or_default() += 1;
        }
        let most = counts.into_iter().find(|(_, count)| *count * 2 > keys.len());
        most.map(|(word, _)| word)
    }

    /// Whether a value is a default or an example of some variable.
    pub(crate) fn is_default(&self, value: &str) -> bool {
        self.schema.variables.iter().any(|variable| {
            let example = variable.extension().example.as_ref().map(|example| example.value);
            variable.defaults().any(|default| default.value == value) || example == Some(value)
        })
    }

    /// Whether the schema says that the variable is a secret.
    pub(crate) fn is_secret(&self, key: &str) -> bool {
        self.once_secret.contains(key) || self.variable(key).is_some_and(Variable::is_secret)
    }

    /// Whether the value of `key` may not be shown.
    pub(crate) fn hides(&self, key: &str) -> bool {
        let class = self.entry(key).map(|entry| entry.variable.classification.value);
        self.once_secret.contains(key) || mask::hides(key, class)
    }

    /// Whether `value` may not be shown as the value of `key`.
    pub(crate) fn hides_value(&self, key: &str, value: &str) -> bool {
        self.variable(key).is_some_and(|variable| may_hold_password(variable, value))
            || self.hides(key) && mask::redacted(value) != value
    }
}

/// Whether a wrong value may hold a password although its variable is plain.
fn may_hold_password(variable: &Variable<'_>, value: &str) -> bool {
    let is_url = variable.value_type.scalar() == Scalar::Url;
    is_url && value.contains('@') && variable.rules().check(value).is_err()
}

#[cfg(test)]
mod tests {
    use alphaswarm_settings_schema::parse;
    use alphaswarm_settings_schema::source_file::SourceFile;

    use super::*;

    #[test]
    fn every_name_is_one_thing() {
        let block = "key: APP_PORT\ndescription: d\nrequired: true\ntargets: local\n\
                     classification: plain\naliases: APP_OLD_PORT\n";
        let source = SourceFile::new("schema", block);
        let parsed = parse(&source);
        let index = VariableIndex::of(&parsed.schema);
        let word = |name: &str| match index.classify(name) {
            Name::Declared(_) => "declared",
            Name::Alias(_) => "alias",
            Name::FileKey(_) => "file",
            Name::Reserved => "reserved",
            Name::ServiceLink => "link",
            Name::Ambient => "ambient",
            Name::Undeclared if index.nearest(name).is_some() => "near",
            Name::Undeclared => "undeclared",
        };
        for (name, expected) in [
            ("APP_PORT", "declared"),
            ("APP_OLD_PORT", "alias"),
            ("APP_PORT_FILE", "file"),
            ("APP_OLD_PORT_FILE", "file"),
            ("ALPHASWARM_SETTINGS_TARGET", "reserved"),
            ("APP_CORE_SERVICE_HOST", "link"),
            ("HTTP_PROXY", "ambient"),
            ("APP_PROT", "near"),
            ("ÄPP_PORT", "near"),
            ("OTHER", "undeclared"),
            ("", "undeclared"),
        ] {
            assert_eq!(word(name), expected, "{name}");
        }
    }
}
