//! The forms in which problems are told.

use clap::ValueEnum;

/// How problems are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Sentences with excerpts on stderr, unified diffs on stdout
    #[value(alias = "diff")]
    Human,
    /// One object with `artifacts`, `findings` and `summary`
    Json,
    /// Annotations for a workflow of GitHub
    Github,
    /// SARIF 2.1.0
    Sarif,
    /// A table in Markdown, for a comment on a pull request
    Markdown,
}
