//! What can be asked of the command.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::artifact::{Env, Kind};

/// Artifacts from `.env.schema`, and the proof that they agree with it.
#[derive(Debug, Parser)]
#[command(name = "alphaswarm-settings", version, propagate_version = true)]
#[command(after_help = "\
Examples:
  alphaswarm-settings generate --env local            write what the configuration lists for local
  alphaswarm-settings generate --env k8s --kind configmap --out configmap.yaml
  alphaswarm-settings validate                        prove that every artifact is up to date

Exit codes: 0 clean, 1 drift or findings, 2 bad usage, schema, configuration or files.")]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) files: Files,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Where schema and configuration are.
#[derive(Debug, Args)]
pub(crate) struct Files {
    /// The schema [default: the configuration's, else `schema/.env.schema` or `.env.schema` here or
    /// in a folder above]
    #[arg(long, global = true, value_name = "PATH")]
    pub(crate) schema: Option<PathBuf>,
    /// The configuration [default: `alphaswarm-settings.toml` here or in a folder above]
    #[arg(long, global = true, value_name = "PATH")]
    pub(crate) config: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write the artifacts of one environment
    Generate(Generate),
    /// Prove that every artifact of the configuration agrees with the schema
    Validate(Validate),
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  alphaswarm-settings generate --env local
  alphaswarm-settings generate --env cloud --out .env.cloud
  alphaswarm-settings generate --env k8s --kind secret --out -
  alphaswarm-settings generate --env k8s --kind configmap --diff

Without --out, the configuration says which files are written; where it lists none for the
environment, the artifacts go to stdout.")]
pub(crate) struct Generate {
    /// The environment
    #[arg(long, value_enum, value_name = "ENV")]
    pub(crate) env: Env,
    /// The kind of artifact [default: `env` for local and cloud]
    #[arg(long, value_enum, value_name = "KIND")]
    pub(crate) kind: Option<Kind>,
    /// The file to write; `-` is stdout
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Write nothing; show what would change, and exit 1 if anything would
    #[arg(long)]
    pub(crate) diff: bool,
    /// Overwrite a file even where it holds what somebody has typed
    #[arg(long)]
    pub(crate) force: bool,
    /// Refuse a value that some reader of `.env` files would misread
    #[arg(long)]
    pub(crate) strict: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  alphaswarm-settings validate
  alphaswarm-settings validate --deny-warnings

Says nothing and exits 0 when everything is up to date. Writes nothing in any case.")]
pub(crate) struct Validate {
    /// Exit 1 for warnings too
    #[arg(long)]
    pub(crate) deny_warnings: bool,
    /// Show warnings even where nothing fails
    #[arg(long, short)]
    pub(crate) verbose: bool,
}
