//! The command `alphaswarm-settings`: artifacts from `.env.schema`, and the proof that they agree
//! with it.
//!
//! The way of a run: `cli` says what is asked, `find` where schema and configuration are, `project`
//! what they say. `generate` makes the text of each `artifact`, and the commands compare it with the
//! files (`diff`) or write it (`write`). `rules` check assignments, which `environment`, `rendered` and
//! the env files hand to them. `rotation` says when secrets are due. All that is wrong is a list of
//! diagnostics; `report` tells it at the end, in one of four forms.

mod address;
mod adopt;
mod ambient;
mod artifact;
mod block;
mod check;
mod cli;
mod codes;
mod commands;
mod compat;
mod config;
mod console;
mod credential;
mod date;
mod details;
mod dialect;
mod diff;
mod environment;
mod evidence;
mod exit;
mod explain;
mod files;
mod find;
mod generate;
mod input;
mod kustomize;
mod lock;
mod markdown;
mod path;
mod project;
mod rendered;
mod report;
mod rotation;
mod rules;
mod seal;
mod sources;
mod starter;
mod usage;
mod variables;
mod write;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use cli::{Cli, Command, Listed, Rotation};
use console::Console;
use exit::Exit;
use report::{Format, Problems, Report};
use sources::Sources;

/// Runs the command with the given arguments, the first of which is its own name.
#[must_use]
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<_> = arguments.into_iter().collect();
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(error) => return refused(&error, &arguments),
    };
    let sources = Sources::default();
    let report = run(&cli, &sources).unwrap_or_else(Report::failed);
    print(report, cli.files.format, &sources)
}

/// Help, the version, or a usage error.
fn refused(error: &clap::Error, arguments: &[OsString]) -> ExitCode {
    if !error.use_stderr() {
        // There is no third way out.
        let _ = error.print();
        return Exit::Clean.into();
    }
    match usage::format(arguments) {
        Format::Human => {
            let _ = error.print();
            Exit::Unusable.into()
        }
        format => print(Report::failed(vec![usage::problem(error)]), format, &Sources::default()),
    }
}

fn print(report: Report, format: Format, sources: &Sources) -> ExitCode {
    let mut console = Console::default();
    let exit = report.print(format, sources, &mut console).unwrap_or_else(|problems| {
        // Stdout failed: what is left is stderr.
        let _ = Report::failed(problems).print(Format::Human, sources, &mut console);
        Exit::Unusable
    });
    exit.into()
}

fn run(cli: &Cli, sources: &Sources) -> Result<Report, Problems> {
    match &cli.command {
        Command::Generate(arguments) => commands::generate(&cli.files, arguments, sources),
        Command::Init(arguments) if !arguments.from.is_empty() => {
            adopt::init(&cli.files, arguments, sources)
        }
        Command::Init(_) => commands::init(&cli.files, sources),
        Command::Completions { shell } => Ok(commands::completions(*shell)),
        Command::ConfigSchema => Ok(commands::config_schema()),
        Command::Man { command } => commands::man(command.as_deref()),
        Command::Validate(arguments) => commands::validate(&cli.files, arguments, sources),
        Command::Seal(arguments) => {
            let today = arguments.today.unwrap_or_else(date::by_the_clock);
            commands::seal(&cli.files, arguments, today, sources)
        }
        Command::Compat(arguments) => compat::compat(&cli.files, arguments, sources),
        Command::Check(arguments) => adopt::check(&cli.files, arguments, sources),
        Command::Explain(asked) => match &asked.list {
            Some(Listed::Unused(arguments)) => check::explain(&cli.files, arguments, sources),
            None => explain::explain(&cli.files, asked, sources),
        },
        Command::Rotation(asked) => {
            let today = asked.today().unwrap_or_else(date::by_the_clock);
            match asked {
                Rotation::Record(arguments) => {
                    commands::record_rotation(&cli.files, arguments, today, sources)
                }
                Rotation::Status(arguments) => {
                    commands::rotation_status(&cli.files, arguments, today, sources)
                }
            }
        }
    }
}
