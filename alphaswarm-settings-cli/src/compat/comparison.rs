//! Everything that two versions are compared by.

use std::collections::HashMap;

use alphaswarm_settings_schema::model::{Schema, Variable};

use super::deployment::Deployment;
use super::side::Side;
use crate::cli::Category;
use crate::config::Config;

/// Two versions of the schema, and where they run.
#[derive(Debug)]
pub(super) struct Comparison<'a, 's> {
    pub(super) base: Side<'a, 's>,
    pub(super) head: Side<'a, 's>,
    pub(super) deployments: Vec<Deployment<'a>>,
    pub(super) categories: &'a [Category],
    pub(super) config: Option<&'a Config>,
    /// The names that code of each version knows.
    pub(super) old_names: Names<'a, 's>,
    pub(super) new_names: Names<'a, 's>,
}

/// Keys and old names, each with its variable.
pub(super) type Names<'a, 's> = HashMap<&'a str, &'a Variable<'s>>;

/// The keys and old names of a schema.
pub(super) fn names<'a, 's>(schema: &'a Schema<'s>) -> Names<'a, 's> {
    let own = schema
        .variables
        .iter()
        .flat_map(|variable| own_names(variable).map(move |name| (name, variable)));
    own.collect()
}

/// The key of a variable, and its old names.
pub(super) fn own_names<'a>(variable: &'a Variable<'_>) -> impl Iterator<Item = &'a str> {
    let aliases = variable.extension().aliases.iter().map(|alias| alias.value);
    std::iter::once(variable.key.value).chain(aliases)
}

impl Comparison<'_, '_> {
    pub(super) fn has(&self, category: Category) -> bool {
        self.categories.contains(&category)
    }

    /// Whether some reader refuses to start where a name with this beginning is set that it does not
    /// know.
    pub(super) fn denies_unknown(&self, key: &str) -> bool {
        let prefixes = self.config.map_or(&[] as &[String], |config| &config.compat.deny_unknown);
        prefixes.iter().any(|prefix| key.starts_with(prefix.trim_end_matches('*')))
    }
}
