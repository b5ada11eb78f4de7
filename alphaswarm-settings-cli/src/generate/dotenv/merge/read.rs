//! A file taken apart into an entry for each key.

use std::collections::{HashMap, HashSet};

use alphaswarm_settings_schema::dotenv::{Assignment, Content, Document};

use super::super::mark::{self, Mark, Owner};
use super::entry::{Entry, Line, Set, Use};
use super::owner::own_comment;
use crate::generate::comment;

/// Everything in a file that is not the tool's words.
#[derive(Debug, Default)]
pub(super) struct File<'s> {
    /// In the order of the file; each key stands once.
    pub(super) entries: Vec<Entry<'s>>,
    /// The comments and the lines for the library that no other assignment follows.
    pub(super) trailing: Vec<&'s str>,
    /// The keys with an assignment that is a comment.
    pub(super) commented_out: HashSet<&'s str>,
}

/// Takes a document apart; `use_of` says what a key is for, and of those in `dropped` an assignment
/// counts as a comment does.
pub(super) fn entries<'k, 's>(
    document: &Document<'s>,
    text: &'s str,
    use_of: impl Fn(&str) -> Use<'k>,
    dropped: &HashSet<&'s str>,
) -> File<'s> {
    let keys = document.assignments().map(|set| set.key.value);
    let mut reader = Reader {
        file: File::default(),
        by_key: HashMap::new(),
        is_behind: false,
        active: keys.filter(|key| !dropped.contains(key)).collect(),
        pending: Pending::default(),
    };
    for item in &document.items {
        let whole = text[item.span.start..item.span.end].trim_end_matches('\n');
        match &item.content {
            Content::Comment(text) => reader.comment(text.value, whole, &use_of),
            Content::Assignment(assignment) if use_of(assignment.key.value) == Use::Library => {
                reader.for_library(whole);
            }
            Content::Assignment(assignment) => {
                let line = Line::Set(set(assignment, whole, item.span.start));
                reader.anchor(assignment.key.value, line);
            }
            // A value below a blank line need not be the one that the mark is about.
            Content::Blank => reader.pending.mark = reader.pending.mark.take().filter(is_yours),
            Content::Broken { .. } => {}
        }
    }
    reader.file.trailing = reader.pending.comments;
    reader.file
}

fn is_yours(mark: &Mark) -> bool {
    mark.owner == Owner::Person
}

fn set<'s>(assignment: &Assignment<'s>, text: &'s str, start: usize) -> Set<'s> {
    Set {
        text,
        key_at: assignment.key.span.start - start,
        rest: &text[assignment.raw.span.start - start..],
        is_bare_empty: assignment.raw.value.is_empty(),
        export: assignment.export,
        value: assignment.value.clone().into_owned(),
        comment: assignment.comment.map(|comment| comment.value),
    }
}

/// What has been read since the last anchor.
#[derive(Default)]
struct Pending<'s> {
    comments: Vec<&'s str>,
    mark: Option<Mark>,
    was_secret: bool,
    has_left: bool,
}

struct Reader<'s> {
    file: File<'s>,
    by_key: HashMap<&'s str, usize>,
    active: HashSet<&'s str>,
    /// Whether the lines that belong to no variable have begun.
    is_behind: bool,
    pending: Pending<'s>,
}

impl<'s> Reader<'s> {
    fn comment<'k>(&mut self, comment: &'s str, whole: &'s str, use_of: impl Fn(&str) -> Use<'k>) {
        if comment.starts_with(comment::MARK) {
            return self.own_comment(comment);
        }
        if let Some(key) = mark::placeholder(comment) {
            // Beside an assignment it says nothing any more.
            if !self.active.contains(key) {
                self.anchor(key, Line::Nothing);
            }
            return;
        }
        self.pending.comments.push(whole);
        if let Some(key) = mark::commented_out(comment)
            && let Use::Block(name) = use_of(key)
        {
            self.file.commented_out.insert(key);
            // A line that an old name has lost was no decision about the new one.
            let is_decision = name == key || !self.is_behind && !self.active.contains(name);
            if is_decision && !self.active.contains(key) {
                self.anchor(key, Line::Unset);
            }
        }
    }

    fn for_library(&mut self, whole: &'s str) {
        // What says why the line was kept is about no other one.
        if std::mem::take(&mut self.pending.has_left) {
            self.pending = Pending {
                comments: std::mem::take(&mut self.pending.comments),
                ..Pending::default()
            };
        }
        self.pending.comments.push(whole);
    }

    fn own_comment(&mut self, comment: &str) {
        self.is_behind |= comment == comment::TRAILING.trim();
        if let Some(was_secret) = mark::was_secret(comment) {
            self.pending.was_secret = was_secret;
            self.pending.has_left = mark::has_left(comment);
            // What was recorded above it belongs to an assignment that is gone.
            self.pending.mark = None;
        } else if mark::split(comment).is_some() {
            self.pending.mark = mark::read(comment);
        }
    }

    /// What has been read so far belongs to `key`.
    fn anchor(&mut self, key: &'s str, line: Line<'s>) {
        let Pending { comments, mark, was_secret, has_left } = std::mem::take(&mut self.pending);
        if let Some(entry) = self.by_key.get(key).and_then(|&at| self.file.entries.get_mut(at)) {
            entry.comments.extend(comments);
            entry.was_secret |= was_secret;
            entry.mark = entry.mark.take().or(mark);
            match (&entry.line, &line) {
                (Line::Nothing, _) => entry.line = line,
                (Line::Set(set), Line::Unset) => {
                    entry.comments.extend(own_comment(entry, set));
                    entry.line = line;
                }
                (Line::Unset, Line::Set(set)) => entry.comments.extend(own_comment(entry, set)),
                _ => {}
            }
            return;
        }
        self.by_key.insert(key, self.file.entries.len());
        self.file.entries.push(Entry { key, comments, mark, was_secret, has_left, line });
    }
}
