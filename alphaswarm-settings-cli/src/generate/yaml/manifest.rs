//! What ConfigMap and Secret have in common.

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::key;
use alphaswarm_settings_schema::model::{Schema, Target, Variable};

use super::scalar;
use crate::artifact::Artifact;
use crate::codes;
use crate::generate::{MANAGED_BY, MANAGER, Rendered, comment};

/// The longest key that Kubernetes takes.
const LONGEST_KEY: usize = 253;
/// The most that the values of one object may hold.
const LARGEST: usize = 1024 * 1024;
/// From here on `kubectl apply` is near its own limit of 256 KiB.
const LARGE: usize = 200 * 1024;
/// The label that says what the object is part of.
const PART_OF: &str = "app.kubernetes.io/part-of";

/// What the comment about a variable that is not there says behind its key.
const OMITTED: &str = " is left out: ";

/// Whether a comment says that a variable is left out.
pub(super) fn is_omission(comment: &str) -> bool {
    let rest = comment.strip_prefix(comment::MARK);
    let key = rest.and_then(|rest| rest.trim_start().split_once(OMITTED)).map(|(key, _)| key);
    key.is_some_and(key::is_valid)
}

/// Everything above `data`.
pub(super) fn head(out: &mut String, artifact: &Artifact, annotations: &[(&str, &str)]) {
    let kind = artifact.kind.object().unwrap_or_default();
    out.extend(["apiVersion: v1\nkind: ", kind, "\nmetadata:\n  name: "]);
    scalar::push_name(out, &artifact.object_name());
    if let Some(namespace) = &artifact.namespace {
        out.push_str("\n  namespace: ");
        scalar::push_name(out, namespace);
    }
    out.push('\n');
    if !annotations.is_empty() {
        out.push_str("  annotations:\n");
        for (key, value) in annotations {
            pair(out, key, value);
        }
    }
    out.push_str("  labels:\n");
    let part_of = artifact.labels.iter().find(|(key, _)| key == PART_OF);
    pair(out, PART_OF, part_of.map_or("alphaswarm", |(_, value)| value));
    pair(out, MANAGED_BY, MANAGER);
    for (key, value) in artifact.labels.iter().filter(|(key, _)| key != PART_OF) {
        pair(out, key, value);
    }
}

fn pair(out: &mut String, key: &str, value: &str) {
    out.push_str("    ");
    scalar::push_name(out, key);
    out.push_str(": ");
    scalar::push_name(out, value);
    out.push('\n');
}

/// Writes `data`; `entry` appends a value and gives its size as Kubernetes counts it. What `omits`
/// gives a reason for is only named.
pub(super) fn data<'s>(
    schema: &Schema<'s>,
    artifact: &Artifact,
    rendered: &mut Rendered,
    omits: impl Fn(&Variable<'s>, Target) -> Option<&'static str>,
    mut entry: impl FnMut(&mut String, &Variable<'s>, Target) -> usize,
) {
    const HEADING: &str = "data:\n";
    let mut size = 0;
    let mut is_empty = true;
    let start = rendered.text.len();
    rendered.text.push_str(HEADING);
    for variable in &schema.variables {
        let Some(target) = artifact.target_of(variable) else { continue };
        let out = &mut rendered.text;
        out.push_str(if out.len() == start + HEADING.len() { "" } else { "\n" });
        comment::describe(out, "  ", variable, target);
        if let Some(reason) = omits(variable, target) {
            out.extend(["  ", comment::MARK, " ", variable.key.value, OMITTED, reason, "\n"]);
            continue;
        }
        is_empty = false;
        out.push_str("  ");
        scalar::push_name(out, variable.key.value);
        out.push_str(": ");
        size += entry(out, variable, target);
        out.push('\n');
        if variable.key.value.len() > LONGEST_KEY {
            rendered.diagnostics.push(too_long(variable));
        }
    }
    if is_empty {
        rendered.text.replace_range(start..start + HEADING.len(), "data: {}\n");
    }
    check_size(size, artifact, rendered);
}

fn too_long(variable: &Variable<'_>) -> Diagnostic {
    let message = "the key is too long for Kubernetes";
    Diagnostic::new(codes::KEY_TOO_LONG, variable.key.span, message)
        .key(variable.key.value)
        .note(format!(
            "it has {} characters, and {LONGEST_KEY} are allowed",
            variable.key.value.len()
        ))
        .help("shorten the key, or take `kubernetes` and `cloud` out of its targets")
}

fn check_size(size: usize, artifact: &Artifact, rendered: &mut Rendered) {
    let kind = artifact.kind.object().unwrap_or_default();
    let kib = size.div_ceil(1024);
    let title = format!("the values of the {kind} `{}` take {kib} KiB", artifact.object_name());
    rendered.problems.push(if size > LARGEST {
        Diagnostic::general(codes::MANIFEST_TOO_LARGE, title)
            .note("Kubernetes stores at most 1024 KiB in one object")
            .help("shorten the defaults, or mount large ones as files")
    } else if size >= LARGE {
        Diagnostic::general(codes::LARGE_MANIFEST, title)
            .note("`kubectl apply` fails near 256 KiB, as it keeps a second copy in an annotation")
            .help("use `kubectl apply --server-side`")
    } else {
        return;
    });
}
