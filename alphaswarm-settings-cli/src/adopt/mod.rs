//! `init --from` and `check --write-missing`: a schema out of a platform as it is.
//!
//! The way of a run: `check` reads the files as it always does and hands on what they say (`evidence`);
//! `collect` sorts that by variable; `merge` makes a draft of each, with the help of `types`, `defaults`,
//! `targets`, `services` and `guess`; `order` sorts the drafts; `settle` takes away what the schema would
//! refuse; `write` puts the blocks into files, and `summary` says what came of it.

mod classes;
mod collect;
mod defaults;
mod draft;
mod guess;
mod init;
mod left_out;
mod merge;
mod missing;
mod order;
mod places;
mod services;
mod settle;
mod summary;
mod targets;
#[cfg(test)]
mod tests;
mod text;
mod types;
mod write;

use std::collections::BTreeSet;

use alphaswarm_settings_schema::model::Schema;

use crate::artifact::Artifact;
use crate::check::Gathered;
use crate::config;
use crate::evidence::Evidence;
use crate::project::Project;
use crate::variables::VariableIndex;
use collect::ByKey;
use draft::Draft;
pub(crate) use init::init;
use left_out::LeftOut;
pub(crate) use missing::check;
pub(crate) use summary::Adoption;

/// The blocks for what a schema lacks.
#[derive(Debug)]
struct Drafts {
    all: Vec<Draft>,
    left_out: Vec<LeftOut>,
    /// The files that were read only in part.
    broken: Vec<String>,
}

/// Makes the blocks; `wants` says which variables get one.
fn drafts(
    gathered: Gathered,
    project: &Project<'_>,
    schema: &Schema<'_>,
    artifacts: &[Artifact],
    wants: impl Fn(&str) -> bool,
) -> Drafts {
    let Gathered { evidence, lacking, marks, broken } = gathered;
    let default = config::Check::default();
    let settings = project.config.as_ref().map_or(&default, |config| &config.check);
    let index = VariableIndex::of(schema).with_ambient(&settings.ambient);
    let existing = project.source.file.text();
    // What nothing uses yet may still be declared: by the schema of another tool.
    let declared: BTreeSet<_> = evidence
        .iter()
        .filter(|one| one.declaration.is_some())
        .map(|one| one.key.clone())
        .collect();
    let wants = |key: &str| wants(key) && (lacking.contains(key) || declared.contains(key));
    let (all, left_out) = made(evidence, &marks, existing, &index, artifacts, wants);
    Drafts { all, left_out, broken }
}

fn made(
    evidence: Vec<Evidence>,
    marks: &[String],
    existing: &str,
    index: &VariableIndex<'_, '_>,
    artifacts: &[Artifact],
    wants: impl Fn(&str) -> bool,
) -> (Vec<Draft>, Vec<LeftOut>) {
    let (mut by_key, mut left_out): (ByKey, _) = collect::by_key(evidence, index);
    by_key.retain(|key, _| wants(key));
    left_out.retain(|one| wants(&one.key));
    let services = services::Services::of(marks);
    let mut all = Vec::new();
    for (key, evidence) in &mut by_key {
        let mut draft = merge::merge(key, evidence);
        draft.services = services.of_variable(evidence);
        all.push(draft);
    }
    services::clear_single(&mut all);
    order::sort(&mut all);
    left_out.extend(settle::settle(existing, &mut all, artifacts));
    (all, left_out)
}
