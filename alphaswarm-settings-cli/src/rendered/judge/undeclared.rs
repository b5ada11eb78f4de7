//! Names that look like variables of the platform, and which the schema does not have.

use std::collections::{BTreeSet, HashMap};

use alphaswarm_settings_schema::diagnostic::nearest_key;
use alphaswarm_settings_schema::key;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Schema;

use super::{Rules, Subject, all};
use crate::codes;
use crate::finding::Finding;

/// What names of the platform look like.
#[derive(Debug)]
pub(super) struct Platform<'s> {
    /// The first words of the schema's keys, with the `_` after them: `ALPHASWARM_`, `VITE_`.
    prefixes: BTreeSet<&'s str>,
    /// The key that a name probably means. Many containers have the same names, and looking is slow.
    nearest: HashMap<String, Option<&'s str>>,
}

impl<'s> Platform<'s> {
    pub(super) fn of(schema: &Schema<'s>) -> Self {
        let prefixes = all(schema).filter_map(|variable| prefix(variable.key.value)).collect();
        Self { prefixes, nearest: HashMap::new() }
    }

    fn nearest(&mut self, name: &str, rules: &Rules<'_, '_, 's>) -> Option<&'s str> {
        if let Some(&known) = self.nearest.get(name) {
            return known;
        }
        let keys = all(rules.known.schema).map(|variable| variable.key.value);
        let nearest = nearest_key(name, keys);
        self.nearest.insert(name.to_owned(), nearest);
        nearest
    }
}

fn prefix(name: &str) -> Option<&str> {
    let end = name.find('_').filter(|&end| end > 0)?;
    Some(&name[..=end])
}

/// The undeclared names of a container, in its order: those with a prefix of the schema's keys
/// where it takes any of them, and those that are nearly a key anywhere.
pub(super) fn names<'j, 's>(
    subject: &Subject<'j, '_>,
    rules: &Rules<'_, '_, 's>,
    platform: &mut Platform<'s>,
) -> Vec<&'j str> {
    let mut is_platforms = |name: &str| {
        let has_prefix = prefix(name).is_some_and(|prefix| platform.prefixes.contains(prefix));
        (subject.takes && has_prefix) || platform.nearest(name, rules).is_some()
    };
    let names = subject.env.all.iter().map(|set| set.name.as_str());
    names.filter(|name| !is_exempt(name, rules) && is_platforms(name)).collect()
}

fn is_exempt(name: &str, rules: &Rules<'_, '_, '_>) -> bool {
    let schema = rules.known.schema;
    let is_alias = || all(schema).any(|v| v.extension().aliases.iter().any(|a| a.value == name));
    let is_file =
        || name.strip_suffix("_FILE").is_some_and(|key| rules.known.variable(key).is_some());
    rules.known.variable(name).is_some()
        || name.starts_with(key::RESERVED_PREFIX)
        || key::is_service_link(name, None)
        || is_file()
        || is_alias()
}

/// The finding about one of them.
pub(super) fn finding<'s>(
    subject: &Subject<'_, '_>,
    name: &str,
    rules: &Rules<'_, '_, 's>,
    platform: &mut Platform<'s>,
) -> Finding {
    let shown = mask::shown(name);
    let title = format!("{shown}: the schema does not declare this variable");
    let help = match platform.nearest(name, rules) {
        Some(meant) => format!("did you mean `{}`?", mask::shown(meant)),
        None => format!("declare it in `{}`, or take it out", rules.schema_name),
    };
    let at = subject.env.get(name).map_or(subject.container.at, |set| set.at);
    subject.finding(Finding::new(codes::UNDECLARED, title).help(help), at, Some(name), rules)
}
