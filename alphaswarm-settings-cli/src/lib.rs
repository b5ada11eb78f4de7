//! The command `alphaswarm-settings`: artifacts from `.env.schema`, and the proof that they agree
//! with it.
//!
//! The way of a run: `cli` says what is asked, `find` where schema and configuration are,
//! `project` what they say. `generate` makes the text of each `artifact`, and the commands
//! compare it with the files (`diff`) or write it (`write`). Everything that can be wrong is
//! gathered as `message`s first; files are touched only when there is nothing left to say.

mod artifact;
mod cli;
mod codes;
mod commands;
mod config;
mod console;
mod dialect;
mod diff;
mod environment;
mod exit;
mod explain;
mod find;
mod finding;
mod generate;
mod git;
mod input;
mod kustomize;
mod manifest;
mod message;
mod path;
mod project;
mod rendered;
mod write;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use cli::{Cli, Command, Explain};
use console::Console;
use exit::Exit;

/// Runs the command with the given arguments, the first of which is its own name.
#[must_use]
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version go to stdout, usage errors to stderr; nobody to tell if that fails.
            let _ = error.print();
            return if error.use_stderr() { Exit::Unusable.into() } else { Exit::Clean.into() };
        }
    };
    let mut console = Console::default();
    let outcome = match cli.command {
        Command::Generate(arguments) => commands::generate(&cli.files, &arguments, &mut console),
        Command::Init => commands::init(&cli.files, &mut console),
        Command::Completions { shell } => commands::completions(shell, &mut console),
        Command::Man { command } => commands::man(command.as_deref(), &mut console),
        Command::Validate(arguments) => commands::validate(&cli.files, &arguments, &mut console),
        Command::Explain(Explain::Unused(arguments)) => {
            explain::unused(&cli.files, &arguments, &mut console)
        }
    };
    outcome
        .unwrap_or_else(|messages| {
            console.say(&messages);
            Exit::Unusable
        })
        .into()
}
