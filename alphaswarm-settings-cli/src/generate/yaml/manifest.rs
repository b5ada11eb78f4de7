//! What ConfigMap and Secret have in common.

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::key;
use alphaswarm_settings_schema::model::{Schema, Target, Variable};

use super::{scalar, size};
use crate::artifact::Artifact;
use crate::codes;
use crate::generate::{MANAGED_BY, MANAGER, Rendered, comment};

/// The longest key that Kubernetes takes.
const LONGEST_KEY: usize = 253;
/// The label that says what the object is part of.
const PART_OF: &str = "app.kubernetes.io/part-of";

/// What the comment about a variable that is not there says behind its key.
pub(in crate::generate) const OMITTED: &str = " is left out: ";

/// Whether a comment says that a variable is left out.
pub(super) fn is_omission(comment: &str) -> bool {
    let rest = comment.strip_prefix(comment::MARK);
    let key = rest.and_then(|rest| rest.trim_start().split_once(OMITTED)).map(|(key, _)| key);
    key.is_some_and(key::is_valid)
}

/// Everything above `data`.
pub(in crate::generate) fn head(
    out: &mut String,
    artifact: &Artifact,
    annotations: &[(&str, &str)],
) {
    let kind = artifact.kind.object().unwrap_or_default();
    out.extend(["apiVersion: v1\nkind: ", kind, "\n"]);
    metadata(out, "", artifact, annotations);
}

/// What an object is called, and what it says of itself.
pub(super) fn metadata(
    out: &mut String,
    indent: &str,
    artifact: &Artifact,
    annotations: &[(&str, &str)],
) {
    named(out, indent, artifact, &artifact.object_name(), annotations);
}

/// The same for one of several objects.
pub(super) fn named(
    out: &mut String,
    indent: &str,
    artifact: &Artifact,
    name: &str,
    annotations: &[(&str, &str)],
) {
    out.extend([indent, "metadata:\n", indent, "  name: "]);
    scalar::push_name(out, name);
    if let Some(namespace) = &artifact.namespace {
        out.extend(["\n", indent, "  namespace: "]);
        scalar::push_name(out, namespace);
    }
    out.push('\n');
    if !annotations.is_empty() {
        out.extend([indent, "  annotations:\n"]);
        for (key, value) in annotations {
            pair(out, indent, key, value);
        }
    }
    labels(out, indent, artifact);
}

/// The labels of an object, the tool's own among them.
pub(super) fn labels(out: &mut String, indent: &str, artifact: &Artifact) {
    out.extend([indent, "  labels:\n"]);
    let part_of = artifact.labels.iter().find(|(key, _)| key == PART_OF);
    pair(out, indent, PART_OF, part_of.map_or("alphaswarm", |(_, value)| value));
    pair(out, indent, MANAGED_BY, MANAGER);
    for (key, value) in artifact.labels.iter().filter(|(key, _)| key != PART_OF) {
        pair(out, indent, key, value);
    }
}

fn pair(out: &mut String, indent: &str, key: &str, value: &str) {
    out.extend([indent, "    "]);
    scalar::push_name(out, key);
    out.push_str(": ");
    scalar::push_name(out, value);
    out.push('\n');
}

/// What the variables of an object stand in.
pub(super) struct Section {
    pub(super) heading: &'static str,
    pub(super) indent: &'static str,
    /// What stands there in place of the heading where there is none.
    pub(super) empty: &'static str,
}

/// A mapping of keys to values.
const DATA: Section = Section { heading: "data:\n", indent: "  ", empty: "data: {}\n" };

/// Writes `data`; `entry` appends a value and gives its size as Kubernetes counts it. What `omits`
/// gives a reason for is only named.
pub(super) fn data<'s>(
    schema: &Schema<'s>,
    artifact: &Artifact,
    rendered: &mut Rendered,
    omits: impl Fn(&Variable<'s>, Target) -> Option<&'static str>,
    mut entry: impl FnMut(&mut String, &Variable<'s>, Target) -> usize,
) {
    section(&DATA, schema, artifact, rendered, omits, |rendered, variable, target| {
        let out = &mut rendered.text;
        scalar::push_name(out, variable.key.value);
        out.push_str(": ");
        entry(out, variable, target)
    });
}

/// The same for a section of any form: `entry` appends the key, too.
pub(super) fn section<'s>(
    section: &Section,
    schema: &Schema<'s>,
    artifact: &Artifact,
    rendered: &mut Rendered,
    omits: impl Fn(&Variable<'s>, Target) -> Option<&'static str>,
    mut entry: impl FnMut(&mut Rendered, &Variable<'s>, Target) -> usize,
) {
    let Section { heading, indent, empty } = *section;
    let mut size = 0;
    let mut is_empty = true;
    let start = rendered.text.len();
    rendered.text.push_str(heading);
    for variable in &schema.variables {
        let Some(target) = artifact.target_of(variable) else { continue };
        let out = &mut rendered.text;
        out.push_str(if out.len() == start + heading.len() { "" } else { "\n" });
        comment::describe(out, indent, variable, target);
        if let Some(reason) = omits(variable, target) {
            out.extend([indent, comment::MARK, " ", variable.key.value, OMITTED, reason, "\n"]);
            continue;
        }
        is_empty = false;
        out.push_str(indent);
        size += entry(rendered, variable, target);
        rendered.text.push('\n');
        if variable.key.value.len() > LONGEST_KEY {
            rendered.diagnostics.push(too_long(variable));
        }
    }
    if is_empty {
        rendered.text.replace_range(start..start + heading.len(), empty);
    }
    let kind = artifact.kind.object().unwrap_or_default();
    rendered.problems.extend(size::check(kind, &artifact.object_name(), size));
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
