//! The Secret of the configuration that a SealedSecret is made for.

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::{Schema, Target, TargetSet, Variable};

use crate::artifact::{Artifact, Env, Kind};
use crate::codes;
use crate::config::Config;
use crate::environment::Environment;
use crate::find::CONFIG;
use crate::report::Problems;
use crate::rules::Scope;
use crate::variables::VariableIndex;

/// Every Secret of the configuration, as it is in an environment.
pub(crate) fn configured(
    config: Option<&Config>,
    environment: Option<&Environment>,
) -> Vec<Artifact> {
    let all = config.map_or(&[] as &[_], |config| config.artifacts.as_slice());
    let is_in = |artifact: &&Artifact| environment.is_none_or(|own| artifact.is_in(own));
    let secrets =
        all.iter().filter(|artifact| artifact.kind == Kind::Secret).filter(is_in).cloned();
    secrets.map(|secret| in_environment(secret, environment)).collect()
}

/// The Secret of a name. An error is every Secret of the configuration, none of which is called so; where
/// it lists none, the name is free.
pub(crate) fn called(
    name: &str,
    config: Option<&Config>,
    environment: Option<&Environment>,
) -> Result<Artifact, Vec<Artifact>> {
    let mut secrets = configured(config, environment);
    match secrets.iter().position(|secret| secret.object_name() == name) {
        Some(place) => Ok(secrets.swap_remove(place)),
        None if secrets.is_empty() => {
            let secret =
                Artifact { name: name.to_owned(), ..Artifact::new(Env::K8s, Kind::Secret) };
            Ok(in_environment(secret, environment))
        }
        None => Err(secrets),
    }
}

fn in_environment(secret: Artifact, environment: Option<&Environment>) -> Artifact {
    match environment {
        Some(environment) => secret.in_environment(environment),
        None => secret,
    }
}

/// The Secret with the name that is asked for, or else the only one.
pub(crate) fn choose(
    config: Option<&Config>,
    environment: Option<&Environment>,
    name: Option<&str>,
) -> Result<Artifact, Problems> {
    let (title, secrets) = if let Some(name) = name {
        match called(name, config, environment) {
            Ok(secret) => return Ok(secret),
            Err(secrets) => (no_secret(name), secrets),
        }
    } else {
        let mut secrets = configured(config, environment);
        match secrets.len() {
            0 => return Ok(in_environment(Artifact::new(Env::K8s, Kind::Secret), environment)),
            1 => return Ok(secrets.swap_remove(0)),
            _ => ("the configuration has more than one Secret".to_owned(), secrets),
        }
    };
    let names: Vec<_> = secrets.iter().map(Artifact::object_name).collect();
    let problem = Diagnostic::general(codes::INVALID_USAGE, title);
    let problem = problem.note(format!("`{CONFIG}` lists them as `[[artifact]]`"));
    Err(vec![problem.help(format!("use `--name {}`", names.join("` or `--name ")))])
}

/// The sentence that no Secret has a name.
pub(crate) fn no_secret(name: &str) -> String {
    format!("no Secret of the configuration is called `{}`", mask::shown(name))
}

/// What the keys and values of the Secret are checked against.
pub(crate) fn scope<'a, 'v, 's>(
    secret: &'a Artifact,
    index: &'a VariableIndex<'v, 's>,
    schema_name: &'a str,
) -> Scope<'a, 'v, 's> {
    let environment = secret.environment.as_ref();
    let own = environment.map_or(TargetSet::EMPTY, Environment::targets);
    // A cloud may well run Kubernetes: its keys come along.
    let targets = own.iter().chain(Environment::CLUSTER.iter()).collect();
    Scope { index, target: secret.target, targets, environment, schema_name }
}

/// The variables that the Secret has, each with its target, in schema order.
pub(crate) fn variables<'v, 's>(
    secret: &Artifact,
    schema: &'v Schema<'s>,
) -> impl Iterator<Item = (&'v Variable<'s>, Target)> {
    let omit = secret.environment.as_ref().map_or(&[] as &[_], |environment| &environment.omit);
    let all = schema.variables.iter();
    all.filter_map(move |variable| {
        let target = secret.target_of(variable)?;
        let is_omitted = omit.iter().any(|key| key == variable.key.value);
        (!is_omitted).then_some((variable, target))
    })
}
