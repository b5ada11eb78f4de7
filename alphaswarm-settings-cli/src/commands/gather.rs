//! What artifacts are made from, beside the schema: read once for a run.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::artifact::{Artifact, Kind};
use crate::check::{self, Used};
use crate::environment::EnvironmentValues;
use crate::project::Project;
use crate::report::Problems;
use crate::sources::Sources;

/// What only some artifacts need.
#[derive(Debug, Default)]
pub(super) struct Gathered<'p> {
    /// The schema's path, as pages name it.
    pub(super) schema_path: String,
    pub(super) environments: Vec<EnvironmentValues<'p>>,
    pub(super) uses: BTreeMap<PathBuf, Vec<Used>>,
}

impl<'p> Gathered<'p> {
    /// Reads what these artifacts need; all that prevents it in one run.
    pub(super) fn read(
        artifacts: &[Artifact],
        project: &'p Project<'_>,
        sources: &'p Sources,
    ) -> Result<Self, Problems> {
        let mut gathered = Self { schema_path: project.schema_path(), ..Self::default() };
        let mut problems = Vec::new();
        if artifacts.iter().any(|artifact| artifact.kind == Kind::Matrix) {
            for environment in project.environments() {
                match EnvironmentValues::open(environment, sources) {
                    Ok(own) => gathered.environments.push(own),
                    Err(errors) => problems.extend(errors),
                }
            }
        }
        for path in artifacts.iter().filter_map(|artifact| artifact.uses.as_ref()) {
            if gathered.uses.contains_key(path) {
                continue;
            }
            match check::open_uses(path) {
                Ok(uses) => drop(gathered.uses.insert(path.clone(), uses)),
                Err(errors) => problems.extend(errors),
            }
        }
        if problems.is_empty() { Ok(gathered) } else { Err(problems) }
    }
}
