//! `explain unused`: the variables that no Rust code reads.

mod files;
mod lex;
mod names;
mod reads;

use std::fmt::Write;

use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Variable;

use crate::cli::{Files, Unused};
use crate::console::Console;
use crate::exit::Exit;
use crate::message::{Draft, Messages};
use crate::path::shown;
use crate::project::Project;
use reads::Reads;

/// Runs the command.
pub(crate) fn unused(
    files: &Files,
    arguments: &Unused,
    console: &mut Console,
) -> Result<Exit, Messages> {
    let project = Project::open(files)?;
    let (parsed, _) = project.parse()?;
    let sources = files::rust_files(&arguments.root)?;
    if sources.is_empty() {
        let root = shown(&arguments.root);
        return Err(Draft::error(format!("no Rust file is in `{root}`"))
            .help("name the folder that holds the code")
            .into());
    }
    let mut reads = Reads::default();
    let mut broken = 0;
    for path in &sources {
        let lexed = lex::lex(&files::read(path)?);
        broken += usize::from(lexed.is_broken);
        lexed.streams.into_iter().for_each(|stream| reads.add(stream));
    }
    if broken > 0 {
        let (files, were) = if broken == 1 { ("file", "is") } else { ("files", "are") };
        console.remark(&format!("{broken} {files} {were} not all Rust; what is was read"));
    }
    let variables = &parsed.schema.variables;
    let mut unread = variables.iter().filter(|variable| is_unread(variable, &reads)).peekable();
    let exit = if unread.peek().is_some() { Exit::Drift } else { Exit::Clean };
    let lines = unread.fold(String::new(), |mut lines, variable| {
        let description = mask::printable(variable.description.value);
        let (key, line) = (variable.key.value, variable.line);
        let _ = writeln!(lines, "{key}  {}:{line}  {description}", shown(&project.schema));
        lines
    });
    console.data(&lines)?;
    Ok(exit)
}

fn is_unread(variable: &Variable<'_>, reads: &Reads) -> bool {
    variable.extension().external.is_none() && !reads.has(variable.key.value)
}
