//! Resolved entries put together again: the blocks in schema order, the closing section, the rest.

use std::borrow::Cow;

use alphaswarm_settings_schema::mask::printable;
use alphaswarm_settings_schema::model::{Schema, Target, Variable};

use super::super::layout::{self, Kept};
use super::super::mark::{self, Left, Owner};
use super::entry::{Line, Set};
use super::resolve::{Resolved, Slot};
use super::{Entry, Event, What, owner};
use crate::artifact::Artifact;
use crate::generate::{Rendered, comment};
use crate::variables::{Name, VariableIndex};

/// The comment above assignments that a person has typed and the artifact does not hold.
const CLOSING: &str = "\n#: Not used here; kept because a person typed it.\n";

/// Writes the whole file.
pub(super) fn write(
    mut resolved: Resolved<'_, '_>,
    schema: &Schema<'_>,
    index: &VariableIndex<'_, '_>,
    artifact: &Artifact,
    events: &mut Vec<Event>,
) -> String {
    // What is wrong with a default has been said of the file as it would be on its own.
    let mut out = Rendered::default();
    out.text.push_str(comment::HEADER);
    for variable in &schema.variables {
        let Some(target) = artifact.target_of(variable) else { continue };
        if let Some(slot) = resolved.blocks.remove(variable.key.value) {
            block(&mut out, &slot, variable, target, artifact, events);
        } else {
            layout::head(&mut out.text, &[], variable, target, Owner::Tool);
            let (dialect, kept) = (artifact.dialect, Kept::default());
            layout::own_line(&mut out, variable, target, dialect, kept);
        }
    }
    let mut out = out.text;
    if !resolved.closing.is_empty() {
        out.push_str(CLOSING);
    }
    for entry in &resolved.closing {
        closing(&mut out, entry, index, events);
    }
    // A line for the library says itself what it is, and so does a comment above one.
    let is_assignment = |line: &Cow<'_, str>| !line.trim_start().starts_with('#');
    let own = resolved.trailing.iter().rposition(is_assignment).map_or(0, |last| last + 1);
    for (heading, lines) in
        [("\n", &resolved.trailing[..own]), (comment::TRAILING, &resolved.trailing[own..])]
    {
        out.push_str(if lines.is_empty() { "" } else { heading });
        out.extend(lines.iter().flat_map(|line| [&**line, "\n"]));
    }
    out
}

/// The block of a variable that the file has something for.
fn block(
    out: &mut Rendered,
    slot: &Slot<'_>,
    variable: &Variable<'_>,
    target: Target,
    artifact: &Artifact,
    events: &mut Vec<Event>,
) {
    let Slot { entry, owner } = slot;
    let is_unset = |comment: &&str| {
        matches!(entry.line, Line::Unset)
            && mark::commented_out(comment.trim_start()) == Some(entry.key)
    };
    let (unset, mut comments): (Vec<_>, Vec<_>) =
        entry.comments.iter().copied().partition(is_unset);
    let mut kept = Kept::default();
    if let (Line::Set(set), Owner::Tool) = (&entry.line, owner) {
        kept = Kept { export: set.export, comment: owner::own_comment(entry, set) };
        if layout::is_placeholder(variable, target) {
            comments.extend(kept.comment);
        }
    }
    layout::head(&mut out.text, &comments, variable, target, *owner);
    match (&entry.line, owner) {
        (Line::Unset, _) => out.text.extend(unset.iter().flat_map(|line| [line, "\n"])),
        (Line::Nothing, _) | (Line::Set(_), Owner::Tool) => {
            layout::own_line(out, variable, target, artifact.dialect, kept);
        }
        (Line::Set(set), Owner::Person) => {
            assignment(&mut out.text, set, entry.key, variable.key.value);
            let what = news(entry, variable, target);
            let key = || variable.key.value.to_owned();
            events.extend(what.map(|what| Event { key: key(), what }));
        }
    }
}

/// What a person should know of an assignment of theirs.
fn news(entry: &Entry<'_>, variable: &Variable<'_>, target: Target) -> Option<What> {
    let default = variable.default_in(target).unwrap_or_default();
    match (&entry.mark, variable.is_secret()) {
        (Some(_), true) => Some(What::WasPlain),
        (None, false) if entry.was_secret => Some(What::WasSecret),
        (Some(mark), false) if mark.default != default => Some(What::DefaultChanged),
        _ => None,
    }
}

/// An assignment as it is spelled, under the name that it has now.
fn assignment(out: &mut String, set: &Set<'_>, old_key: &str, key: &str) {
    let (before, rest) = set.text.split_at(set.key_at);
    out.extend([before, key, &rest[old_key.len()..], "\n"]);
}

/// A person's assignment of a key that the artifact does not hold.
fn closing(
    out: &mut String,
    entry: &Entry<'_>,
    index: &VariableIndex<'_, '_>,
    events: &mut Vec<Event>,
) {
    let Line::Set(set) = &entry.line else { return };
    let left = match index.classify(entry.key) {
        Name::Declared(_) | Name::FileKey(_) => Left::Target,
        _ => Left::Schema,
    };
    out.push('\n');
    out.extend(entry.comments.iter().flat_map(|comment| [comment, "\n"]));
    out.extend([comment::MARK, " ", left.as_str()]);
    out.push_str(if entry.was_secret { " (secret)\n" } else { "\n" });
    if !entry.was_secret {
        let default = entry.mark.as_ref().map(|mark| mark.default.as_str());
        mark::push(out, Owner::Person, default.unwrap_or_default());
    }
    assignment(out, set, entry.key, entry.key);
    if !entry.has_left {
        let key = printable(entry.key).into_owned();
        events.push(Event { key, what: What::Left });
    }
}
