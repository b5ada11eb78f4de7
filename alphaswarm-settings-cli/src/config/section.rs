//! The tables that the keys of the configuration stand in.

use alphaswarm_settings_schema::diagnostic::Code;

use crate::codes;

/// A table of the configuration, or of the ledger of rotations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    /// What stands above every heading.
    Top,
    /// `[[artifact]]`.
    Artifact,
    /// `[[environment]]`.
    Environment,
    /// `[check]`.
    Check,
    /// `[[check.ignore]]`.
    Ignore,
    /// The ledger of rotations.
    Ledger,
    /// `[[rotated]]` in it.
    Rotated,
}

impl Section {
    const fn is_of_ledger(self) -> bool {
        matches!(self, Self::Ledger | Self::Rotated)
    }

    /// The code of a key that the table does not have.
    pub(super) const fn unknown(self) -> Code {
        if self.is_of_ledger() { codes::INVALID_LEDGER } else { codes::UNKNOWN_CONFIG_KEY }
    }

    /// The code of a key that is not there.
    pub(super) const fn missing(self) -> Code {
        if self.is_of_ledger() { codes::INVALID_LEDGER } else { codes::MISSING_CONFIG_KEY }
    }

    /// The code of a value that its key cannot have.
    pub(super) const fn invalid(self) -> Code {
        if self.is_of_ledger() { codes::INVALID_LEDGER } else { codes::INVALID_CONFIG_VALUE }
    }
}
