//! A runbook brought up to date without losing what a person has typed.

use std::collections::{HashMap, HashSet};

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::model::Variable;

use super::blocks;
use super::marks::{self, Block, Document, Name};
use crate::codes;
use crate::report::PATH;
use crate::rotation::Rotation;

/// What a new runbook begins with. It is a person's from then on.
pub(super) const ABOVE: &str = "\
# Rotate secrets

<!-- The command alphaswarm-settings writes what stands between its marks, from the schema and the ledger \
of rotations. All other text is yours and stays. Write the procedure of a secret below its end mark. -->

After each rotation, run `alphaswarm-settings rotation record KEY`, then `alphaswarm-settings generate`.

";

/// What a new section has in place of a procedure.
pub(super) const PLACEHOLDER: &str =
    "*There is no procedure yet. Write here, step by step, how to replace the value.*";

/// The new text, and what a person should know of it.
#[derive(Debug)]
pub(super) struct Merged {
    pub(super) text: String,
    pub(super) events: Vec<Event>,
}

/// Something of a person that has moved.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// The secret is gone, and its procedure is at the end.
    Left(String),
    /// Text stood between the marks of a section, or of the table.
    Between(Option<String>),
}

/// A block of the new file, and what a person has behind it.
struct Part<'t> {
    name: Name<'t>,
    text: String,
    /// None where the block is new.
    old: Option<&'t Block<'t>>,
}

/// Merges a file whose marks are right with the rows of the secrets.
pub(super) fn merge(document: &Document<'_>, rotations: &[&Rotation<'_, '_>]) -> Merged {
    let mut events = Vec::new();
    let parts = parts(document, rotations, &mut events);
    let last = document.blocks.last();
    let mut text = placed(document.above, last.is_none(), false);
    for (index, part) in parts.iter().enumerate() {
        let is_last = index + 1 == parts.len();
        text.extend([&marks::begin(part.name), &part.text, marks::END]);
        let Some(old) = part.old else {
            text.push_str(&placed(&new(part.name), true, is_last));
            continue;
        };
        let strays = strays(old);
        if !strays.is_empty() {
            events.push(Event::Between(part.name.key().map(str::to_owned)));
            text.extend(["\n", &strays]);
        }
        let was_last = last.is_some_and(|last| std::ptr::eq(last, old));
        text.push_str(&placed(old.behind, was_last, is_last));
    }
    Merged { text, events }
}

/// The blocks of the new file: the table, the secrets in the order of the schema, and those that are gone
/// with what a person wrote about them.
fn parts<'p>(
    document: &'p Document<'p>,
    rotations: &[&'p Rotation<'_, '_>],
    events: &mut Vec<Event>,
) -> Vec<Part<'p>> {
    let known: HashMap<_, _> = document.blocks.iter().map(|block| (block.name, block)).collect();
    let find = |name| known.get(&name).copied();
    let text = blocks::table(rotations);
    let mut parts = vec![Part { name: Name::Table, text, old: find(Name::Table) }];
    for variable in variables(rotations) {
        let key = variable.key.value;
        let aliases = variable.extension().aliases.iter().map(|alias| alias.value);
        let old = [key].into_iter().chain(aliases).find_map(|key| find(Name::Secret(key)));
        let text = blocks::secret(key, variable.description.value);
        parts.push(Part { name: Name::Secret(key), text, old });
    }
    let used: HashSet<_> = parts.iter().filter_map(|part| Some(part.old?.name)).collect();
    for block in document.blocks.iter().filter(|block| !used.contains(&block.name)) {
        if let Some(key) = block.name.key().filter(|_| is_typed(block)) {
            events.push(Event::Left(key.to_owned()));
            parts.push(Part { name: block.name, text: blocks::left(key), old: Some(block) });
        }
    }
    parts
}

/// The variables of the rows, each once.
fn variables<'p, 's>(rotations: &[&'p Rotation<'_, 's>]) -> Vec<&'p Variable<'s>> {
    let mut variables: Vec<_> = rotations.iter().map(|rotation| rotation.variable).collect();
    variables.dedup_by_key(|variable| variable.key.value);
    variables
}

/// What stands behind a new block.
fn new(name: Name<'_>) -> String {
    match name {
        Name::Table => String::new(),
        Name::Secret(_) => format!("\n{PLACEHOLDER}\n"),
    }
}

/// The lines between the marks that a person typed.
fn strays(block: &Block<'_>) -> String {
    let lines = block.inner.split_inclusive('\n');
    lines.filter(|line| !blocks::is_own(line, block.name)).collect()
}

/// Whether a person typed anything in a section.
fn is_typed(block: &Block<'_>) -> bool {
    let behind = block.behind.trim();
    !strays(block).is_empty() || !(behind.is_empty() || behind == PLACEHOLDER)
}

/// A person's text at its place. Where it was the last of the file and is no more, a blank line follows;
/// where it has become the last, none does. Else it is what it was.
fn placed(text: &str, was_last: bool, is_last: bool) -> String {
    if was_last == is_last {
        return text.to_owned();
    }
    let mut text = text.trim_end_matches('\n').to_owned();
    if !text.is_empty() {
        text.push('\n');
    }
    if !is_last {
        text.push('\n');
    }
    text
}

impl Event {
    /// The warning, for the file of that name.
    pub(super) fn problem(&self, file: &str) -> Diagnostic {
        let general = |message| Diagnostic::general(codes::KEPT_TEXT, message);
        let problem = match self {
            Self::Left(key) => general(format!(
                "need not be rotated any more; `{file}` keeps its section at the end"
            ))
            .key(key)
            .help("delete the section if nothing needs it"),
            Self::Between(key) => {
                let message = "text between the marks of a block moves below them";
                let problem = general(format!("{message} in `{file}`"));
                let problem = match key {
                    Some(key) => problem.key(key),
                    None => problem,
                };
                problem.help("write below the end mark: the block is the command's own")
            }
        };
        problem.about(PATH, file)
    }
}
