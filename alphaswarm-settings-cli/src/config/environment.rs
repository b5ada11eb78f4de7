//! `[[environment]]`.

use std::path::PathBuf;

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::key;
use alphaswarm_settings_schema::model::Target;
use alphaswarm_settings_schema::span::Spanned;

use super::keys::Section;
use super::names;
use super::table::Table;
use crate::artifact::target;
use crate::codes;
use crate::environment::{Environment, REMOTE, RefreshInterval, SecretStore, is_remote};
use crate::seal::SealingScope;

/// Reads every `[[environment]]`.
pub(super) fn all(top: &mut Table<'_, '_, '_>) -> Vec<Environment> {
    let mut environments = Vec::new();
    let mut seen: Vec<Spanned<String>> = Vec::new();
    top.each("environment", Section::Environment, |mut table| {
        table.check_keys();
        let name = name(&mut table, &seen);
        environments.extend(environment(&mut table, name.as_ref().map(|name| name.value.clone())));
        seen.extend(name);
    });
    environments
}

/// What the environment is called, like no other.
fn name(table: &mut Table<'_, '_, '_>, others: &[Spanned<String>]) -> Option<Spanned<String>> {
    if !table.has("name") {
        table.missing("name", "say what it is called: `name = \"prod\"`");
        return None;
    }
    let name = table.word("name", |text| names::is_label(text).then(|| text.to_owned()))?;
    if let Some(first) = others.iter().find(|other| other.value == name.value) {
        let message = format!("two environments are called `{}`", name.value);
        let problem = Diagnostic::new(codes::INVALID_CONFIG_VALUE, name.span, message);
        table.problem(problem.also(first.span, "first used here").help("give each its own name"));
    }
    Some(name)
}

fn environment(table: &mut Table<'_, '_, '_>, name: Option<String>) -> Option<Environment> {
    if !table.has("target") {
        table.missing("target", "say where it runs: `local`, `kubernetes` or `cloud`");
    }
    let runs_in = table.word("target", target);
    let namespace = table.word("namespace", |text| names::is_label(text).then(|| text.to_owned()));
    let values = table.path("values");
    let rendered = table.path("rendered");
    let secret_store = table.word("secret_store", |text| {
        SecretStore::from_text(text).filter(|store| names::is_subdomain(&store.name))
    });
    let remote = table.word("remote", |text| is_remote(text).then(|| text.to_owned()));
    let refresh_interval = table.word("refresh_interval", RefreshInterval::from_text);
    let sealed_secrets =
        table.words("sealed_secrets", |text| (!text.is_empty()).then(|| PathBuf::from(text)));
    let sealed_scope = table.word("sealed_scope", SealingScope::from_name);
    let omit = table.words("omit", |text| key::is_valid(text).then(|| text.to_owned()));
    Some(Environment {
        name: name?,
        // An artifact may name the environment, no matter what else is wrong with it.
        target: runs_in.map_or(Target::Kubernetes, |target| target.value),
        namespace: namespace.map(|namespace| namespace.value),
        values: values.map(|path| path.value),
        rendered: rendered.map(|path| path.value),
        secret_store: secret_store.map(|store| store.value),
        remote: remote.map_or_else(|| REMOTE.to_owned(), |remote| remote.value),
        refresh_interval: refresh_interval.map_or_else(Default::default, |every| every.value),
        sealed_secrets,
        sealed_scope: sealed_scope.map_or(SealingScope::default(), |scope| scope.value),
        omit,
    })
}
