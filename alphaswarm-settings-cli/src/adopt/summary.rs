//! What a run found and wrote, for people and for programs.

use serde::Serialize;

use super::Drafts;
use super::draft::Draft;
use super::left_out::{self, LeftOut};

/// So many files with syntax errors are named.
const MOST_FILES: usize = 5;

/// The counts of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Adoption {
    /// The variables that got a block.
    variables: usize,
    /// Those of them without a mark.
    certain: usize,
    guesses: usize,
    conflicts: usize,
    /// The files that were written.
    pub(crate) written: Vec<String>,
    left_out: Vec<LeftOut>,
    /// The files that were read only in part.
    broken: Vec<String>,
    /// Whether `check` has nothing to say afterwards; none where it did not run.
    pub(crate) is_clean: Option<bool>,
    /// The text, where it was asked for in place of files.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) schema: Option<String>,
}

impl Adoption {
    pub(super) fn of(drafts: &Drafts) -> Self {
        let Drafts { all: drafts, left_out, broken } = drafts;
        let count = |is: fn(&&Draft) -> bool| drafts.iter().filter(is).count();
        Self {
            variables: drafts.len(),
            certain: count(|draft| draft.is_certain()),
            guesses: count(|draft| !draft.guesses.is_empty()),
            conflicts: count(|draft| !draft.conflicts.is_empty()),
            left_out: left_out.clone(),
            broken: broken.clone(),
            ..Self::default()
        }
    }

    /// The line that people read.
    fn line(&self) -> String {
        if self.variables == 0 {
            return "no new variable".to_owned();
        }
        let plural = |count: usize, one: &str| {
            let s = if count == 1 { "" } else { "s" };
            format!("{count} {one}{s}")
        };
        format!(
            "{}: {} certain, {} with guesses (grep x-guess), {} (grep x-conflict)",
            plural(self.variables, "variable"),
            self.certain,
            self.guesses,
            plural(self.conflicts, "conflict"),
        )
    }

    /// The lines that people read: the counts, what got no block, and what was not read.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut lines = vec![self.line()];
        lines.extend(left_out::lines(&self.left_out));
        let broken = self.broken.iter().take(MOST_FILES);
        lines
            .extend(broken.map(|path| format!("`{path}` has syntax errors, and was read in part")));
        if self.broken.len() > MOST_FILES {
            lines.push(format!("{} more files have syntax errors", self.broken.len() - MOST_FILES));
        }
        lines
    }
}
