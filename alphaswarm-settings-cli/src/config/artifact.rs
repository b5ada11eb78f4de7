//! `[[artifact]]`.

use std::path::PathBuf;

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Place};
use alphaswarm_settings_schema::key;
use alphaswarm_settings_schema::model::Target;
use alphaswarm_settings_schema::span::{Span, Spanned};

use super::keys::{self, Section};
use super::names;
use super::table::Table;
use super::unknown_environment;
use crate::artifact::{
    Artifact, Carrier, Described, Env, Kind, OldNames, Rollout, Workload, target,
};
use crate::codes;
use crate::dialect::Dialect;
use crate::environment::Environment;
use crate::generate::MANAGED_BY;
use crate::path;

/// Reads every `[[artifact]]`.
pub(super) fn all(top: &mut Table<'_, '_, '_>, all: &[Environment]) -> Vec<Artifact> {
    let mut artifacts = Vec::new();
    let mut outs: Vec<Spanned<PathBuf>> = Vec::new();
    top.each("artifact", Section::Artifact, |mut table| {
        table.check_keys();
        let out = out(&mut table, &outs);
        if let Some(mut artifact) = artifact(&mut table, out.as_ref().map(|out| out.value.clone()))
        {
            artifact.place = Some(Place { span: table.span, ..Place::default() });
            let environment = environment(&mut table, &artifact, all);
            if environment.is_none() {
                check_carried(&mut table, &artifact, all);
            }
            artifacts.push(match environment {
                Some(environment) => artifact.in_environment(environment),
                None => artifact,
            });
        }
        outs.extend(out);
    });
    let all = artifacts.clone();
    artifacts = artifacts.into_iter().map(|artifact| artifact.over(&all)).collect();
    for problem in resolve_checksums(&mut artifacts) {
        top.problem(problem);
    }
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
        let problem = Diagnostic::new(codes::INVALID_CONFIG_VALUE, out.span, message);
        table.problem(problem.also(first.span, "first used here").help("give each its own file"));
    }
    Some(out)
}

fn artifact(table: &mut Table<'_, '_, '_>, out: Option<PathBuf>) -> Option<Artifact> {
    let kind = table.word("kind", Kind::from_name);
    let has_env = kind.as_ref().is_none_or(|kind| !kind.value.envs().is_empty());
    if has_env && !table.has("env") {
        table.missing("env", "say which environment it is for: `local`, `cloud` or `k8s`");
    }
    let env = table.word("env", Env::from_name);
    let (env, kind) = match kind {
        Some(kind) if !has_env => (without_env(table, env, &kind)?, kind.value),
        kind => {
            let env = env?.value;
            (Some(env), fitting_kind(table, env, kind)?)
        }
    };
    let mut artifact = Artifact { out, ..Artifact::new(env, kind) };
    check_kinds(table, kind);
    check_name(table, &artifact);
    artifact.optional = table.flag("optional").unwrap_or(artifact.optional);
    artifact.service = owned(table, "service", names::is_label);
    if table.flag("carry_aliases").unwrap_or_default() {
        artifact.old_names = OldNames::Carried;
    }
    let hashed = |text: &str| (text == "hashed").then_some(Rollout::Hashed);
    artifact.rollout = table.word("rollout", hashed).map(|word| word.value).unwrap_or_default();
    match kind {
        Kind::Env | Kind::Sample => {
            let dialect = table.word("dialect", Dialect::from_name);
            artifact.dialect = dialect.map(|dialect| dialect.value);
            artifact.strict = table.flag("strict").unwrap_or_default();
        }
        Kind::ConfigMap | Kind::KustomizeComponent => {
            let is_omit = |text: &str| ["keep", "omit"].contains(&text).then(|| text == "omit");
            artifact.omits = table.word("empty", is_omit).is_some_and(|omit| omit.value);
            object(table, &mut artifact);
        }
        Kind::Secret => {
            artifact.omits = table.flag("omit_optional_secrets").unwrap_or_default();
            object(table, &mut artifact);
        }
        Kind::ExternalSecret => object(table, &mut artifact),
        Kind::ChecksumPatch => checksum(table, &mut artifact),
        Kind::Ecs => {
            artifact.omits = table.flag("omit_optional_secrets").unwrap_or_default();
        }
        Kind::Python => code(table, &mut artifact),
        Kind::TypeScript => {
            code(table, &mut artifact);
            artifact.code.has_bigint = table.flag("bigint").unwrap_or_default();
            artifact.code.is_public = table.flag("public").unwrap_or_default();
        }
        Kind::ViteTypes => {
            artifact.code.only = only(table);
            artifact.code.is_strict = table.flag("strict").unwrap_or_default();
        }
        Kind::FrontendConfig => {
            if table.flag("shell").unwrap_or_default() {
                artifact.code.carrier = Carrier::Script;
            }
            object(table, &mut artifact);
        }
        Kind::JsonSchema => {
            let described = table.word("of", Described::from_name);
            artifact.described = described.map(|of| of.value).unwrap_or_default();
        }
        Kind::Matrix => artifact.uses = uses(table),
        Kind::Reference => reference(table, &mut artifact),
        Kind::Json | Kind::CloudRun | Kind::RotationRunbook => {}
    }
    Some(artifact)
}

/// The environment that the artifact belongs to.
fn environment<'e>(
    table: &mut Table<'_, '_, '_>,
    artifact: &Artifact,
    all: &'e [Environment],
) -> Option<&'e Environment> {
    if artifact.kind.needs_environment() && !table.has("environment") {
        table.missing(
            "environment",
            "say which `[[environment]]` it is for: `environment = \"prod\"`",
        );
    }
    let name = table.word("environment", |text| Some(text.to_owned()))?;
    let found = all.iter().find(|environment| environment.name == name.value);
    if found.is_none() {
        let mut problem = unknown_environment(&name.value, all);
        problem.places.push(Place { span: name.span, ..Place::default() });
        table.problem(problem);
    }
    if let (Some(environment), Some(env)) = (found, artifact.env)
        && !Env::in_target(environment.target).contains(&env)
    {
        let message = format!(
            "`env` is `{}`, and the target of environment `{}` is {}",
            env.as_str(),
            name.value,
            environment.target
        );
        table.problem(Diagnostic::new(codes::INVALID_CONFIG_VALUE, name.span, message));
    }
    found
}

/// Reports a file whose name is none for its kind.
fn check_name(table: &mut Table<'_, '_, '_>, artifact: &Artifact) {
    let Some(out) = &artifact.out else { return };
    if let Some(message) = artifact.kind.wrong_name(out)
        && let Some(written) = table.path("out")
    {
        table.problem(Diagnostic::new(codes::INVALID_CONFIG_VALUE, written.span, message));
    }
}

/// Reports old names in a ConfigMap that the values of environments are merged over: they would keep the
/// defaults, and code that finds two values under two names refuses to start.
fn check_carried(table: &mut Table<'_, '_, '_>, artifact: &Artifact, all: &[Environment]) {
    let is_carried = artifact.old_names == OldNames::Carried
        && matches!(artifact.kind, Kind::ConfigMap | Kind::KustomizeComponent);
    let Some(other) = all.iter().find(|environment| environment.values.is_some()) else { return };
    let key = table.keys().into_iter().find(|key| key.value == "carry_aliases");
    if let (true, Some(key)) = (is_carried, key) {
        let message = format!(
            "the values of environment `{}` are merged over this ConfigMap, and its old names would keep \
             the defaults",
            other.name
        );
        let help = "name the environment in the artifact: `environment = \"…\"`; or set both names in each \
                    file of values";
        table.problem(Diagnostic::new(codes::INVALID_CONFIG_VALUE, key.span, message).help(help));
    }
}

/// Reports the keys that mean nothing for this kind of artifact.
fn check_kinds(table: &mut Table<'_, '_, '_>, kind: Kind) {
    for written in table.keys() {
        let Some(key) = keys::find(Section::Artifact, written.value) else { continue };
        if key.goes_with(kind) {
            continue;
        }
        let message = format!("`{}` does not go with kind `{}`", key.name, kind.as_str());
        let kinds: Vec<_> = key.kinds.iter().map(|kind| format!("`{}`", kind.as_str())).collect();
        table.problem(
            Diagnostic::new(codes::INVALID_CONFIG_VALUE, written.span, message)
                .help(format!("delete the line: it is for kind {}", kinds.join(" and "))),
        );
    }
}

fn owned(table: &mut Table<'_, '_, '_>, key: &str, is_legal: fn(&str) -> bool) -> Option<String> {
    table.word(key, |text| is_legal(text).then(|| text.to_owned())).map(|word| word.value)
}

/// The environment of a kind that is about all of them: none.
#[expect(clippy::option_option, reason = "the outer one says whether the table is right")]
fn without_env(
    table: &mut Table<'_, '_, '_>,
    env: Option<Spanned<Env>>,
    kind: &Spanned<Kind>,
) -> Option<Option<Env>> {
    let Some(env) = env else { return (!table.has("env")).then_some(None) };
    let message = format!("kind `{}` is about every environment", kind.value.as_str());
    let problem = Diagnostic::new(codes::INVALID_CONFIG_VALUE, env.span, message);
    table.problem(problem.help("delete the line"));
    None
}

/// The kind that is written, or the only one the environment has.
fn fitting_kind(
    table: &mut Table<'_, '_, '_>,
    env: Env,
    written: Option<Spanned<Kind>>,
) -> Option<Kind> {
    match (written, env.usual_kinds()) {
        (Some(kind), _) if kind.value.envs().contains(&env) => return Some(kind.value),
        (Some(kind), _) => {
            let names: Vec<_> = env.kinds().map(|kind| format!("`{}`", kind.as_str())).collect();
            let message = format!(
                "`kind` is `{}`, which does not go with `env = \"{}\"`",
                kind.value.as_str(),
                env.as_str(),
            );
            table.problem(
                Diagnostic::new(codes::INVALID_CONFIG_VALUE, kind.span, message)
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

/// What only the patch of a checksum has.
fn checksum(table: &mut Table<'_, '_, '_>, artifact: &mut Artifact) {
    if let Some(name) = owned(table, "name", names::is_subdomain) {
        artifact.name = name;
    }
    if !table.has("workloads") {
        table.missing("workloads", "say whose pods are replaced: `workloads = [\"core\"]`");
    }
    artifact.workloads = table.words("workloads", |text| {
        Workload::from_text(text).filter(|workload| names::is_subdomain(&workload.name))
    });
}

/// Gives each checksum what its ConfigMap is told of its data.
fn resolve_checksums(artifacts: &mut [Artifact]) -> Vec<Diagnostic> {
    let all = artifacts.to_vec();
    let mut problems = Vec::new();
    for artifact in artifacts.iter_mut().filter(|artifact| artifact.kind == Kind::ChecksumPatch) {
        let is_named = |other: &Artifact| other.object_name() == artifact.object_name();
        let is_own = |other: &&Artifact| {
            other.kind == Kind::ConfigMap
                && is_named(other)
                && artifact.environment.as_ref().is_none_or(|own| other.is_in(own))
        };
        if let Some(config_map) = all.iter().find(is_own) {
            artifact.omits = config_map.omits;
            if artifact.environment.is_none() {
                artifact.target = config_map.target;
                artifact.environment.clone_from(&config_map.environment);
            }
            continue;
        }
        let name = artifact.object_name();
        let span = artifact.place.as_ref().map_or_else(Span::default, |place| place.span);
        if let Some(hashed) = all.iter().find(|other| other.is_hashed() && is_named(other)) {
            let kind = hashed.kind.as_str();
            let message = format!("the ConfigMap `{name}` needs no checksum");
            problems.push(
                Diagnostic::new(codes::INVALID_CONFIG_VALUE, span, message)
                    .note(format!("its kind is `{kind}`, so its name changes with its data"))
                    .help("delete the `[[artifact]]`"),
            );
            continue;
        }
        let message = format!("no artifact of kind `configmap` is called `{name}`");
        problems.push(
            Diagnostic::new(codes::INVALID_CONFIG_VALUE, span, message)
                .note("the patch holds a checksum of its data")
                .help("correct `name` and `service`, or add the artifact"),
        );
    }
    problems
}

/// What only code has.
fn code(table: &mut Table<'_, '_, '_>, artifact: &mut Artifact) {
    artifact.code.prefix = prefix(table);
    artifact.code.only = only(table);
}

fn prefix(table: &mut Table<'_, '_, '_>) -> String {
    let is_prefix = |text: &str| text.is_empty() || key::is_valid(text);
    owned(table, "prefix", is_prefix).unwrap_or_default()
}

fn only(table: &mut Table<'_, '_, '_>) -> Vec<String> {
    table.words("only", |text| key::is_valid(text).then(|| text.to_owned()))
}

/// What only a page on variables has.
fn reference(table: &mut Table<'_, '_, '_>, artifact: &mut Artifact) {
    artifact.uses = uses(table);
    artifact.code.prefix = prefix(table);
    artifact.page.title = owned(table, "title", |text| !text.trim().is_empty());
    artifact.page.repository = owned(table, "repository", names::is_address_of_files);
}

fn uses(table: &mut Table<'_, '_, '_>) -> Option<PathBuf> {
    table.path("uses").map(|path| path.value)
}

/// What only a Kubernetes object has.
fn object(table: &mut Table<'_, '_, '_>, artifact: &mut Artifact) {
    if let Some(name) = owned(table, "name", names::is_subdomain) {
        artifact.name = name;
    }
    artifact.namespace = owned(table, "namespace", names::is_label);
    let of_cluster = |text: &str| target(text).filter(|&target| target != Target::Local);
    if let Some(target) = table.word("target", of_cluster) {
        artifact.target = target.value;
    }
    if let Some(mut labels) = table.table("labels") {
        for key in labels.keys() {
            artifact.labels.extend(label(&mut labels, key));
        }
    }
    check_length(table, artifact);
}

/// Reports a name that is too long with what is added to it.
fn check_length(table: &mut Table<'_, '_, '_>, artifact: &Artifact) {
    let name = artifact.longest_name();
    if name.len() <= names::LONGEST {
        return;
    }
    let Some(written) = table.text("name").or_else(|| table.text("service")) else { return };
    let message = format!("the name `{name}` is too long for Kubernetes");
    let mut problem = Diagnostic::new(codes::INVALID_CONFIG_VALUE, written.span, message)
        .note(format!("it has {} characters, and {} are allowed", name.len(), names::LONGEST));
    if artifact.is_hashed() {
        problem = problem.note("kustomize ends it with a hash of ten characters");
    }
    table.problem(problem.help("shorten `name`"));
}

fn label(labels: &mut Table<'_, '_, '_>, key: Spanned<&str>) -> Option<(String, String)> {
    let mut refuse = |at: Span, why: String| {
        labels.problem(Diagnostic::new(codes::INVALID_CONFIG_VALUE, at, why));
        None
    };
    if key.value == MANAGED_BY {
        return refuse(key.span, format!("the label `{MANAGED_BY}` is the tool's own"));
    }
    if !names::is_label_key(key.value) {
        return refuse(key.span, "this is not the name of a Kubernetes label".to_owned());
    }
    let expected = "the value of a label: letters, digits, `-`, `_` and `.`, at most 63";
    let value = labels.free_word(key.value, expected, |text| {
        names::is_label_value(text).then(|| text.to_owned())
    })?;
    Some((key.value.to_owned(), value.value))
}
