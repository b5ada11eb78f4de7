//! What can be asked of `compat`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  alphaswarm-settings compat
  alphaswarm-settings compat --against origin/main --plan
  alphaswarm-settings compat --against v1.4.0:schema/.env.schema
  alphaswarm-settings compat --against released/1.4.0.env.schema --category runtime,source
  alphaswarm-settings compat --rendered old.yaml new.yaml --service api
  alphaswarm-settings compat --format markdown > comment.md

Compares the schema and the values of the environments with those of the base, and reports what would
break while both versions run: new code on old configuration, and old code on new configuration. Reads
the repository itself and fetches nothing. Accepted findings stand in `compat.toml` next to the schema.
Says nothing and exits 0 when both orders of a rollout are safe.")]
pub(crate) struct Compat {
    /// The base: a commit, with `:PATH` for another file in it, or a file [default: `against` of
    /// `[compat]` in the configuration]
    #[arg(long, value_name = "REF[:PATH]|FILE")]
    pub(crate) against: Option<String>,
    /// Take known values from the manifests that ran, and from those that will
    #[arg(long, num_args = 2, value_names = ["OLD", "NEW"])]
    pub(crate) rendered: Vec<PathBuf>,
    /// Report only what concerns this service
    #[arg(long, value_name = "NAME")]
    pub(crate) service: Option<String>,
    /// What may break: a rollout, or the code of other crates
    #[arg(
        long,
        value_enum,
        value_delimiter = ',',
        default_value = "runtime",
        value_name = "NAMES"
    )]
    pub(crate) category: Vec<Category>,
    /// Print what to roll out first, and what next
    #[arg(long)]
    pub(crate) plan: bool,
    /// Exit 1 for warnings too
    #[arg(long)]
    pub(crate) deny_warnings: bool,
}

/// What a change may break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Category {
    /// Services that start or restart during a rollout
    Runtime,
    /// Rust code that uses the published `Settings` of another crate
    Source,
}
