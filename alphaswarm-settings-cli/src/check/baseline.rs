//! The findings that are accepted: how many of each rule, file and key. Lines and literals are not
//! part of it, so that edits around them change nothing.

use std::collections::BTreeMap;
use std::path::Path;

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Severity};
use serde::{Deserialize, Serialize};

use super::document::{self, VERSION};
use super::tree::Tree;
use crate::codes;
use crate::path::shown;
use crate::report::{self, Problems, Report};
use crate::sources::Sources;

#[derive(Debug, Serialize, Deserialize)]
struct Document {
    version: u32,
    accepted: Vec<Accepted>,
}

impl document::Document for Document {
    const WHAT: &'static str = "baseline";
    const REFUSAL: &'static str = "is no baseline";
    const HELP: &'static str = "write it with `check --baseline FILE --prune`, without the file";
}

/// So many findings of one rule with one key in one file.
#[derive(Debug, Serialize, Deserialize)]
struct Accepted {
    rule: String,
    path: String,
    key: String,
    count: usize,
}

/// How many findings of each rule a baseline accepts.
pub(crate) fn accepted(path: &Path) -> Result<BTreeMap<String, usize>, Problems> {
    let mut by_rule = BTreeMap::new();
    for ((rule, _, _), count) in read(path)? {
        *by_rule.entry(rule).or_default() += count;
    }
    Ok(by_rule)
}

/// How many findings are accepted, by rule, path and key.
type Counts = BTreeMap<(String, String, String), usize>;

/// Takes out the accepted findings. With `prunes` the file is written anew, without what is no longer
/// found; where there is none yet, with all that is.
pub(super) fn apply(
    path: &Path,
    prunes: bool,
    tree: &Tree,
    report: &mut Report,
    sources: &Sources,
) -> Result<(), Problems> {
    let found = counts(&report.problems, sources);
    if prunes && !path.exists() {
        write(path, &found)?;
        report.problems.retain(|problem| !is_counted(problem));
        return Ok(());
    }
    let mut accepted = moved(read(path)?, tree);
    if prunes {
        for (finding, count) in &mut accepted {
            *count = (*count).min(found.get(finding).copied().unwrap_or_default());
        }
        accepted.retain(|_, count| *count > 0);
        write(path, &accepted)?;
    }
    let mut left = accepted.clone();
    report.problems.retain(|problem| {
        let accepts = is_counted(problem).then(|| left.get_mut(&finding(problem, sources)));
        let Some(Some(count @ 1..)) = accepts else { return true };
        *count -= 1;
        false
    });
    let too_many: usize = left.values().sum();
    if too_many > 0 && tree.is_whole {
        let plural = if too_many == 1 { "finding" } else { "findings" };
        let message = format!("`{}` accepts {too_many} {plural} more than there are", shown(path));
        let problem = Diagnostic::general(codes::LARGE_BASELINE, message);
        report.problems.push(problem.help("shrink it with `--prune`"));
    }
    Ok(())
}

fn is_counted(problem: &Diagnostic) -> bool {
    // What could not be read is no finding, and nothing accepts it. A guess is accepted by its author.
    problem.severity >= Severity::Warning
        && ![codes::CANNOT_READ, codes::UNREVIEWED_GUESS].contains(&problem.code)
}

fn finding(problem: &Diagnostic, sources: &Sources) -> (String, String, String) {
    let path = report::path_of(problem, sources).unwrap_or_default().replace('\\', "/");
    let key = problem.key.clone().unwrap_or_default();
    (problem.code.name().to_owned(), path, key)
}

fn counts(problems: &[Diagnostic], sources: &Sources) -> Counts {
    let mut counts = Counts::new();
    for problem in problems.iter().filter(|problem| is_counted(problem)) {
        *counts.entry(finding(problem, sources)).or_default() += 1;
    }
    counts
}

/// What a moved file had is accepted under its new path.
fn moved(accepted: Counts, tree: &Tree) -> Counts {
    let is_gone = |path: &str| !path.is_empty() && !Path::new(path).exists();
    if !accepted.keys().any(|(_, path, _)| is_gone(path)) {
        return accepted;
    }
    let renames: BTreeMap<String, String> =
        tree.renames().into_iter().map(|rename| (shown(&rename.old), shown(&rename.new))).collect();
    let mut counts = Counts::new();
    for ((rule, path, key), count) in accepted {
        let path = renames.get(&path).filter(|_| is_gone(&path)).cloned().unwrap_or(path);
        *counts.entry((rule, path, key)).or_default() += count;
    }
    counts
}

fn read(path: &Path) -> Result<Counts, Problems> {
    let document: Document = document::read(path)?;
    let mut counts = Counts::new();
    for Accepted { rule, path, key, count } in document.accepted {
        *counts.entry((rule, path, key)).or_default() += count;
    }
    Ok(counts)
}

fn write(path: &Path, counts: &Counts) -> Result<(), Problems> {
    let accepted = counts.iter().map(|((rule, path, key), count)| Accepted {
        rule: rule.clone(),
        path: path.clone(),
        key: key.clone(),
        count: *count,
    });
    document::write(path, &Document { version: VERSION, accepted: accepted.collect() })
}
