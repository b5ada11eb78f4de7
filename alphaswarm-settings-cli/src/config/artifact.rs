//! `[[artifact]]`.

use std::path::PathBuf;

use alphaswarm_settings_schema::diagnostic::{Code, Diagnostic};
use alphaswarm_settings_schema::model::Target;
use alphaswarm_settings_schema::span::{Span, Spanned};

use super::names;
use super::table::Table;
use crate::artifact::{Artifact, Env, Kind};
use crate::generate::MANAGED_BY;
use crate::path;

const KEYS: [&str; 8] = ["env", "kind", "out", "name", "namespace", "labels", "optional", "target"];
/// The keys that mean something for Kubernetes objects only.
const OBJECT_KEYS: [&str; 4] = ["name", "namespace", "labels", "target"];

/// Reads every `[[artifact]]`.
pub(super) fn all(top: &mut Table<'_, '_, '_>) -> Vec<Artifact> {
    let mut artifacts = Vec::new();
    let mut outs: Vec<Spanned<PathBuf>> = Vec::new();
    top.each("artifact", |mut table| {
        table.allow(&KEYS);
        let out = out(&mut table, &outs);
        if let Some(artifact) = artifact(&mut table, out.as_ref().map(|out| out.value.clone())) {
            artifacts.push(artifact);
        }
        outs.extend(out);
    });
    artifacts
}

/// Where the artifact goes: a file of its own.
fn out(table: &mut Table<'_, '_, '_>, others: &[Spanned<PathBuf>]) -> Option<Spanned<PathBuf>> {
    if !table.has("out") {
        table.missing("out", "say which file it is: `out = \"deploy/compose/.env.local\"`");
        return None;
    }
    let out = table.path("out")?;
    if out.value.as_os_str() == "-" {
        table.invalid("out", out.span, "a file; stdout is for `generate --out -`");
    }
    let plain = path::without_dots(&out.value);
    if let Some(first) = others.iter().find(|other| path::without_dots(&other.value) == plain) {
        let message = "two artifacts have the same `out`";
        let problem = Diagnostic::new(Code::InvalidConfigValue, out.span, message);
        table.problem(problem.also(first.span, "first used here").help("give each its own file"));
    }
    Some(out)
}

fn artifact(table: &mut Table<'_, '_, '_>, out: Option<PathBuf>) -> Option<Artifact> {
    if !table.has("env") {
        table.missing("env", "say which environment it is for: `local`, `cloud` or `k8s`");
    }
    let env = table.word("env", "`local`, `cloud` or `k8s`", Env::from_name);
    let kind = table.word("kind", "`env`, `configmap` or `secret`", Kind::from_name);
    let env = env?.value;
    let kind = fitting_kind(table, env, kind)?;
    let mut artifact = Artifact { out, ..Artifact::new(env, kind) };
    if kind == Kind::Env {
        for key in table.keys() {
            if OBJECT_KEYS.contains(&key.value) {
                let message = format!("`{}` does not go with a `.env` file", key.value);
                table.problem(
                    Diagnostic::new(Code::InvalidConfigValue, key.span, message)
                        .help("delete the line: it is for kind `configmap` and `secret`"),
                );
            }
        }
    } else {
        object(table, &mut artifact);
    }
    artifact.optional = table.flag("optional").unwrap_or(artifact.optional);
    Some(artifact)
}

/// The kind that is written, or the only one the environment has.
fn fitting_kind(
    table: &mut Table<'_, '_, '_>,
    env: Env,
    written: Option<Spanned<Kind>>,
) -> Option<Kind> {
    let kinds = env.kinds();
    match (written, kinds) {
        (Some(kind), _) if kinds.contains(&kind.value) => return Some(kind.value),
        (Some(kind), _) => {
            let names: Vec<_> = kinds.iter().map(|kind| format!("`{}`", kind.as_str())).collect();
            let message = format!(
                "`kind` is `{}`, which does not go with `env = \"{}\"`",
                kind.value.as_str(),
                env.as_str(),
            );
            table.problem(
                Diagnostic::new(Code::InvalidConfigValue, kind.span, message)
                    .help(format!("write {}", names.join(" or "))),
            );
        }
        (None, [only]) if !table.has("kind") => return Some(*only),
        (None, _) if !table.has("kind") => {
            table.missing("kind", "say which of the two it is: `configmap` or `secret`");
        }
        (None, _) => {}
    }
    None
}

/// What only a Kubernetes object has.
fn object(table: &mut Table<'_, '_, '_>, artifact: &mut Artifact) {
    let owned =
        |is_legal: fn(&str) -> bool| move |text: &str| is_legal(text).then(|| text.to_owned());
    let expected = "a name in Kubernetes: lower-case letters, digits, `-` and `.`";
    if let Some(name) = table.word("name", expected, owned(names::is_subdomain)) {
        artifact.name = name.value;
    }
    let expected = "a namespace: lower-case letters, digits and `-`, at most 63";
    let namespace = table.word("namespace", expected, owned(names::is_label));
    artifact.namespace = namespace.map(|namespace| namespace.value);
    let expected = "`kubernetes` or `cloud`";
    let of_cluster = |text: &str| Target::from_name(text).filter(|&target| target != Target::Local);
    if let Some(target) = table.word("target", expected, of_cluster) {
        artifact.target = target.value;
    }
    if let Some(mut labels) = table.table("labels") {
        for key in labels.keys() {
            artifact.labels.extend(label(&mut labels, key));
        }
    }
}

fn label(labels: &mut Table<'_, '_, '_>, key: Spanned<&str>) -> Option<(String, String)> {
    let mut refuse = |at: Span, why: String| {
        labels.problem(Diagnostic::new(Code::InvalidConfigValue, at, why));
        None
    };
    if key.value == MANAGED_BY {
        return refuse(key.span, format!("the label `{MANAGED_BY}` is the tool's own"));
    }
    if !names::is_label_key(key.value) {
        return refuse(key.span, "this is not the name of a Kubernetes label".to_owned());
    }
    let expected = "the value of a label: letters, digits, `-`, `_` and `.`, at most 63";
    let value = labels
        .word(key.value, expected, |text| names::is_label_value(text).then(|| text.to_owned()))?;
    Some((key.value.to_owned(), value.value))
}
