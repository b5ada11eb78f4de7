//! How much a run may do: a small text can ask for a great deal of work.

/// How many values aliases and merge keys may add to a stream.
const EXPANDED: u64 = 1_000_000;
/// How many variables may be looked at, over all containers.
const RESOLVED: u64 = 20_000_000;

/// What is left to spend.
#[derive(Debug)]
pub(crate) struct Budget {
    expanded: u64,
    resolved: u64,
}

/// Why a run stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TooMuch {
    /// Aliases and merge keys make too much of a document that begins at this line.
    Expanded { line: usize },
    /// The containers take too many variables.
    Resolved,
}

impl Default for Budget {
    fn default() -> Self {
        Self { expanded: EXPANDED, resolved: RESOLVED }
    }
}

impl Budget {
    /// Pays for values that stand in the text once and are used again.
    pub(super) fn expand(&mut self, values: u64, line: usize) -> Result<(), TooMuch> {
        self.expanded = self.expanded.checked_sub(values).ok_or(TooMuch::Expanded { line })?;
        Ok(())
    }

    /// Pays for looking at variables.
    pub(crate) fn resolve(&mut self, variables: usize) -> Result<(), TooMuch> {
        self.resolved = self.resolved.checked_sub(variables as u64).ok_or(TooMuch::Resolved)?;
        Ok(())
    }
}

impl TooMuch {
    /// The sentence that says so.
    pub(crate) fn sentence(self) -> String {
        match self {
            Self::Expanded { line } => format!(
                "aliases and merge keys of the document at line {line} make more than {EXPANDED} \
                 values of it"
            ),
            Self::Resolved => {
                format!("the containers take more than {RESOLVED} variables together")
            }
        }
    }
}
