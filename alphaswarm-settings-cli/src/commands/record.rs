//! `rotation record`: adds a rotation to the ledger.

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::mask;
use jiff::civil::Date;

use super::ledger::{self, Opened};
use crate::artifact::Kind;
use crate::cli::{self, Files};
use crate::codes;
use crate::config::Config;
use crate::config::ledger::is_link;
use crate::date;
use crate::lock::Lock;
use crate::path::shown;
use crate::project::Project;
use crate::report::{Problems, Report};
use crate::rotation::record::{Record, with};
use crate::rotation::{Event, rotates};
use crate::sources::Sources;
use crate::variables::{Name, VariableIndex};
use crate::write;

/// Runs the command.
pub(crate) fn record(
    files: &Files,
    arguments: &cli::Record,
    today: Date,
    sources: &Sources,
) -> Result<Report, Problems> {
    let project = Project::open(files, sources)?;
    let (parsed, mut problems) = project.parse()?;
    let index = VariableIndex::of(&parsed.schema);
    let on = arguments.on.unwrap_or(today);
    let refusals = refusals(arguments, on, today, &project, &index);
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let path = project.ledger();
    // Two runs at once would each write what both have read, with one rotation more.
    let _lock = Lock::acquire(&path);
    let Opened { ledger, text: before, warnings } = ledger::open(&project, &index, sources)?;
    problems.extend(warnings);
    project.apply_severities(&mut problems);
    let is_same = |event: &Event| {
        (&event.key, event.on, &event.environment) == (&arguments.key, on, &arguments.environment)
    };
    if ledger.events.iter().any(is_same) {
        let remarks = vec![format!("`{}` has this rotation already", shown(&path))];
        return Ok(Report { problems, remarks, ..Report::default() });
    }
    let environment = arguments.environment.as_deref();
    let evidence = arguments.evidence.as_deref();
    let Some(text) = with(&before, &Record { key: &arguments.key, on, environment, evidence })
    else {
        return Err(vec![other_form(&shown(&path))]);
    };
    write::update(&path, &before, &text)?;
    let mut remarks = vec![format!("`{}` is written", shown(&path))];
    if project.config.is_some_and(|config| config.has(Kind::RotationRunbook)) {
        let kind = Kind::RotationRunbook.as_str();
        remarks.push(format!("next: run `alphaswarm-settings generate --kind {kind}`"));
    }
    Ok(Report { problems, remarks, ..Report::default() })
}

/// Why this cannot be recorded.
fn refusals(
    arguments: &cli::Record,
    on: Date,
    today: Date,
    project: &Project<'_>,
    index: &VariableIndex<'_, '_>,
) -> Problems {
    let mut problems: Problems = refused_key(&arguments.key, index).into_iter().collect();
    if let Some(environment) = &arguments.environment {
        let known = Config::environment(project.config.as_ref(), environment);
        problems.extend(known.err().unwrap_or_default());
    }
    if date::is_to_come(on, today) {
        let title = format!("{on} is still to come: today is {today}");
        problems.push(usage(title).help("record a rotation once it is done"));
    }
    if arguments.evidence.as_deref().is_some_and(|evidence| !is_link(evidence)) {
        // It may be a secret.
        let title = "`--evidence` is not a link without user and password";
        problems.push(usage(title).help("name a page: `--evidence https://…`"));
    }
    problems
}

fn refused_key(key: &str, index: &VariableIndex<'_, '_>) -> Option<Diagnostic> {
    let variable = match index.classify(key) {
        Name::Declared(variable) => variable,
        Name::Alias(variable) => {
            let title = "this is the old name of a variable";
            let help = format!("record it for `{}`", variable.key.value);
            return Some(usage(title).key(key).help(help));
        }
        _ => {
            let title = format!("the schema does not declare `{}`", mask::shown(key));
            return Some(match index.nearest(key) {
                Some(meant) => usage(title).help(format!("did you mean `{meant}`?")),
                None => usage(title).help("name a variable that is `rotation-required`"),
            });
        }
    };
    if rotates(variable) {
        return None;
    }
    let title = format!("its classification is `{}`", variable.classification.value);
    let help = "write `classification: rotation-required` and a cadence into the schema first";
    Some(usage(title).key(key).help(help))
}

fn usage(title: impl Into<String>) -> Diagnostic {
    Diagnostic::general(codes::INVALID_USAGE, title)
}

fn other_form(path: &str) -> Diagnostic {
    let title = format!("cannot add to `{path}`: its rotations are not written as `[[rotated]]`");
    Diagnostic::general(codes::INVALID_LEDGER, title).help("write each as a block of its own")
}
