//! `check`: every variable that anything uses is in the schema, and nobody reads the environment
//! but through it.
//!
//! The way of a run: `tree` lists files, `scan` reads them side by side, each thread with a `reader`;
//! `file` makes findings of the uses in one, `unused` of what none uses; `suppress` and `baseline` take
//! out what is accepted.

mod allow;
mod applied;
mod attributes;
mod baseline;
mod built;
mod document;
mod fields;
mod file;
mod guard;
mod guarded;
mod hidden;
mod imports;
mod links;
mod parallel;
mod place;
mod progress;
mod purpose;
mod reader;
mod scan;
mod siblings;
mod skip;
mod summary;
mod suppress;
mod tree;
mod unused;
mod used;
mod uses;

use std::collections::BTreeSet;

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::model::Schema;

use crate::cli::{Check, Files};
use crate::codes;
use crate::config;
use crate::evidence::Evidence;
use crate::exit::Exit;
use crate::path::shown;
use crate::project::Project;
use crate::report::{Problems, Report, Warnings};
use crate::rules;
use crate::sources::Sources;
use reader::Basis;
use scan::Scanned;
use tree::{Item, Tree};

pub(crate) use baseline::accepted;
pub(crate) use summary::Summary;
pub(crate) use unused::explain;
pub(crate) use used::uses_of;
pub(crate) use uses::{Used, open as open_uses};

/// Runs the command. It writes nothing but what `--prune` and `--uses-out` name.
pub(crate) fn check(
    files: &Files,
    arguments: &Check,
    sources: &Sources,
) -> Result<Report, Problems> {
    let project = Project::open(files, sources)?;
    let (parsed, warnings) = project.parse()?;
    let default = config::Check::default();
    let settings = project.config.as_ref().map_or(&default, |config| &config.check);
    let foreign = uses::read(&arguments.uses)?;
    let tree = Tree::open(&project, settings, arguments)?;
    let scanned = scan::scan(&tree, Basis::of(&project, &parsed.schema, settings));
    if scanned.summary.read == 0 && tree.is_empty_a_mistake() {
        return Err(scan::nothing_to_check());
    }
    let mut report = Report { problems: warnings, ..Report::default() };
    report.exit = if scanned.is_incomplete() || !tree.unread.is_empty() {
        Exit::Unusable
    } else {
        Exit::Clean
    };
    report.problems.extend(tree.unread.iter().cloned());
    if let Some(path) = &arguments.uses_out {
        uses::write(path, &scanned.uses)?;
    }
    let unused =
        tree.is_whole.then(|| unused::find(&tree, &scanned, &foreign, &project, &parsed.schema));
    let links = tree.is_whole.then(|| scanned.links.find(&parsed.schema));
    let Scanned { mut files, summary, .. } = scanned;
    applied::add(&mut files, &tree, sources);
    let found = suppress::placed(files, sources, settings, &project, tree.is_whole)?;
    report.problems.extend(found);
    let schema = parsed.schema.variables.iter().filter(|_| tree.is_whole);
    let guesses = schema.filter_map(rules::unreviewed_guess::check);
    let of_schema = unused.into_iter().chain(links).flatten().chain(guesses);
    report.problems.extend(project.source.locate(of_schema));
    finish(report, &project, settings, arguments, &tree, summary, sources)
}

/// Reads what the files of the arguments say of variables.
pub(crate) fn gather(
    project: &Project<'_>,
    schema: &Schema<'_>,
    arguments: &Check,
    sources: &Sources,
) -> Result<Gathered, Problems> {
    let default = config::Check::default();
    let settings = project.config.as_ref().map_or(&default, |config| &config.check);
    let tree = Tree::open(project, settings, arguments)?;
    if !tree.unread.is_empty() {
        return Err(tree.unread);
    }
    let scanned = scan::scan(&tree, Basis::of(project, schema, settings).gathering());
    let found = suppress::placed(scanned.files, sources, settings, project, tree.is_whole)?;
    let is_lacking =
        |problem: &&Diagnostic| [codes::UNDECLARED, codes::NEAR_MISS].contains(&problem.code);
    let lacking = found.iter().filter(is_lacking).filter_map(|problem| problem.key.clone());
    let is_mark = |item: &&Item| MARKS.iter().any(|name| item.path.ends_with(name));
    Ok(Gathered {
        lacking: lacking.collect(),
        broken: scanned.broken,
        marks: tree.items.iter().filter(is_mark).map(|item| shown(&item.path)).collect(),
        evidence: scanned.evidence,
    })
}

/// The names of files that say where in a repository a service is.
const MARKS: [&str; 3] = ["Cargo.toml", "Dockerfile", "main.rs"];

/// What the files of a tree say of variables.
#[derive(Debug)]
pub(crate) struct Gathered {
    pub(crate) evidence: Vec<Evidence>,
    /// The names that the schema lacks, less those that are said to be right.
    pub(crate) lacking: BTreeSet<String>,
    /// The files that say where a service is: see [`MARKS`].
    pub(crate) marks: Vec<String>,
    /// The files that are not all of their language.
    pub(crate) broken: Vec<String>,
}

/// The report with the severities of the configuration, less what the baseline accepts.
fn finish(
    mut report: Report,
    project: &Project<'_>,
    settings: &config::Check,
    arguments: &Check,
    tree: &Tree,
    summary: Summary,
    sources: &Sources,
) -> Result<Report, Problems> {
    project.apply_severities(&mut report.problems);
    settings.severities.apply(&mut report.problems);
    let baseline = arguments.baseline.as_ref().or(settings.baseline.as_ref());
    match baseline {
        Some(path) => {
            baseline::apply(path, arguments.prune, tree, &mut report, sources)?;
        }
        None if arguments.prune => return Err(no_baseline()),
        None => {}
    }
    report.exit = report.exit.max(Exit::of(&report.problems, arguments.deny_warnings));
    report.warnings = if arguments.verbose { Warnings::Shown } else { Warnings::WithoutNotes };
    report.is_grouped = !arguments.verbose;
    if arguments.verbose || report.problems.iter().any(Diagnostic::is_error) {
        report.remarks.push(summary.line());
    }
    report.files = Some(summary);
    Ok(report)
}

fn no_baseline() -> Problems {
    let message = "`--prune` needs a baseline";
    let problem = Diagnostic::general(codes::INVALID_USAGE, message);
    vec![problem.help("name it with `--baseline FILE`, or with `baseline` in `[check]`")]
}
