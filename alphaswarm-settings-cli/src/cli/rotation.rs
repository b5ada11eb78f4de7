//! What can be asked of `rotation`.

use alphaswarm_settings_schema::cadence;
use clap::{Args, Subcommand};
use jiff::civil::Date;

use crate::date;

#[derive(Debug, Subcommand)]
pub(crate) enum Rotation {
    /// Add a rotation to the ledger
    Record(Record),
    /// Show when each secret was rotated last, and when it is due
    Status(Status),
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  alphaswarm-settings rotation record ALPHASWARM_TOKEN
  alphaswarm-settings rotation record ALPHASWARM_TOKEN --on 2026-01-31 --environment prod
  alphaswarm-settings rotation record ALPHASWARM_TOKEN --evidence https://tickets.example.org/OPS-7

Adds a block to the ledger: `rotations.toml` in the directory of the schema, or the file that `rotations`
in the configuration names. Everything else in the file stays as it is. The ledger never holds a value.")]
pub(crate) struct Record {
    /// The secret that was replaced
    #[arg(value_name = "KEY")]
    pub(crate) key: String,
    /// The day on which it was replaced [default: today]
    #[arg(long, value_name = "DATE", value_parser = date::argument)]
    pub(crate) on: Option<Date>,
    /// The `[[environment]]` in which it was replaced [default: all]
    #[arg(long, value_name = "NAME")]
    pub(crate) environment: Option<String>,
    /// A link to a page about it, such as a ticket
    #[arg(long, value_name = "URL")]
    pub(crate) evidence: Option<String>,
    /// The day to take for today [default: that of the clock, in UTC]
    #[arg(long, value_name = "DATE", value_parser = date::argument)]
    pub(crate) today: Option<Date>,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  alphaswarm-settings rotation status
  alphaswarm-settings rotation status --warn 4w --deny-warnings
  alphaswarm-settings rotation status --format github

Exits 1 where a secret is overdue. One without a recorded rotation is overdue. Run it in a scheduled job:
its result depends on the day, so it does not belong into the checks of a pull request.")]
pub(crate) struct Status {
    /// The day to take for today [default: that of the clock, in UTC]
    #[arg(long, value_name = "DATE", value_parser = date::argument)]
    pub(crate) today: Option<Date>,
    /// How long before it is due a secret is a warning: days or weeks
    #[arg(long, value_name = "DURATION", default_value = "14d", value_parser = warn)]
    pub(crate) warn: u32,
    /// Exit 1 for warnings too
    #[arg(long)]
    pub(crate) deny_warnings: bool,
}

impl Rotation {
    /// The day that the arguments take for today.
    pub(crate) fn today(&self) -> Option<Date> {
        match self {
            Self::Record(arguments) => arguments.today,
            Self::Status(arguments) => arguments.today,
        }
    }
}

fn warn(text: &str) -> Result<u32, &'static str> {
    cadence::span(text).ok_or("expected days or weeks, such as `14d` or `2w`")
}
