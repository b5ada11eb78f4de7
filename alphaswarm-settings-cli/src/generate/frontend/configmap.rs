//! The ConfigMap with the file of public settings.

use super::{FILE, Setting};
use crate::artifact::Artifact;
use crate::generate::yaml::manifest::{self, OMITTED};
use crate::generate::yaml::{configmap, size};
use crate::generate::{Rendered, comment};

/// Writes the object around the text of the file. Of that, every character is one that YAML prints: it
/// stands there as a block, so that a diff has a line for each value.
pub(super) fn write(
    artifact: &Artifact,
    settings: &[Setting<'_, '_>],
    text: &str,
    rendered: &mut Rendered,
) {
    let out = &mut rendered.text;
    out.push_str(comment::HEADER);
    manifest::head(out, artifact, &[]);
    out.push_str("data:\n");
    for Setting { variable, target, .. } in settings {
        let Some(why) = configmap::omitted(artifact, variable, *target) else { continue };
        out.extend(["  ", comment::MARK, " ", variable.key.value, OMITTED, why, "\n"]);
    }
    out.extend(["  ", comment::MARK, " The public settings, for a browser.\n"]);
    out.extend(["  ", FILE, ": |\n"]);
    for line in text.lines() {
        out.extend(["    ", line, "\n"]);
    }
    rendered.problems.extend(size::check("ConfigMap", &artifact.object_name(), text.len()));
}
