//! `explain`: what a code means, and what is known of a variable.

mod code;
mod given;
mod key;
mod page;

use alphaswarm_settings_schema::diagnostic::{Diagnostic, nearest};
use alphaswarm_settings_schema::{key as keys, mask};
use serde::Serialize;

use crate::cli::{Explain, Files};
use crate::codes;
use crate::project::Project;
use crate::report::{Problems, Report};
use crate::sources::Sources;
use crate::variables::{Name, VariableIndex};
pub(crate) use code::CodeExplanation;
pub(crate) use given::Place;
pub(crate) use key::{KeyExplanation, Rotated};

/// What was asked for, as data.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum Explanation {
    Code(CodeExplanation),
    Key(KeyExplanation),
}

/// Runs `explain CODE` and `explain KEY`.
pub(crate) fn explain(
    files: &Files,
    arguments: &Explain,
    sources: &Sources,
) -> Result<Report, Problems> {
    let name = arguments.name.as_deref().unwrap_or_default();
    let code = code::explain(name).filter(|_| arguments.environment.is_none());
    let explanation = match code {
        Some(found) => Explanation::Code(found),
        None => Explanation::Key(of_key(name, files, arguments, sources)?),
    };
    Ok(Report { explanation: Some(explanation), ..Report::default() })
}

/// What to do about a problem with a code, in Markdown.
pub(crate) fn remedy(code: &str) -> Option<String> {
    code::explain(code).map(|found| found.remedy)
}

fn of_key(
    name: &str,
    files: &Files,
    arguments: &Explain,
    sources: &Sources,
) -> Result<KeyExplanation, Problems> {
    if !keys::is_valid(name) {
        return Err(vec![unknown(name, None)]);
    }
    let project = match Project::open(files, sources) {
        Ok(project) => project,
        // A slip in a code needs no schema to be seen.
        Err(_) if nearest(name, code::names()).is_some() => return Err(vec![unknown(name, None)]),
        Err(problems) => return Err(problems),
    };
    let (parsed, _) = project.parse()?;
    let index = VariableIndex::of(&parsed.schema);
    match index.classify(name) {
        Name::Declared(variable) | Name::Alias(variable) | Name::FileKey(variable) => {
            key::explain(variable, &parsed.schema, &project, arguments, sources)
        }
        _ => Err(vec![unknown(name, index.nearest(name))]),
    }
}

/// The problem that a name is neither a code nor a key; `key` is the one that it is near to.
fn unknown(name: &str, key: Option<&str>) -> Diagnostic {
    let message = format!("`{}` is neither a code nor a key of the schema", mask::shown(name));
    let problem = Diagnostic::general(codes::INVALID_USAGE, message);
    if key.is_none() && code::explain(name).is_some() {
        return problem.help("`--environment` goes with a key: leave it out for a code");
    }
    match key.or_else(|| nearest(code::bare(name), code::names())) {
        Some(meant) => problem.help(format!("did you mean `{meant}`?")),
        None => problem.help("a code stands in the brackets that a message begins with"),
    }
}
