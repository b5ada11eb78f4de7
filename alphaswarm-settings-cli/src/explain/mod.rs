//! `explain unused`: the variables that no Rust code reads.

mod files;
mod lex;
mod names;
mod reads;

use std::fmt::Write;

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Variable;

use crate::cli::{Files, Unused};
use crate::codes;
use crate::exit::Exit;
use crate::path::shown;
use crate::project::Project;
use crate::report::{Problems, Report, Warnings};
use crate::sources::Sources;
use reads::Reads;

/// Runs the command.
pub(crate) fn unused(
    files: &Files,
    arguments: &Unused,
    sources: &Sources,
) -> Result<Report, Problems> {
    let project = Project::open(files, sources)?;
    let (parsed, _) = project.parse()?;
    let paths = files::rust_files(&arguments.root)?;
    if paths.is_empty() {
        let title = format!("there is no Rust file in `{}`", shown(&arguments.root));
        let problem = Diagnostic::general(codes::NOTHING_TO_CHECK, title);
        return Err(vec![problem.help("name the directory that holds the code")]);
    }
    let mut reads = Reads::default();
    let mut broken = 0;
    for path in &paths {
        let lexed = lex::lex(&files::read(path)?);
        broken += usize::from(lexed.is_broken);
        lexed.streams.into_iter().for_each(|stream| reads.add(stream));
    }
    // People get the list alone.
    let mut report = Report { warnings: Warnings::Counted, ..Report::default() };
    if broken > 0 {
        let (files, were) = if broken == 1 { ("file", "is") } else { ("files", "are") };
        report.remarks.push(format!("{broken} {files} {were} not all Rust; what is was read"));
    }
    for variable in parsed.schema.variables.iter().filter(|variable| is_unread(variable, &reads)) {
        report.exit = Exit::Findings;
        let problem = Diagnostic::new(codes::UNUSED, variable.key.span, "no code uses it");
        let problem = problem.key(variable.key.value).help("use it, or delete it");
        report.problems.extend(project.source.locate([problem]));
        let description = mask::printable(variable.description.value);
        let (key, line) = (variable.key.value, variable.line);
        let _ = writeln!(report.data, "{key}  {}:{line}  {description}", project.schema_name());
    }
    Ok(report)
}

fn is_unread(variable: &Variable<'_>, reads: &Reads) -> bool {
    variable.extension().external.is_none() && !reads.has(variable.key.value)
}
