//! Whether a file may be overwritten.

use alphaswarm_settings_schema::dotenv;
use alphaswarm_settings_schema::source_file::SourceFile;

use super::{dotenv as env, yaml};
use crate::artifact::{Artifact, Kind};
use crate::message::{Draft, Message};
use crate::project::Known;

/// How many of the things typed are listed.
const LISTED: usize = 100;

/// Why the file must not be overwritten: it holds what somebody has typed.
pub(crate) fn refusal(
    existing: &SourceFile,
    artifact: &Artifact,
    known: &Known<'_, '_>,
) -> Option<Message> {
    let found = match artifact.kind {
        Kind::Env => {
            let document = dotenv::read(existing);
            env::typed::typed(&document, existing, known, artifact.target)
        }
        Kind::ConfigMap | Kind::Secret => yaml::typed::typed(existing.text(), artifact.kind),
    };
    if found.is_empty() {
        return None;
    }
    let title = format!("`{}` holds what this tool did not write", existing.name());
    let mut draft = Draft::error(title);
    for what in found.iter().take(LISTED) {
        draft = draft.note(what);
    }
    if found.len() > LISTED {
        draft = draft.note(format!("and {} more", found.len() - LISTED));
    }
    let help = "move it elsewhere first, or overwrite it with `--force`";
    Some(draft.help(help).done())
}
