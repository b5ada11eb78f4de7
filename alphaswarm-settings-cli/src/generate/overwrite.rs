//! Whether a file may be overwritten.

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::source_file::SourceFile;

use super::{cloud, yaml};
use crate::artifact::{Artifact, Kind};
use crate::codes;
use crate::report::PATH;

/// How many of the things typed are listed.
const LISTED: usize = 100;

/// Why the file must not be overwritten: it holds what a person has typed.
pub(crate) fn refusal(existing: &SourceFile, artifact: &Artifact) -> Option<Diagnostic> {
    // A `.env` file is merged: nothing in it is lost.
    let found = match artifact.kind {
        Kind::Env => return None,
        Kind::ConfigMap | Kind::Secret => yaml::typed::typed(existing, artifact.kind),
        kind if cloud::is_own(existing.text(), kind) => return None,
        kind => vec![format!("the file does not begin as kind `{}` does", kind.as_str())],
    };
    if found.is_empty() {
        return None;
    }
    let title = format!("`{}` holds what this tool did not write", existing.name());
    let mut problem = Diagnostic::general(codes::FOREIGN_CONTENT, title);
    for what in found.iter().take(LISTED) {
        problem = problem.note(what);
    }
    if found.len() > LISTED {
        problem = problem.note(format!("and {} more", found.len() - LISTED));
    }
    let help = "move it elsewhere first, or overwrite it with `--force`";
    Some(problem.about(PATH, existing.name()).help(help))
}
