//! The readers that a `.env` file can be written for.

use clap::ValueEnum;

/// One way of reading `.env` files. Without one, a file is written for as many readers as possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Dialect {
    /// A shell that sources the file
    Posix,
    /// docker compose
    Compose,
    /// The Rust crate dotenvy
    Dotenvy,
    /// Readers without quotes: docker --env-file, kubectl --from-env-file, kustomize, ECS
    Raw,
}

impl Dialect {
    /// Every dialect.
    pub(crate) const ALL: [Self; 4] = [Self::Posix, Self::Compose, Self::Dotenvy, Self::Raw];

    /// The dialect that is named so.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        <Self as ValueEnum>::from_str(name, false).ok()
    }
}
