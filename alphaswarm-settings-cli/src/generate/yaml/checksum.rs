//! A patch with the checksum of a `ConfigMap`'s data. Kubernetes replaces pods when the template of their
//! workload changes, and a ConfigMap that changes under its name is no change of that.

use std::collections::BTreeMap;
use std::fmt::Write;

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::model::Schema;
use alphaswarm_settings_schema::source_file::SourceFile;
use sha2::{Digest, Sha256};

use super::typed::by_hand;
use super::{configmap, objects, scalar};
use crate::artifact::Artifact;
use crate::codes;
use crate::find::CONFIG;
use crate::generate::{Rendered, comment};

/// Where the checksum stands in the patch.
pub(super) const PATH: [&str; 5] =
    ["spec", "template", "metadata", "annotations", "checksum/config"];

/// Writes a patch for each workload.
pub(crate) fn render(schema: &Schema<'_>, artifact: &Artifact, rendered: &mut Rendered) {
    if artifact.workloads.is_empty() {
        rendered.problems.push(needs_workloads(artifact));
        return;
    }
    let checksum = checksum(schema, artifact);
    let out = &mut rendered.text;
    out.push_str(comment::HEADER);
    for (index, workload) in artifact.workloads.iter().enumerate() {
        out.push_str(if index == 0 { "" } else { "---\n" });
        out.extend(["apiVersion: apps/v1\nkind: ", workload.kind, "\nmetadata:\n  name: "]);
        scalar::push_name(out, &workload.name);
        out.push_str(
            "\nspec:\n  template:\n    metadata:\n      annotations:\n        checksum/config: ",
        );
        scalar::push_quoted(out, &checksum);
        out.push('\n');
    }
}

/// SHA-256 of the data, in the order of their keys: neither comments nor the order of the schema count.
fn checksum(schema: &Schema<'_>, artifact: &Artifact) -> String {
    let data = schema.variables.iter().filter_map(|variable| {
        let target = artifact.target_of(variable)?;
        let is_there = configmap::omitted(artifact, variable, target).is_none();
        is_there.then(|| (variable.key.value, variable.default_in(target).unwrap_or_default()))
    });
    let mut hash = Sha256::new();
    for text in data.collect::<BTreeMap<_, _>>().into_iter().flat_map(<[&str; 2]>::from) {
        // The length says where each text ends.
        hash.update(text.len().to_be_bytes());
        hash.update(text);
    }
    let mut hex = String::new();
    for byte in hash.finalize() {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// What a person has typed into the file, a sentence for each thing.
pub(crate) fn foreign(source: &SourceFile) -> Vec<String> {
    let header = comment::HEADER.trim_end();
    if source.text().lines().next() != Some(header) {
        return vec![format!("the first line is not `{header}`")];
    }
    let Some(objects) = objects::read(source.text()) else {
        return vec!["the file is not YAML as this tool writes it".to_owned()];
    };
    let mut found = Vec::new();
    for object in objects {
        object.root.leaves(|leaf| {
            let path: Vec<_> = leaf.path.iter().map(|step| step.key()).collect();
            if !matches!(path[..], ["apiVersion" | "kind"] | ["metadata", "name"]) && path != PATH {
                found.push(by_hand(&leaf, source));
            }
        });
    }
    found
}

fn needs_workloads(artifact: &Artifact) -> Diagnostic {
    let kind = artifact.kind.as_str();
    let title = format!("kind `{kind}` patches workloads, and none is named");
    let mut problem = Diagnostic::general(codes::MISSING_CONFIG_KEY, title);
    problem.places.extend(artifact.place.clone());
    problem.help(format!("name them in an `[[artifact]]` of `{CONFIG}`: `workloads = [\"core\"]`"))
}

#[cfg(test)]
mod tests {
    use alphaswarm_settings_schema::parse;

    use super::*;
    use crate::artifact::{Env, Kind};

    fn of(schema: &str, omits: bool) -> String {
        let source = SourceFile::new("schema", schema);
        let parsed = parse(&source);
        assert_eq!(parsed.diagnostics, []);
        let artifact = Artifact { omits, ..Artifact::new(Env::K8s, Kind::ChecksumPatch) };
        checksum(&parsed.schema, &artifact)
    }

    fn block(key: &str, more: &str) -> String {
        format!(
            "key: {key}\ndescription: d\nrequired: false\ntargets: local, kubernetes\n{more}\n\n"
        )
    }

    const PLAIN: &str = "classification: plain";

    #[test]
    fn it_changes_with_the_data_and_with_nothing_else() {
        let (a, b) = (block("A", "classification: plain\ndefault: 1"), block("B", PLAIN));
        let base = of(&(a.clone() + &b), false);
        assert_eq!(base.len(), 64);
        let secret = block("C", "classification: secret");
        for same in [
            b.clone() + &a,
            a.replace("description: d", "description: other") + &b,
            a.replace("default: 1", "default: 2\ndefault.kubernetes: 1") + &b,
            a.clone() + &b + &secret,
            a.clone() + &b + &block("L", PLAIN).replace("local, kubernetes", "local"),
        ] {
            assert_eq!(of(&same, false), base, "{same}");
        }
        for other in [
            a.clone(),
            a.replace("default: 1", "default: 2") + &b,
            a.replace("key: A", "key: AA") + &b,
            a.clone() + &b.replace("plain", "plain\ndefault: 1"),
            a.clone() + &b + &block("D", PLAIN),
        ] {
            assert_ne!(of(&other, false), base, "{other}");
        }
        // What is left out of the ConfigMap does not count.
        assert_eq!(of(&(a.clone() + &b), true), of(&a, true));
    }
}
