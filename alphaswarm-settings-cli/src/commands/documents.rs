//! `completions` and `man`: what is made from the command line itself.

use clap::{Command, CommandFactory};
use clap_complete::{Shell, generate};

use crate::cli::{self, Cli};
use crate::console::{Console, reason};
use crate::exit::Exit;
use crate::message::{Draft, Messages};

const NAME: &str = "alphaswarm-settings";

/// Prints the completions of a shell.
pub(crate) fn completions(shell: cli::Shell, console: &mut Console) -> Result<Exit, Messages> {
    let shell = match shell {
        cli::Shell::Bash => Shell::Bash,
        cli::Shell::Zsh => Shell::Zsh,
        cli::Shell::Fish => Shell::Fish,
    };
    let mut script = Vec::new();
    generate(shell, &mut Cli::command(), NAME, &mut script);
    print(&script, console)
}

/// Prints the manual page of the command, or of one of its commands.
pub(crate) fn man(name: Option<&str>, console: &mut Console) -> Result<Exit, Messages> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command(name)?).render(&mut page).map_err(|error| {
        Draft::error(format!("cannot write the manual page: {}", reason(&error)))
    })?;
    print(&page, console)
}

fn command(name: Option<&str>) -> Result<Command, Messages> {
    let mut whole = Cli::command();
    let Some(name) = name else { return Ok(whole) };
    whole.build();
    whole.find_subcommand(name).cloned().ok_or_else(|| {
        let names: Vec<_> =
            whole.get_subcommands().map(|c| format!("`{}`", c.get_name())).collect();
        Draft::error(format!("there is no command `{name}`"))
            .help(format!("use one of {}", names.join(", ")))
            .into()
    })
}

fn print(bytes: &[u8], console: &mut Console) -> Result<Exit, Messages> {
    console.data(&String::from_utf8_lossy(bytes))?;
    Ok(Exit::Clean)
}
