//! A component of kustomize that makes the ConfigMap. Kustomize ends the name of what it makes with a hash
//! of the data, so that a change reaches pods under a new name, and replaces them.
//!
//! The data are literals: of an env file, kustomize drops a line of 64 KiB and all below it without a
//! word, and it would be a second file that has to agree with this one.

use std::fmt::Write;

use alphaswarm_settings_scan::yaml::Leaf;
use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::{Schema, Variable};
use alphaswarm_settings_schema::source_file::SourceFile;

use super::configmap::{REQUIRED, omitted};
use super::manifest::{self, Section};
use super::typed::{by_hand, is_below_ours};
use super::{objects, scalar};
use crate::artifact::{Artifact, Behavior};
use crate::codes;
use crate::generate::{MANAGED_BY, MANAGER, Rendered, comment};

/// The list of what is made.
const GENERATOR: &str = "configMapGenerator";
const LITERALS: Section =
    Section { heading: "    literals:\n", indent: "      ", empty: "    literals: []\n" };

/// Writes the plain variables of the cluster's targets.
pub(crate) fn render(schema: &Schema<'_>, artifact: &Artifact, rendered: &mut Rendered) {
    let out = &mut rendered.text;
    out.push_str(comment::HEADER);
    out.push_str("apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n");
    out.extend([GENERATOR, ":\n  - name: "]);
    scalar::push_name(out, &artifact.object_name());
    if let Some(namespace) = &artifact.namespace {
        out.push_str("\n    namespace: ");
        scalar::push_name(out, namespace);
    }
    out.push_str(match artifact.behavior {
        Behavior::Create => "\n    options:\n",
        Behavior::Merge => "\n    behavior: merge\n    options:\n",
    });
    manifest::labels(out, "    ", artifact);
    let omitted = |variable: &Variable<'_>, target| omitted(artifact, variable, target);
    manifest::section(
        &LITERALS,
        schema,
        artifact,
        rendered,
        omitted,
        |rendered, variable, target| {
            let default = variable.default_in(target);
            let out = &mut rendered.text;
            push_literal(out, variable.key.value, default.unwrap_or_default());
            if default.is_none() && variable.is_required_in(target) {
                out.extend([" ", REQUIRED]);
            }
            rendered
                .diagnostics
                .extend(default.and_then(|value| refused(variable, artifact, value)));
            default.map_or(0, str::len)
        },
    );
}

/// Appends an item of `literals`. Kustomize takes a pair of quotes off the ends of a value, so one that
/// has a pair, or is a quote, gets another. Before 5.0 it also took `imageTags:` for the field of old,
/// wherever it stood in the file.
fn push_literal(out: &mut String, key: &str, value: &str) {
    let quote = ["\"", "'"].into_iter().find(|&q| value.starts_with(q) && value.ends_with(q));
    let quote = quote.unwrap_or_default();
    let mut item = String::new();
    scalar::push_quoted(&mut item, &format!("{key}={quote}{value}{quote}"));
    out.push_str("- ");
    out.push_str(&item.replace("imageTags:", "imageTags\\x3A"));
}

/// The problem of a value with a character that kustomize refuses, or turns into a space.
fn refused(variable: &Variable<'_>, artifact: &Artifact, value: &str) -> Option<Diagnostic> {
    let is_lost = |c: &char| matches!(c, '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}');
    let character = u32::from(value.chars().find(is_lost)?);
    let mut defaults = variable.defaults();
    let default = defaults.find(|default| default.value == value);
    let span = default.map_or(variable.key.span, |default| default.span);
    let message = format!("kustomize cannot hold the character U+{character:04X}");
    let mut of = format!("an artifact of kind `{}`", artifact.kind.as_str());
    if let Some(environment) = &artifact.environment {
        let _ = write!(of, " of environment `{}`", environment.name);
    }
    let problem = Diagnostic::new(codes::UNHOLDABLE_VALUE, span, message)
        .key(variable.key.value)
        .note(format!("{of} holds the value"));
    Some(problem.help("leave the character out of the value"))
}

/// The key and the value of an item of `literals`, as kustomize parts them.
pub(super) fn literal<'n>(leaf: &Leaf<'n, '_>) -> Option<(&'n str, &'n str)> {
    let path: Vec<_> = leaf.path.iter().map(|step| step.key()).collect();
    let is_literal = path == [GENERATOR, "", "literals", ""];
    leaf.node.text().filter(|_| is_literal)?.split_once('=')
}

/// Whether a path leads to what the tool writes: names, never a value.
pub(super) fn is_own(path: &[&str]) -> bool {
    matches!(
        path,
        [GENERATOR, "", "name" | "namespace" | "behavior"]
            | [GENERATOR, "", "options", "labels", _]
    )
}

/// What a person has typed into the file, a sentence for each thing.
pub(crate) fn foreign(source: &SourceFile) -> Vec<String> {
    let Some(objects) = objects::read(source.text()) else {
        return vec!["the file is not YAML as this tool writes it".to_owned()];
    };
    let [object] = objects.as_slice() else {
        return vec![format!("the file holds {} objects, and the tool writes one", objects.len())];
    };
    if object.kind() != "Component" {
        return vec!["the file is not a Component of kustomize".to_owned()];
    }
    let generators = object.root.items_at(&[GENERATOR]);
    let [generator] = generators else {
        let count = generators.len();
        return vec![format!("the file makes {count} ConfigMaps, and the tool writes one")];
    };
    let mut found = Vec::new();
    if generator.text_at(&["options", "labels", MANAGED_BY]) != Some(MANAGER) {
        found.push(format!("the ConfigMap lacks the label `{MANAGED_BY}: {MANAGER}`"));
    }
    let lines: Vec<_> = source.text().lines().collect();
    object.root.leaves(|leaf| {
        let path: Vec<_> = leaf.path.iter().map(|step| step.key()).collect();
        let line = source.position(leaf.node.span.start).line;
        if let Some((key, _)) = literal(&leaf) {
            if !is_below_ours(&lines, line) {
                let key = mask::shown(key);
                found.push(format!("{key}: the key was added by hand (line {line})"));
            }
        } else if !is_own(&path) && !matches!(path[..], ["apiVersion" | "kind"]) {
            found.push(by_hand(&leaf, source));
        }
    });
    found
}
