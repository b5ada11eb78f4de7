//! Whether a file may be overwritten.

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::source_file::SourceFile;

use super::format::Format;
use crate::artifact::Artifact;
use crate::codes;
use crate::report::PATH;

/// How many of the things typed are listed.
const LISTED: usize = 100;

/// Why the file must not be overwritten: it holds what a person has typed.
pub(crate) fn refusal(existing: &SourceFile, artifact: &Artifact) -> Option<Diagnostic> {
    let found = (Format::of(artifact.kind).foreign)(existing, artifact);
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
