//! The variables of the schema that nothing uses.

use std::collections::{BTreeSet, HashSet};
use std::fmt::Write;

use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::{Schema, Variable};

use super::fields;
use super::reader::Basis;
use super::scan::{Scanned, nothing_to_check, scan};
use super::tree::Tree;
use crate::cli::{self, Files, Unused};
use crate::config;
use crate::exit::Exit;
use crate::project::Project;
use crate::report::{Problems, Report, Warnings};
use crate::rules;
use crate::sources::Sources;

/// The findings for the variables of a schema, whose places are in it; `foreign` are names that other
/// repositories use.
pub(super) fn find(
    tree: &Tree,
    scanned: &Scanned,
    foreign: &HashSet<String>,
    project: &Project<'_>,
    schema: &Schema<'_>,
) -> Problems {
    let in_uses = scanned.names();
    let is_named = |name: &str| {
        let file = format!("{name}_FILE");
        [name, &file].iter().any(|name| in_uses.contains(name) || foreign.contains(*name))
    };
    let is_left = |variable: &Variable<'_>| rules::unused::check(variable, is_named).is_some();
    let left: Vec<_> = schema.variables.iter().filter(|variable| is_left(variable)).collect();
    let aliases = left.iter().flat_map(|variable| &variable.extension().aliases);
    let keys = left.iter().map(|variable| variable.key.value);
    let names: BTreeSet<&str> = keys.chain(aliases.map(|alias| alias.value)).collect();
    let artifacts = project.config.as_ref().map_or(&[] as &[_], |config| &config.artifacts);
    let used = fields::used(tree, scanned, artifacts, &names);
    let is_used = |name: &str| used.contains(name);
    left.into_iter().filter_map(|variable| rules::unused::check(variable, is_used)).collect()
}

/// Runs `explain unused`: the same findings as a list.
pub(crate) fn explain(
    files: &Files,
    arguments: &Unused,
    sources: &Sources,
) -> Result<Report, Problems> {
    let project = Project::open(files, sources)?;
    let (parsed, _) = project.parse()?;
    let default = config::Check::default();
    let settings = project.config.as_ref().map_or(&default, |config| &config.check);
    let roots = cli::Check { paths: vec![arguments.root.clone()], ..cli::Check::default() };
    let tree = Tree::open(&project, settings, &roots)?;
    if !tree.unread.is_empty() {
        return Err(tree.unread);
    }
    let scanned = scan(&tree, Basis::of(&project, &parsed.schema, settings));
    if scanned.summary.read == 0 {
        return Err(nothing_to_check());
    }
    // People get the list alone.
    let mut report = Report { warnings: Warnings::Counted, ..Report::default() };
    if scanned.summary.broken > 0 {
        report.remarks.push(scanned.summary.line());
    }
    report.problems = find(&tree, &scanned, &HashSet::new(), &project, &parsed.schema);
    project.apply_severities(&mut report.problems);
    settings.severities.apply(&mut report.problems);
    for problem in &report.problems {
        let key = problem.key.as_deref().unwrap_or_default();
        let variable =
            parsed.schema.variables.iter().find(|variable| variable.key.span == problem.span());
        let Some(variable) = variable else { continue };
        let description = mask::printable(variable.description.value);
        let (line, name) = (variable.line, project.schema_name());
        let _ = writeln!(report.data, "{key}  {name}:{line}  {description}");
    }
    report.exit = Exit::of(&report.problems, arguments.deny_warnings);
    report.problems = project.source.locate(report.problems);
    Ok(report)
}
