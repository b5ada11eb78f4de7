//! How much a run may do: a small text can ask for a great deal of work.

/// What is left to spend on the texts of one run.
#[derive(Debug)]
pub struct Budget {
    expanded: u64,
    resolved: u64,
}

/// Why a run stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TooMuch {
    /// Aliases and merge keys make more than [`Budget::MAX_EXPANDED`] values.
    Expanded {
        /// The byte of the stream at which the value begins that is too large.
        offset: usize,
    },
    /// All containers together take more than [`Budget::MAX_RESOLVED`] variables.
    Resolved,
}

impl Budget {
    /// How many values aliases and merge keys may add to what a stream spells.
    pub const MAX_EXPANDED: u64 = 1_000_000;
    /// How many variables may be looked at, over all containers.
    pub const MAX_RESOLVED: u64 = 20_000_000;

    /// Pays for values that stand in the text once and are used again.
    pub(super) fn expand(&mut self, values: u64, offset: usize) -> Result<(), TooMuch> {
        let left = self.expanded.checked_sub(values);
        self.expanded = left.ok_or(TooMuch::Expanded { offset })?;
        Ok(())
    }

    /// Pays for looking at variables.
    pub(crate) fn resolve(&mut self, variables: usize) -> Result<(), TooMuch> {
        self.resolved = self.resolved.checked_sub(variables as u64).ok_or(TooMuch::Resolved)?;
        Ok(())
    }
}

impl Default for Budget {
    fn default() -> Self {
        Self { expanded: Self::MAX_EXPANDED, resolved: Self::MAX_RESOLVED }
    }
}

impl std::fmt::Display for TooMuch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Expanded { .. } => {
                let most = Budget::MAX_EXPANDED;
                write!(f, "aliases and merge keys make more than {most} values")
            }
            Self::Resolved => {
                let most = Budget::MAX_RESOLVED;
                write!(f, "the containers take more than {most} variables together")
            }
        }
    }
}

impl std::error::Error for TooMuch {}
