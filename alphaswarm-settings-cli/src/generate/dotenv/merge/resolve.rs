//! What becomes of each entry: its block, the block of its new name, the closing section, nothing.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use alphaswarm_settings_schema::model::{Schema, Target, Variable};

use super::super::mark::Owner;
use super::entry::Line;
use super::read::File;
use super::{Entry, Event, What, owner};
use crate::artifact::Artifact;
use crate::variables::VariableIndex;

/// Entries by where they go. `'k` is the schema's text, `'s` the file's.
#[derive(Debug, Default)]
pub(super) struct Resolved<'k, 's> {
    /// Those of the artifact's variables.
    pub(super) blocks: HashMap<&'k str, Slot<'s>>,
    /// A person's assignments of other keys, in the order of the file.
    pub(super) closing: Vec<Entry<'s>>,
    /// Lines that belong to no variable.
    pub(super) trailing: Vec<Cow<'s, str>>,
}

/// What the file has for one variable.
#[derive(Debug)]
pub(super) struct Slot<'s> {
    pub(super) entry: Entry<'s>,
    /// Whose the assignment is, if there is one.
    pub(super) owner: Owner,
}

/// Sorts the entries of a file.
pub(super) fn resolve<'k, 's>(
    file: File<'s>,
    schema: &Schema<'k>,
    index: &VariableIndex<'_, 'k>,
    artifact: &Artifact,
    events: &mut Vec<Event>,
) -> Resolved<'k, 's> {
    let aliases: HashSet<&str> = aliased(schema, artifact)
        .flat_map(|(variable, _)| variable.extension().aliases.iter().map(|alias| alias.value))
        .collect();
    let mut resolved = Resolved::default();
    let mut renamed = HashMap::new();
    let mut carried = Vec::new();
    for mut entry in file.entries {
        let variable = index.variable(entry.key);
        let held = variable.and_then(|variable| Some((variable, artifact.target_of(variable)?)));
        let is_renamed = aliases.contains(entry.key);
        if held.is_none() {
            // Its empty line is the tool's own, in this file as in that of another target.
            entry.was_secret |= entry.mark.is_none() && variable.is_some_and(Variable::is_secret);
        }
        if held.is_none() && !is_renamed && !is_persons(&entry) {
            // The comments of a person go on to the next assignment.
            carried.append(&mut entry.comments);
            carried.extend(entry.trailing_comment());
            continue;
        }
        carried.append(&mut entry.comments);
        entry.comments = std::mem::take(&mut carried);
        if let Some((variable, target)) = held {
            let slot = Slot::new(entry, variable, target);
            resolved.blocks.insert(variable.key.value, slot);
        } else if is_renamed {
            renamed.insert(entry.key, entry);
        } else {
            resolved.closing.push(entry);
        }
    }
    for (variable, target) in aliased(schema, artifact) {
        rename(variable, target, &mut renamed, &mut resolved, events);
    }
    resolved.trailing.extend(carried.into_iter().chain(file.trailing).map(Cow::Borrowed));
    resolved
}

/// The artifact's variables that had another name.
fn aliased<'v, 'k>(
    schema: &'v Schema<'k>,
    artifact: &'v Artifact,
) -> impl Iterator<Item = (&'v Variable<'k>, Target)> {
    let aliased = schema.variables.iter().filter(|v| !v.extension().aliases.is_empty());
    aliased.filter_map(|variable| Some((variable, artifact.target_of(variable)?)))
}

/// Whether a person has set a key that the artifact does not hold.
fn is_persons(entry: &Entry<'_>) -> bool {
    match &entry.line {
        Line::Set(set) => owner::of(entry, set, None) == Owner::Person,
        Line::Unset | Line::Nothing => false,
    }
}

/// Moves what is set under old names to the variable.
fn rename<'k, 's>(
    variable: &Variable<'k>,
    target: Target,
    renamed: &mut HashMap<&str, Entry<'s>>,
    resolved: &mut Resolved<'k, 's>,
    events: &mut Vec<Event>,
) {
    let key = variable.key.value;
    let mut event = |what| events.push(Event { key: key.to_owned(), what });
    for alias in &variable.extension().aliases {
        let Some(old) = renamed.remove(alias.value) else { continue };
        let old = Slot::new(old, variable, target);
        let moves = old.is_set_by_person();
        let slot = match resolved.blocks.remove(key) {
            Some(slot) if slot.is_set_by_person() => {
                if moves && slot.value() != old.value() {
                    event(What::Conflict { old: alias.value.to_owned() });
                    resolved.retire(old.entry);
                    slot
                } else {
                    slot.with_comments_of(old)
                }
            }
            Some(slot) if !moves => slot.with_comments_of(old),
            slot => {
                if moves {
                    event(What::Renamed { from: alias.value.to_owned() });
                }
                match slot {
                    Some(slot) => old.with_comments_of(slot),
                    None => old,
                }
            }
        };
        resolved.blocks.insert(key, slot);
    }
}

impl<'s> Resolved<'_, 's> {
    /// Turns an assignment into comments at the end.
    fn retire(&mut self, entry: Entry<'s>) {
        self.trailing.extend(entry.comments.into_iter().map(Cow::Borrowed));
        if let Line::Set(set) = entry.line {
            let lines = set.text.lines().map(|line| Cow::Owned(format!("# {line}")));
            self.trailing.extend(lines);
        }
    }
}

impl<'s> Slot<'s> {
    fn new(entry: Entry<'s>, variable: &Variable<'_>, target: Target) -> Self {
        let owner = match &entry.line {
            Line::Set(set) => owner::of(&entry, set, Some((variable, target))),
            Line::Unset => Owner::Person,
            Line::Nothing => Owner::Tool,
        };
        Self { entry, owner }
    }

    fn is_set_by_person(&self) -> bool {
        self.owner == Owner::Person && matches!(self.entry.line, Line::Set(_))
    }

    fn value(&self) -> Option<&str> {
        match &self.entry.line {
            Line::Set(set) => Some(&set.value),
            Line::Unset | Line::Nothing => None,
        }
    }

    /// The same with what a person has written about another one.
    fn with_comments_of(mut self, other: Self) -> Self {
        let trailing = other.entry.trailing_comment();
        self.entry.comments.extend(other.entry.comments);
        self.entry.comments.extend(trailing);
        self
    }
}

impl<'s> Entry<'s> {
    /// The comment behind the value.
    fn trailing_comment(&self) -> Option<&'s str> {
        match &self.line {
            Line::Set(set) => set.comment,
            Line::Unset | Line::Nothing => None,
        }
    }
}
