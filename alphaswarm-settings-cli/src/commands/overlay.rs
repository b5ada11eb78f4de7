//! Which artifacts a `generate --environment` is about, and the schema that they are made from.

use alphaswarm_settings_schema::Lowered;
use alphaswarm_settings_schema::model::Target;

use super::select::{Selection, as_asked, as_only};
use crate::artifact::{Artifact, Env};
use crate::cli::Generate;
use crate::config::Config;
use crate::environment::{self, Environment, Values};
use crate::find::CONFIG;
use crate::finding::Finding;
use crate::message::{Draft, Messages};
use crate::path::{is_same, shown};
use crate::project::{Known, Project};

/// The environment that is asked for, and its values.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) environment: Environment,
    values: Option<Values>,
}

/// Finds the environment and reads its values.
pub(super) fn asked(arguments: &Generate, project: &Project) -> Result<Option<Asked>, Messages> {
    let Some(name) = &arguments.environment else { return Ok(None) };
    let environment = environment::find(project.config.as_ref(), name)?.clone();
    if let Some(env) = arguments.env {
        fits(env, &environment)?;
    }
    let values = environment.values.as_deref().map(Values::open).transpose()?;
    Ok(Some(Asked { environment, values }))
}

impl Asked {
    /// Puts the values over the schema's defaults; values that are wrong end the run.
    pub(super) fn lay_over<'s>(
        &'s self,
        parsed: &mut Lowered<'s>,
        project: &Project,
    ) -> Result<(), Messages> {
        let known = Known::of(&parsed.schema);
        let schema = shown(&project.schema);
        let found = environment::judge(&self.environment, self.values.as_ref(), &known, &schema);
        if !found.is_empty() {
            return Err(found.iter().map(Finding::message).collect());
        }
        if let Some(values) = &self.values {
            environment::lay_over(&mut parsed.schema, values);
        }
        Ok(())
    }
}

/// Whether an artifact of `env` can run in the environment.
fn fits(env: Env, environment: &Environment) -> Result<(), Messages> {
    let envs: &[Env] = match environment.target {
        Target::Local => &[Env::Local],
        Target::Kubernetes => &[Env::K8s],
        // A cloud may well run Kubernetes.
        Target::Cloud => &[Env::Cloud, Env::K8s],
    };
    if envs.contains(&env) {
        return Ok(());
    }
    let Environment { name, target, .. } = environment;
    let title = format!("`--env {}` does not go with environment `{name}`", env.as_str());
    let words: Vec<_> = envs.iter().map(|env| format!("`--env {}`", env.as_str())).collect();
    Err(Draft::error(title)
        .note(format!("its target is {target}"))
        .help(format!("use {}", words.join(" or ")))
        .into())
}

/// The artifacts of one environment. They never take the place of configured ones, which hold what
/// all environments share: without `--out` they go to stdout.
pub(super) fn select(
    arguments: &Generate,
    environment: &Environment,
    config: Option<&Config>,
) -> Result<Selection, Messages> {
    let all = config.map_or(&[] as &[_], |config| config.artifacts.as_slice());
    let out = arguments.out.as_ref().filter(|out| out.as_os_str() != "-");
    if let Some(out) = out
        && all.iter().any(|artifact| artifact.out.as_deref().is_some_and(|path| is_same(path, out)))
    {
        let title = format!("`{}` is the artifact of every environment", shown(out));
        let help = format!("choose another file: `{CONFIG}` lists this one as an `[[artifact]]`");
        return Err(Draft::error(title).help(help).into());
    }
    let Some(env) = arguments.env else { return Ok(Selection::Stdout(Vec::new())) };
    let configured: Vec<_> = all.iter().filter(|artifact| artifact.env == env).collect();
    let kinds = arguments.kind.as_ref().map_or(env.usual_kinds(), std::slice::from_ref);
    let artifacts = kinds.iter().map(|&kind| {
        let mut artifact = as_only(Artifact::new(env, kind), &configured);
        artifact.out = out.cloned();
        artifact.namespace = environment.namespace.clone().or(artifact.namespace);
        artifact.target = environment.target;
        artifact.environment = Some(environment.clone());
        artifact
    });
    let artifacts = as_asked(artifacts, arguments);
    Ok(if out.is_some() { Selection::Files(artifacts) } else { Selection::Stdout(artifacts) })
}
