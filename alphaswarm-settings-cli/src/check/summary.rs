//! How many files were read, and how many not.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::skip::Skip;

/// The counts of a run.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Summary {
    pub(crate) read: usize,
    /// Those of them that are not all of their language; the rest of them was read.
    pub(crate) broken: usize,
    /// What could not be read for a reason that is reported.
    pub(crate) unread: usize,
    pub(crate) skipped: BTreeMap<Skip, usize>,
}

impl Summary {
    pub(super) fn skip(&mut self, why: Skip, count: usize) {
        if count > 0 {
            *self.skipped.entry(why).or_default() += count;
        }
    }

    /// How many files were skipped in all.
    pub(crate) fn skipped(&self) -> usize {
        self.skipped.values().sum()
    }

    /// The line that people read.
    pub(super) fn line(&self) -> String {
        let plural = if self.read == 1 { "file" } else { "files" };
        let mut line = format!("read {} {plural}", self.read);
        if self.broken > 0 {
            let _ = write!(line, ", {} of them with syntax errors", self.broken);
        }
        if self.skipped() > 0 {
            let each = self.skipped.iter().map(|(why, count)| format!("{count} {}", why.as_str()));
            let each: Vec<_> = each.collect();
            let _ = write!(line, "; skipped {}", each.join(", "));
        }
        line
    }
}
