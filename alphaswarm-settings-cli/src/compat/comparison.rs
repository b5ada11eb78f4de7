//! Everything that two versions are compared by.

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
