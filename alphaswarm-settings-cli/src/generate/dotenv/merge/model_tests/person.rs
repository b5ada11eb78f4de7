//! The person of a random life, and what they may expect to find again.

use std::collections::{BTreeMap, BTreeSet};

use super::platform::Platform;
use super::{KEYS, Random, active};

/// A value and one way to spell it.
const VALUES: [(&str, &str); 8] = [
    ("a", "a"),
    ("b", "'b'"),
    ("c", "\"c\""),
    ("a", "a # why"),
    ("x y", "'x y'"),
    ("it's", "\"it's\""),
    ("<set-via-secret-store>", "'<set-via-secret-store>'"),
    ("z", "  z  "),
];

/// What a person has done to the file.
#[derive(Debug, Default)]
pub(super) struct Person {
    /// The file.
    pub(super) lines: Vec<String>,
    has_crlf: bool,
    /// The values that have to be there, by key.
    pub(super) typed: BTreeMap<String, String>,
    /// The comments that have to be there.
    pub(super) comments: BTreeSet<String>,
    /// Every key that was ever edited, under any of its names.
    pub(super) touched: BTreeSet<String>,
    /// What the tool wrote last and the person has left as it was.
    written: BTreeMap<String, String>,
    /// The keys whose value was a person's at the last merge and has not been deleted since.
    owned: BTreeSet<String>,
    /// The comments that have lived through a merge.
    merged: BTreeSet<String>,
    /// The keys whose line was typed anew, without what was recorded above it.
    unmarked: BTreeSet<String>,
    notes: usize,
}

impl Person {
    pub(super) fn text(&self) -> String {
        let end = if self.has_crlf { "\r\n" } else { "\n" };
        self.lines.iter().flat_map(|line| [line.as_str(), end]).collect()
    }

    /// Does one thing, and says what.
    pub(super) fn edit(&mut self, platform: &Platform, random: &mut Random) -> String {
        let key = random.of(&KEYS);
        self.touched.extend([key.to_owned(), platform.current_name(key)]);
        match random.below(8) {
            0 => self.delete(key),
            1 => self.comment_out(key),
            2 => self.uncomment(key),
            3 => self.note(random),
            4 => {
                self.has_crlf = !self.has_crlf;
                "CRLF".to_owned()
            }
            _ => self.type_value(key, random),
        }
    }

    fn line_of(&self, key: &str) -> Option<usize> {
        let start = format!("{key}=");
        let is_set =
            |line: &String| line.strip_prefix("export ").unwrap_or(line).starts_with(&start);
        self.lines.iter().position(is_set)
    }

    fn type_value(&mut self, key: &'static str, random: &mut Random) -> String {
        let (value, spelling) = VALUES[random.below(VALUES.len())];
        let export = if random.once_in(5) { "export " } else { "" };
        let line = format!("{export}{key}={spelling}");
        let what = format!("type {line}");
        let placeholder = format!("# {key}=<set-via-secret-store>");
        let at = self.line_of(key);
        let at = at.or_else(|| self.lines.iter().position(|line| *line == placeholder));
        if let Some(at) = at {
            self.lines[at] = line;
        } else {
            self.lines.extend([String::new(), line]);
            self.unmarked.insert(key.to_owned());
        }
        self.typed.insert(key.to_owned(), value.to_owned());
        what
    }

    fn delete(&mut self, key: &str) -> String {
        if let Some(at) = self.line_of(key) {
            self.lines.remove(at);
        }
        self.forget(key);
        format!("delete {key}")
    }

    fn forget(&mut self, key: &str) {
        self.typed.remove(key);
        self.written.remove(key);
        self.owned.remove(key);
    }

    fn comment_out(&mut self, key: &str) -> String {
        if let Some(at) = self.line_of(key) {
            let line = format!("# {}", self.lines[at]);
            self.lines[at].clone_from(&line);
            self.comments.insert(line);
            self.forget(key);
        }
        format!("comment out {key}")
    }

    fn uncomment(&mut self, key: &str) -> String {
        let starts = [format!("# {key}="), format!("# export {key}=")];
        let is_typed = |line: &String| {
            starts.iter().any(|start| line.starts_with(start)) && self.merged.contains(line)
        };
        if let (Some(at), None) = (self.lines.iter().position(is_typed), self.line_of(key)) {
            let line = self.lines[at].clone();
            line[2..].clone_into(&mut self.lines[at]);
            self.typed.extend(active(&line[2..]));
            self.unmarked.insert(key.to_owned());
            // The same line may stand there twice.
            if !self.lines.contains(&line) {
                self.comments.remove(&line);
            }
        }
        format!("uncomment {key}")
    }

    fn note(&mut self, random: &mut Random) -> String {
        self.notes += 1;
        let note = format!("# note {}.", self.notes);
        let at = random.below(self.lines.len() + 1);
        self.lines.insert(at, note.clone());
        self.comments.insert(note);
        format!("note at {at}")
    }

    /// Takes out of what has to be found what reads as the tool's own by the rules: a line that
    /// says what it said before, or one without a record that says the current default.
    pub(super) fn forget_tools_own(&mut self, platform: &Platform) {
        let Self { written, unmarked, owned, .. } = self;
        self.typed.retain(|key, value| {
            let is_new = unmarked.contains(key) || !written.contains_key(key);
            let is_tools = if is_new {
                let is_left_empty = value.is_empty() && platform.is_secret(key);
                is_left_empty || platform.default_for(key) == Some(value)
            } else {
                written.get(key) == Some(value)
            };
            owned.contains(key) || !is_tools
        });
        self.unmarked.clear();
    }

    /// Goes on from what the tool has written.
    pub(super) fn accept(&mut self, text: &str) {
        self.lines = text.lines().map(str::to_owned).collect();
        self.written = active(text);
        self.owned = self.typed.keys().cloned().collect();
        self.merged = self.comments.clone();
        self.has_crlf = false;
    }
}
