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
    /// `[compat]`.
    Compat,
    /// The list of accepted findings of `compat`.
    Acceptance,
    /// `[[accepted]]` in it.
    Accepted,
    /// The ledger of rotations.
    Ledger,
    /// `[[rotated]]` in it.
    Rotated,
}

impl Section {
    /// The one code of a file that is not the configuration.
    const fn of_file(self) -> Option<Code> {
        match self {
            Self::Ledger | Self::Rotated => Some(codes::INVALID_LEDGER),
            Self::Acceptance | Self::Accepted => Some(codes::INVALID_ACCEPTANCE),
            _ => None,
        }
    }

    /// The code of a key that the table does not have.
    pub(super) fn unknown(self) -> Code {
        self.of_file().unwrap_or(codes::UNKNOWN_CONFIG_KEY)
    }

    /// The code of a key that is not there.
    pub(super) fn missing(self) -> Code {
        self.of_file().unwrap_or(codes::MISSING_CONFIG_KEY)
    }

    /// The code of a value that its key cannot have.
    pub(super) fn invalid(self) -> Code {
        self.of_file().unwrap_or(codes::INVALID_CONFIG_VALUE)
    }
}
