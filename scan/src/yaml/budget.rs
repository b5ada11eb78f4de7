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
    /// Aliases and merge keys make more values than the budget allows.
    Expanded {
        /// The byte of the stream at which the value begins that is too large.
        offset: usize,
    },
    /// All containers together take more variables than the budget allows.
    Resolved,
}

impl Budget {
    /// How many values aliases and merge keys may add to what a stream spells.
    pub const MAX_EXPANDED: u64 = 1_000_000;
    /// How many variables may be looked at, over all containers.
    pub const MAX_RESOLVED: u64 = 20_000_000;

    /// A budget of other limits than the default ones: how many values aliases and merge keys may add,
    /// and how many variables may be looked at.
    #[must_use]
    pub const fn new(expanded: u64, resolved: u64) -> Self {
        Self { expanded, resolved }
    }

    /// Pays for values that stand in the text once and are used again.
    pub(super) fn expand(&mut self, values: u64, offset: usize) -> Result<(), TooMuch> {
        let left = self.expanded.checked_sub(values);
        self.expanded = left.ok_or(TooMuch::Expanded { offset })?;
        Ok(())
    }

    /// Pays for looking at variables, or at bytes that hold some.
    ///
    /// # Errors
    ///
    /// [`TooMuch::Resolved`] where less is left.
    pub fn resolve(&mut self, variables: usize) -> Result<(), TooMuch> {
        self.resolved = self.resolved.checked_sub(variables as u64).ok_or(TooMuch::Resolved)?;
        Ok(())
    }
}

impl Default for Budget {
    fn default() -> Self {
        Self::new(Self::MAX_EXPANDED, Self::MAX_RESOLVED)
    }
}

impl std::fmt::Display for TooMuch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Expanded { .. } => "aliases and merge keys make too many values",
            Self::Resolved => "the containers take too many variables together",
        })
    }
}

impl std::error::Error for TooMuch {}
