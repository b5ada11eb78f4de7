//! The `ExternalSecret`: what a controller fetches from a secret store. A store that lacks one key stops the
//! whole object, so optional secrets have an object, and a Secret, of their own.

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::{Schema, Target, Variable};
use alphaswarm_settings_schema::source_file::SourceFile;

use super::objects::{self, Object};
use super::typed::by_hand;
use super::{manifest, scalar};
use crate::artifact::{Artifact, Kind, OPTIONAL};
use crate::codes;
use crate::environment::{Environment, SecretStore};
use crate::find::CONFIG;
use crate::generate::{MANAGED_BY, Rendered, comment};

/// What the tool writes below `spec`.
const SPEC: [&[&str]; 8] = [
    &["refreshInterval"],
    &["secretStoreRef", "kind"],
    &["secretStoreRef", "name"],
    &["target", "name"],
    &["target", "creationPolicy"],
    &["target", "deletionPolicy"],
    &["data", "", "secretKey"],
    &["data", "", "remoteRef", "key"],
];

/// Whether a path leads to what the tool writes: names, never a value.
pub(super) fn is_own(path: &[&str]) -> bool {
    path.split_first().is_some_and(|(first, rest)| *first == "spec" && SPEC.contains(&rest))
}

/// Writes the secret variables of an environment.
pub(crate) fn render(schema: &Schema<'_>, artifact: &Artifact, rendered: &mut Rendered) {
    let Some(environment) = &artifact.environment else {
        rendered.problems.push(needs_environment(artifact));
        return;
    };
    let Some(store) = &environment.secret_store else {
        rendered.problems.push(needs_store(artifact, environment));
        return;
    };
    let variables = schema.variables.iter();
    let variables = variables.filter_map(|v| artifact.target_of(v).map(|target| (v, target)));
    let (required, optional): (Vec<_>, Vec<_>) =
        variables.partition(|(variable, target)| variable.is_required_in(*target));
    let (omitted, optional): (Vec<_>, Vec<_>) =
        optional.into_iter().partition(|(variable, _)| environment.omits(variable.key.value));
    if required.is_empty() && optional.is_empty() {
        rendered.problems.push(empty(artifact, environment));
        return;
    }
    let out = &mut rendered.text;
    out.push_str(comment::HEADER);
    let name = artifact.object_name();
    let from = From { artifact, environment, store };
    let mut separator = "";
    for (name, entries) in [(name.to_string(), required), (format!("{name}{OPTIONAL}"), optional)] {
        if !entries.is_empty() {
            out.push_str(separator);
            separator = "---\n";
            object(out, &name, &entries, &from);
        }
    }
    for (variable, _) in omitted {
        out.extend([
            comment::MARK,
            " ",
            variable.key.value,
            manifest::OMITTED,
            "the environment omits it\n",
        ]);
    }
}

/// Where the values come from.
struct From<'a> {
    artifact: &'a Artifact,
    environment: &'a Environment,
    store: &'a SecretStore,
}

fn object(out: &mut String, name: &str, entries: &[(&Variable<'_>, Target)], from: &From<'_>) {
    out.push_str("apiVersion: external-secrets.io/v1\nkind: ExternalSecret\n");
    manifest::named(out, "", from.artifact, name, &[]);
    let interval = from.environment.refresh_interval.to_string();
    out.push_str("spec:\n");
    line(out, "  refreshInterval: ", &interval);
    out.push_str("  secretStoreRef:\n");
    line(out, "    kind: ", &from.store.kind);
    line(out, "    name: ", &from.store.name);
    out.push_str("  target:\n");
    line(out, "    name: ", name);
    // A key that the store loses must not take the Secret from the pods that run.
    out.push_str("    creationPolicy: Owner\n    deletionPolicy: Retain\n  data:\n");
    for (index, (variable, target)) in entries.iter().enumerate() {
        out.push_str(if index == 0 { "" } else { "\n" });
        comment::describe(out, "    ", variable, *target);
        line(out, "    - secretKey: ", variable.key.value);
        out.push_str("      remoteRef:\n");
        line(out, "        key: ", &from.environment.remote_of(variable));
    }
}

/// Appends a line that ends in a string.
fn line(out: &mut String, start: &str, text: &str) {
    out.push_str(start);
    scalar::push_name(out, text);
    out.push('\n');
}

/// What a person has typed into the file, a sentence for each thing.
pub(crate) fn foreign(source: &SourceFile) -> Vec<String> {
    let Some(objects) = objects::read(source.text()) else {
        return vec!["the file is not YAML as this tool writes it".to_owned()];
    };
    let wanted = Kind::ExternalSecret.object().unwrap_or_default();
    if objects.is_empty() || objects.iter().any(|object| object.kind() != wanted) {
        return vec![format!("the file is not one of {wanted}s alone")];
    }
    if objects.iter().any(|object| !object.is_managed()) {
        return vec![format!("an object lacks the label `{MANAGED_BY}: alphaswarm-settings`")];
    }
    let lines: Vec<_> = source.text().lines().collect();
    objects.iter().flat_map(|object| added(object, source, &lines)).collect()
}

/// The keys without a comment of the tool above them, and all of `spec` that the tool does not write.
fn added(object: &Object, source: &SourceFile, lines: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    object.root.leaves(|leaf| {
        let path: Vec<_> = leaf.path.iter().map(|step| step.key()).collect();
        if path.first() != Some(&"spec") {
            return;
        }
        let line = source.position(leaf.node.span.start).line;
        if !is_own(&path) {
            found.push(by_hand(&leaf, source));
        } else if path.last() == Some(&"secretKey") {
            let above = line.checked_sub(2).and_then(|index| lines.get(index));
            if !above.is_some_and(|above| above.trim_start().starts_with(comment::MARK)) {
                let key = mask::shown(leaf.node.text().unwrap_or_default());
                found.push(format!("{key}: the key was added by hand (line {line})"));
            }
        }
    });
    found
}

fn needs_environment(artifact: &Artifact) -> Diagnostic {
    let kind = artifact.kind.as_str();
    let title = format!("kind `{kind}` is about one environment, and none is named");
    let help = format!("add `--environment NAME`, the name of an `[[environment]]` of `{CONFIG}`");
    Diagnostic::general(codes::INVALID_USAGE, title).help(help)
}

fn needs_store(artifact: &Artifact, environment: &Environment) -> Diagnostic {
    let name = &environment.name;
    let title =
        format!("environment `{name}` lacks `secret_store`, which an ExternalSecret reads from");
    let problem = Diagnostic::general(codes::MISSING_CONFIG_KEY, title).about("environment", name);
    let help = "add it to the `[[environment]]`: `secret_store = \"ClusterSecretStore/vault\"`";
    listed(problem, artifact).help(help)
}

fn empty(artifact: &Artifact, environment: &Environment) -> Diagnostic {
    let (object, name) = (artifact.object_name(), &environment.name);
    let title = format!("the ExternalSecret `{object}` of environment `{name}` has no keys");
    let problem = Diagnostic::general(codes::EMPTY_ARTIFACT, title).about("environment", name);
    listed(problem, artifact)
        .note("it holds the secrets of target kubernetes or cloud, but for the optional ones in `omit`")
        .help("delete the `[[artifact]]`, or give a secret the target kubernetes")
}

/// The problem at the artifact in the configuration.
fn listed(mut problem: Diagnostic, artifact: &Artifact) -> Diagnostic {
    problem.places.extend(artifact.place.clone());
    problem
}
