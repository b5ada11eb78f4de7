//! What can be asked of the command.

mod compat;
mod rotation;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::artifact::{Env, Kind};
use crate::config::names;
use crate::date;
use crate::dialect::Dialect;
use crate::rendered::ServiceAssignment;
use crate::report::Format;
use crate::seal::SealingScope;
pub(crate) use compat::{Category, Compat};
pub(crate) use rotation::{Record, Rotation, Status};

/// Artifacts from `.env.schema`, and the proof that they agree with it.
#[derive(Debug, Parser)]
#[command(name = "alphaswarm-settings", version, propagate_version = true)]
#[command(after_help = "\
Examples:
  alphaswarm-settings init                            write a schema and a configuration to start with
  alphaswarm-settings generate                        write every artifact of the configuration
  alphaswarm-settings generate --env local            write those for local
  alphaswarm-settings generate --env k8s --kind configmap --out configmap.yaml
  alphaswarm-settings validate                        prove that every artifact is up to date
  alphaswarm-settings check                           prove that the schema has every variable
  alphaswarm-settings compat --against origin/main    show what the change breaks in a rollout
  alphaswarm-settings rotation status                 show which secrets have to be rotated

Exit codes: 0 clean, 1 drift or findings, 2 bad usage, schema, configuration or files.")]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) files: Files,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Where schema and configuration are, and how problems are shown.
#[derive(Debug, Args)]
pub(crate) struct Files {
    /// The schema [default: the configuration's, else `schema/.env.schema` or `.env.schema` here or
    /// in a directory above]
    #[arg(long, global = true, value_name = "PATH")]
    pub(crate) schema: Option<PathBuf>,
    /// The configuration [default: `alphaswarm-settings.toml` here or in a directory above]
    #[arg(long, global = true, value_name = "PATH")]
    pub(crate) config: Option<PathBuf>,
    /// How to show what is found
    #[arg(long, global = true, value_enum, value_name = "FORMAT", default_value = "human")]
    pub(crate) format: Format,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write the artifacts, or those of one environment
    Generate(Generate),
    /// Prove that every artifact of the configuration agrees with the schema
    Validate(Validate),
    /// Prove that every variable that anything uses is in the schema
    Check(Check),
    /// Show what a change of the schema breaks in a rollout
    Compat(Compat),
    /// Write a SealedSecret that only the controller in the cluster can open
    Seal(Seal),
    /// Write a schema and a configuration to start with, or a schema out of what is there
    Init(Init),
    /// Print the completions of a shell
    #[command(after_help = "\
Examples:
  alphaswarm-settings completions bash > ~/.local/share/bash-completion/completions/alphaswarm-settings
  alphaswarm-settings completions zsh > ~/.zfunc/_alphaswarm-settings
  alphaswarm-settings completions fish > ~/.config/fish/completions/alphaswarm-settings.fish")]
    Completions {
        /// The shell
        #[arg(value_enum, value_name = "SHELL")]
        shell: Shell,
    },
    /// Print the JSON Schema of the configuration, for editors
    #[command(after_help = "\
Examples:
  alphaswarm-settings config-schema > alphaswarm-settings.schema.json

The schema is in draft-07. A first line `#:schema alphaswarm-settings.schema.json` in
`alphaswarm-settings.toml` tells taplo, and the editors that use it, to complete and check its keys.")]
    ConfigSchema,
    /// Print the manual page
    #[command(after_help = "\
Examples:
  alphaswarm-settings man > alphaswarm-settings.1
  alphaswarm-settings man generate > alphaswarm-settings-generate.1")]
    Man {
        /// The page of one command
        #[arg(value_name = "COMMAND")]
        command: Option<String>,
    },
    /// Explain a code or a variable, or list what nothing uses
    Explain(Explain),
    /// Record when secrets were replaced, and see when they have to be again
    #[command(subcommand)]
    Rotation(Rotation),
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  alphaswarm-settings generate
  alphaswarm-settings generate --env local
  alphaswarm-settings generate --env cloud --out .env.cloud --dialect compose
  alphaswarm-settings generate --env k8s --kind secret --out -
  alphaswarm-settings generate --env k8s --kind configmap --diff
  alphaswarm-settings generate --env k8s --kind configmap --environment prod
  alphaswarm-settings generate --env k8s --kind external-secret --environment prod
  alphaswarm-settings generate --env cloud --kind ecs --environment prod

Without --out, the configuration says which files are written; where it lists none for the
environment, the artifacts go to stdout. A `.env` file is merged: values and comments that
a person typed stay. A manifest is refused where a key was added by hand or a Secret is filled in;
--force overwrites it. A changed value of a ConfigMap is always overwritten: put it into the schema
or into the values of an environment.")]
pub(crate) struct Generate {
    /// The kind of environment [default: every one that the configuration lists]
    #[arg(long, value_enum, value_name = "ENV")]
    pub(crate) env: Option<Env>,
    /// The kind of artifact [default: `env` for local and cloud]
    #[arg(long, value_enum, value_name = "KIND")]
    pub(crate) kind: Option<Kind>,
    /// Lay the values of this `[[environment]]` of the configuration over the defaults
    #[arg(long, value_name = "NAME", requires = "env")]
    pub(crate) environment: Option<String>,
    /// The file to write; `-` is stdout
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Write nothing; show what would change, and exit 1 if anything would
    #[arg(long)]
    pub(crate) diff: bool,
    /// Overwrite a manifest even where keys were added by hand, or a Secret is filled in
    #[arg(long)]
    pub(crate) force: bool,
    /// Refuse a value that some reader of `.env` files would misread
    #[arg(long)]
    pub(crate) strict: bool,
    /// Write `.env` files for one reader, in place of as many as possible
    #[arg(long, value_enum, value_name = "READER")]
    pub(crate) dialect: Option<Dialect>,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  alphaswarm-settings validate
  alphaswarm-settings validate --deny-warnings
  alphaswarm-settings validate --committed --format json
  alphaswarm-settings validate --environment prod
  kubectl kustomize overlays/prod | alphaswarm-settings validate --environment prod --rendered -

Says nothing and exits 0 when everything is up to date. Writes nothing in any case.")]
pub(crate) struct Validate {
    /// Exit 1 for warnings too
    #[arg(long)]
    pub(crate) deny_warnings: bool,
    /// Check this `[[environment]]` of the configuration, and nothing else
    #[arg(long, value_name = "NAME", conflicts_with = "committed")]
    pub(crate) environment: Option<String>,
    /// Check what the containers of final manifests will get; `-` is stdin
    #[arg(long, value_name = "FILE", requires = "environment")]
    pub(crate) rendered: Option<PathBuf>,
    /// Assign a service to a workload, or to one of its containers
    #[arg(long, value_name = "NAME=WORKLOAD[/CONTAINER]", requires = "environment")]
    pub(crate) service: Vec<ServiceAssignment>,
    /// Skip the artifacts that git ignores
    #[arg(long)]
    pub(crate) committed: bool,
    /// Show every warning
    #[arg(long, short)]
    pub(crate) verbose: bool,
}

#[derive(Debug, Default, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[command(after_help = "\
Examples:
  alphaswarm-settings check
  alphaswarm-settings check services/core deploy
  alphaswarm-settings check --staged
  alphaswarm-settings check --baseline check.baseline.json
  alphaswarm-settings check --baseline check.baseline.json --prune
  alphaswarm-settings check --uses-out uses.json
  alphaswarm-settings check --write-missing

Reads code, scripts, compose files, manifests, Dockerfiles, workflows and env files: what git tracks,
and what is untracked and not ignored. Says nothing and exits 0 when the schema has every variable
and no code reads the environment itself. `unused` is decided on the whole tree only.

A comment `alphaswarm-settings: allow(RULE) REASON` hides a finding on its line or the next one.")]
pub(crate) struct Check {
    /// The files and directories to read [default: the directory of the configuration, else that
    /// of the repository]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Accept the findings that this file counts
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// Write the baseline anew: without what is no longer found, or all of it if there is none
    #[arg(long, conflicts_with = "staged")]
    pub(crate) prune: bool,
    /// Read what would be committed, as git's index has it
    #[arg(long)]
    pub(crate) staged: bool,
    /// Count the uses of other repositories, written by `--uses-out`, when `unused` is decided
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub(crate) uses: Vec<PathBuf>,
    /// Write every use to this file
    #[arg(long, value_name = "FILE")]
    pub(crate) uses_out: Option<PathBuf>,
    /// Append a block to the schema for each variable that it lacks, then report what is left
    #[arg(long, conflicts_with = "staged")]
    pub(crate) write_missing: bool,
    /// Exit 1 for warnings too
    #[arg(long)]
    pub(crate) deny_warnings: bool,
    /// Show notes, and every place whole
    #[arg(long, short)]
    pub(crate) verbose: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  alphaswarm-settings seal prod.secrets --cert cert.pem --namespace prod --out sealed.yaml
  alphaswarm-settings seal prod.secrets --cert cert.pem --environment prod
  alphaswarm-settings seal - --key ALPHASWARM_TOKEN --cert cert.pem --out sealed.yaml < token

FILE is a `.env` file with a value for each secret of the Secret; with --key, it is one value and
nothing else. Seals in this process: no value is written to a file, printed or passed to a program.
The controller's certificate is public: `kubeseal --fetch-cert > cert.pem` gets it.

Each value is sealed with a new key, so it differs with every run; the rest of the file does not.")]
pub(crate) struct Seal {
    /// The `.env` file with the values, or with --key the value; `-` is stdin
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The certificate of the controller, in PEM
    #[arg(long, value_name = "PEM")]
    pub(crate) cert: PathBuf,
    /// What the values are bound to [default: the environment's `sealed_scope`, else `strict`]
    #[arg(long, value_enum, value_name = "SCOPE")]
    pub(crate) scope: Option<SealingScope>,
    /// The name of the Secret [default: that of the configuration]
    #[arg(long, value_name = "NAME", value_parser = name)]
    pub(crate) name: Option<String>,
    /// The namespace of the Secret [default: that of the environment or the configuration]
    #[arg(long, value_name = "NAMESPACE", value_parser = namespace)]
    pub(crate) namespace: Option<String>,
    /// The `[[environment]]` of the configuration that the Secret is for
    #[arg(long, value_name = "NAME")]
    pub(crate) environment: Option<String>,
    /// Replace the value of this key, and leave the rest of the file as it is
    #[arg(long, value_name = "KEY", conflicts_with = "scope")]
    pub(crate) key: Option<String>,
    /// The file to write; `-` is stdout [default: the environment's `sealed_secrets`, else stdout]
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// The day on which the certificate has to be valid [default: today, in UTC]
    #[arg(long, value_name = "DATE", value_parser = date::argument)]
    pub(crate) today: Option<Date>,
}

/// The name of an object, for the command line.
fn name(text: &str) -> Result<String, &'static str> {
    let expected = "expected a name in Kubernetes: lower-case letters, digits, `-` and `.`";
    names::is_subdomain(text).then(|| text.to_owned()).ok_or(expected)
}

/// A namespace, for the command line.
fn namespace(text: &str) -> Result<String, &'static str> {
    let expected = "expected a namespace: lower-case letters, digits and `-`, at most 63";
    names::is_label(text).then(|| text.to_owned()).ok_or(expected)
}

#[derive(Debug, Default, Args)]
#[command(after_help = "\
Examples:
  alphaswarm-settings init
  alphaswarm-settings init --schema config/.env.schema
  alphaswarm-settings init --from auto
  alphaswarm-settings init --from auto --dry-run
  alphaswarm-settings init --from services/core deploy/compose.yaml

Writes a schema of three examples, unless there is one, `alphaswarm-settings.toml` with four
artifacts, targets for make, lines for clippy, hooks for pre-commit and a workflow, and adds to
`.gitignore` what is missing there. Overwrites nothing: it shows what is missing in a file that
exists.

With --from, writes a block of the schema for each variable that the files declare or use: what
`check` reads, but never `.env`, `.env.local` or the value of a secret. `x-guess` marks what no file
says, `x-conflict` names files that disagree. A schema that exists gets what it lacks. The findings
of `check` that are left go to a baseline. `auto` reads everything.")]
pub(crate) struct Init {
    /// Read these files and directories, or everything for `auto`, and write the schema
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub(crate) from: Vec<PathBuf>,
    /// Write nothing; show what the schema would get
    #[arg(long, requires = "from")]
    pub(crate) dry_run: bool,
}

/// A shell with completions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shell {
    /// GNU bash
    Bash,
    /// Z shell
    Zsh,
    /// fish
    Fish,
}

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
#[command(after_help = "\
Examples:
  alphaswarm-settings explain unknown-target
  alphaswarm-settings explain 'warning[unused]'
  alphaswarm-settings explain ALPHASWARM_CORE_PORT
  alphaswarm-settings explain ALPHASWARM_CORE_PORT --environment prod
  alphaswarm-settings explain unused

A message begins with its code, in brackets. `explain unused` is the list of the variables that nothing
uses; write `[unused]` for the code of that name.

Of a variable: its block, what each artifact and environment gives it, with an arrow at the value that
wins, where it is used, and when it was rotated. Never the value of a secret.")]
pub(crate) struct Explain {
    /// A code: what it means, an example, what to do, how to allow it. Or the key of a variable
    #[arg(value_name = "CODE|KEY", required = true)]
    pub(crate) name: Option<String>,
    /// Only what this `[[environment]]` of the configuration gives the variable
    #[arg(long, value_name = "NAME")]
    pub(crate) environment: Option<String>,
    #[command(subcommand)]
    pub(crate) list: Option<Listed>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Listed {
    /// List the variables that nothing uses
    Unused(Unused),
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  alphaswarm-settings explain unused
  alphaswarm-settings explain unused services/core

A line for each variable that no file uses: its key, where it is declared, what it controls. Uses
are those of `check`, and in Rust the fields of settings as well. There it looks at names, not at
types: a variable counts as used where its field is accessed on any value, is in the pattern of any
struct or in a view, or where its key is a string. What the schema calls `external` is not listed.

Says nothing when everything is used. Exits 0 unless `--deny-warnings` is given, or `[rules]` of the
configuration makes `unused` an error.")]
pub(crate) struct Unused {
    /// Exit 1 for warnings too
    #[arg(long)]
    pub(crate) deny_warnings: bool,
    /// The directory that holds the code; what git ignores in it is not read
    #[arg(value_name = "ROOT", default_value = ".")]
    pub(crate) root: PathBuf,
}
