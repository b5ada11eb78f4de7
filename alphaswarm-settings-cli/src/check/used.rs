//! Where one variable is used.

use std::collections::BTreeSet;

use alphaswarm_settings_schema::model::Schema;

use super::fields;
use super::reader::Basis;
use super::scan::scan;
use super::tree::Tree;
use super::uses::Used;
use crate::cli;
use crate::config;
use crate::project::Project;
use crate::report::Problems;

/// What the files say of a variable.
#[derive(Debug)]
pub(crate) struct Uses {
    pub(crate) uses: Vec<Used>,
    /// Whether code reads its field, or a test names it.
    pub(crate) is_field_used: bool,
}

/// Reads what `check` reads, for the uses of these names and of the names of their files.
pub(crate) fn uses_of(
    project: &Project<'_>,
    schema: &Schema<'_>,
    names: &BTreeSet<&str>,
) -> Result<Uses, Problems> {
    let default = config::Check::default();
    let settings = project.config.as_ref().map_or(&default, |config| &config.check);
    let tree = Tree::open(project, settings, &cli::Check::default())?;
    if !tree.unread.is_empty() {
        return Err(tree.unread);
    }
    let mut scanned = scan(&tree, Basis::of(project, schema, settings));
    let artifacts = project.config.as_ref().map_or(&[] as &[_], |config| &config.artifacts);
    let is_field_used = !fields::used(&tree, &scanned, artifacts, names).is_empty();
    let is_asked = |name: &str| {
        names.contains(name) || name.strip_suffix("_FILE").is_some_and(|key| names.contains(key))
    };
    scanned.uses.retain(|used| is_asked(&used.key));
    Ok(Uses { uses: scanned.uses, is_field_used })
}
