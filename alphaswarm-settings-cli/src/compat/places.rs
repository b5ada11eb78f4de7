//! Everywhere that the platform runs, as far as the configuration and manifests say.

use std::path::PathBuf;

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Severity};
use alphaswarm_settings_schema::model::{Target, TargetSet};

use super::base::Base;
use super::configuration::{Configuration, Secrets};
use super::deployment::{Deployment, Kind};
use super::side::Side;
use crate::codes;
use crate::environment::{Environment, Values};
use crate::input;
use crate::path::shown;
use crate::report::Problems;
use crate::seal::SealingScope;
use crate::seal::existing::{self, Existing};
use crate::sources::Sources;

/// What is known of the places, and what is not.
#[derive(Default)]
pub(super) struct Places<'a> {
    pub(super) deployments: Vec<Deployment<'a>>,
    pub(super) notes: Problems,
}

/// The environments, and the targets that none of them covers.
pub(super) fn of_environments<'a>(
    (old, new): (Side<'a, '_>, Side<'a, '_>),
    (before, after): (&[Environment], &[Environment]),
    base: &Base<'a>,
    sources: &'a Sources,
) -> Result<Places<'a>, Problems> {
    let mut places = Places::default();
    let mut failures = Vec::new();
    for environment in after {
        let Some(earlier) = before.iter().find(|earlier| earlier.name == environment.name) else {
            let message =
                format!("the environment `{}` is new: nothing runs there", environment.name);
            places.notes.push(note(message));
            continue;
        };
        match configurations((old, new), (earlier, environment), base, sources) {
            Ok((old, new, notes)) => {
                places.notes.extend(notes);
                places.deployments.push(Deployment {
                    name: format!("environment `{}`", environment.name),
                    kind: Kind::Environment,
                    target: environment.target,
                    values: environment.values.as_deref().map(shown),
                    service: None,
                    sealed: sealed(environment, sources),
                    old,
                    new,
                });
            }
            Err(problems) => failures.extend(problems),
        }
    }
    if !failures.is_empty() {
        return Err(failures);
    }
    for target in uncovered(after) {
        let unknown = nothing_known(target);
        let (old, new) = laid_out((old, new), (&unknown, &unknown), (None, None));
        places.deployments.push(Deployment {
            name: format!("target {target}"),
            kind: Kind::Target,
            target,
            values: None,
            service: None,
            sealed: Vec::new(),
            old,
            new,
        });
    }
    Ok(places)
}

/// The configuration before and after. What the base requires and no file shows is set somewhere, since it
/// runs; and it stays set, as long as the schema has the variable.
fn laid_out<'a>(
    (old, new): (Side<'a, '_>, Side<'a, '_>),
    (before, after): (&Environment, &Environment),
    (old_values, new_values): (Option<&Values<'a>>, Option<&Values<'a>>),
) -> (Configuration<'a>, Configuration<'a>) {
    let mut earlier = Configuration::of(old, before, old_values, Secrets::Required);
    let assumed = earlier.assume_required(old, before.target);
    let mut later = Configuration::of(new, after, new_values, Secrets::Declared);
    let kept = new.schema.variables.iter().filter(|variable| {
        let key = variable.key.value;
        assumed.contains(key) && variable.targets.intersects(after.targets()) && !later.holds(key)
    });
    let kept: Vec<_> = kept.map(|variable| variable.key.value).collect();
    later.assume(kept.into_iter());
    (earlier, later)
}

/// The SealedSecrets of an environment. What cannot be read holds nothing here; `validate` says why.
fn sealed(environment: &Environment, sources: &Sources) -> Vec<Existing> {
    let read = |path: &PathBuf| {
        let (source, _) = input::read("SealedSecret", path, sources).ok()?;
        existing::read(source.file.text()).ok()
    };
    environment.sealed_secrets.iter().filter_map(read).flat_map(|file| file.objects).collect()
}

type Both<'a> = (Configuration<'a>, Configuration<'a>, Problems);

fn configurations<'a>(
    (old, new): (Side<'a, '_>, Side<'a, '_>),
    (before, after): (&Environment, &Environment),
    base: &Base<'a>,
    sources: &'a Sources,
) -> Result<Both<'a>, Problems> {
    let mut notes = Vec::new();
    let mut old_values = None;
    if let Some(path) = &before.values {
        old_values = base.values(path)?;
        if old_values.is_none() {
            notes.push(note(format!(
                "environment `{}`: `{}` is not in `{}`, so its old values are not known",
                after.name,
                shown(path),
                base.name()
            )));
        }
    }
    let new_values = after.values.as_deref().map(|path| Values::open(path, sources)).transpose()?;
    for values in old_values.iter().chain(&new_values) {
        let problems = values.problems(&values.read());
        if !problems.is_empty() {
            return Err(problems);
        }
    }
    let values = (old_values.as_ref(), new_values.as_ref());
    let (old, new) = laid_out((old, new), (before, after), values);
    Ok((old, new, notes))
}

/// The targets that no environment is of. A developer's machine is no rollout where there are others.
fn uncovered(environments: &[Environment]) -> impl Iterator<Item = Target> {
    let covered: TargetSet = environments.iter().flat_map(|one| one.targets().iter()).collect();
    let is_any = !environments.is_empty();
    Target::ALL.into_iter().filter(move |&target| {
        let is_a_machine = is_any && target == Target::Local;
        !covered.contains(target) && !is_a_machine
    })
}

/// An environment of which nothing is known but its target.
fn nothing_known(target: Target) -> Environment {
    Environment {
        name: target.as_str().to_owned(),
        target,
        namespace: None,
        values: None,
        rendered: None,
        secret_store: None,
        remote: String::new(),
        sealed_secrets: Vec::new(),
        refresh_interval: crate::environment::RefreshInterval::default(),
        sealed_scope: SealingScope::default(),
        omit: Vec::new(),
    }
}

fn note(message: String) -> Diagnostic {
    Diagnostic { severity: Severity::Note, ..Diagnostic::general(codes::NO_BASE, message) }
}
