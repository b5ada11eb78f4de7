//! `check --write-missing`.

use std::collections::BTreeSet;

use super::{Adoption, drafts, write};
use crate::check;
use crate::cli::{Check, Files};
use crate::codes;
use crate::project::Project;
use crate::report::{Problems, Report};
use crate::sources::Sources;

/// Runs `check`. With `--write-missing`, what it finds undeclared gets a block, and what is left is
/// reported.
pub(crate) fn check(
    files: &Files,
    arguments: &Check,
    sources: &Sources,
) -> Result<Report, Problems> {
    let report = check::check(files, arguments, sources)?;
    if !arguments.write_missing {
        return Ok(report);
    }
    let undeclared = report.problems.iter().filter(|problem| problem.code == codes::UNDECLARED);
    let missing: BTreeSet<String> = undeclared.filter_map(|problem| problem.key.clone()).collect();
    if missing.is_empty() {
        return Ok(report);
    }
    let project = Project::open(files, sources)?;
    let (parsed, _) = project.parse()?;
    let gathered = check::gather(&project, &parsed.schema, arguments, sources)?;
    let artifacts = project.config.as_ref().map_or(&[] as &[_], |config| &config.artifacts);
    let wants = |key: &str| missing.contains(key);
    let drafts = drafts(gathered, &project, &parsed.schema, artifacts, wants);
    let mut adoption = Adoption::of(&drafts);
    let staged = write::schema(&project.schema, &drafts.all)?;
    adoption.written = write::commit(staged)?;
    let mut report = check::check(files, arguments, sources)?;
    report.remarks.extend(adoption.lines());
    report.remarks.extend(adoption.written.iter().map(|name| format!("`{name}` is written")));
    report.adoption = Some(adoption);
    Ok(report)
}
