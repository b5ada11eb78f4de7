//! `completions`, `man` and `config-schema`: what is made from the tables of the command itself.

use clap::{Command, CommandFactory};
use clap_complete::{Shell, generate};

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::mask;

use crate::cli::{self, Cli};
use crate::codes;
use crate::config;
use crate::console::reason;
use crate::report::{Problems, Report};

const NAME: &str = "alphaswarm-settings";

/// Prints the completions of a shell.
pub(crate) fn completions(shell: cli::Shell) -> Report {
    let shell = match shell {
        cli::Shell::Bash => Shell::Bash,
        cli::Shell::Zsh => Shell::Zsh,
        cli::Shell::Fish => Shell::Fish,
    };
    let mut script = Vec::new();
    generate(shell, &mut Cli::command(), NAME, &mut script);
    data(&script)
}

/// Prints the manual page of the command, or of one of its commands.
pub(crate) fn man(name: Option<&str>) -> Result<Report, Problems> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command(name)?).render(&mut page).map_err(|error| {
        let title = format!("cannot write the manual page: {}", reason(&error));
        vec![Diagnostic::general(codes::CANNOT_WRITE, title)]
    })?;
    Ok(data(&page))
}

/// Prints the JSON Schema of the configuration.
pub(crate) fn config_schema() -> Report {
    Report { data: config::schema(), ..Report::default() }
}

fn command(name: Option<&str>) -> Result<Command, Problems> {
    let mut whole = Cli::command();
    let Some(name) = name else { return Ok(whole) };
    whole.build();
    whole.find_subcommand(name).cloned().ok_or_else(|| {
        let names: Vec<_> =
            whole.get_subcommands().map(|c| format!("`{}`", c.get_name())).collect();
        let title = format!("there is no command `{}`", mask::shown(name));
        let problem = Diagnostic::general(codes::INVALID_USAGE, title);
        vec![problem.help(format!("use one of {}", names.join(", ")))]
    })
}

fn data(bytes: &[u8]) -> Report {
    Report { data: String::from_utf8_lossy(bytes).into_owned(), ..Report::default() }
}
