//! Which artifacts a `generate --environment` is about, and the schema that they are made from.

use std::collections::BTreeMap;
use std::path::Path;

use alphaswarm_settings_schema::Lowered;
use alphaswarm_settings_schema::model::Schema;

use super::select::{Selection, as_asked, as_only, usage};
use crate::artifact::{Artifact, Env};
use crate::cli::Generate;
use crate::config::Config;
use crate::environment::{self, Checked, Environment, Values};
use crate::find::CONFIG;
use crate::generate::dotenv::hidden;
use crate::path::{is_same, shown};
use crate::project::Project;
use crate::report::Problems;
use crate::sources::Sources;
use crate::variables::VariableIndex;

/// The environment that is asked for, and its values.
#[derive(Debug)]
pub(super) struct Asked<'r> {
    pub(super) environment: Environment,
    values: Option<Values<'r>>,
}

/// Finds the environment and reads its values.
pub(super) fn asked<'r>(
    arguments: &Generate,
    project: &Project<'_>,
    sources: &'r Sources,
) -> Result<Option<Asked<'r>>, Problems> {
    let Some(name) = &arguments.environment else { return Ok(None) };
    let environment = Config::environment(project.config.as_ref(), name)?.clone();
    if let Some(env) = arguments.env {
        fits(env, &environment)?;
    }
    let values =
        environment.values.as_deref().map(|path| Values::open(path, sources)).transpose()?;
    Ok(Some(Asked { environment, values }))
}

impl<'r> Asked<'r> {
    /// Puts the values over the schema's defaults; values that are wrong end the run.
    pub(super) fn lay_over(
        &self,
        parsed: &mut Lowered<'r>,
        project: &Project<'_>,
    ) -> Result<(), Problems> {
        let index = VariableIndex::of(&parsed.schema);
        let values = self.values.as_ref();
        let found = checked(&self.environment, values, &index, project.schema_name()).problems;
        if !found.is_empty() {
            return Err(found);
        }
        if let Some(values) = &self.values {
            environment::lay_over(&mut parsed.schema, values);
        }
        Ok(())
    }
}

/// The schema with the values of each environment that an artifact belongs to, by the environment's name.
/// A file of values that cannot be read is left to the check of its environment.
pub(super) fn in_environments<'r>(
    schema: &Schema<'r>,
    artifacts: &[Artifact],
    sources: &'r Sources,
) -> BTreeMap<String, Schema<'r>> {
    let mut all = BTreeMap::new();
    for environment in artifacts.iter().filter_map(|artifact| artifact.environment.as_ref()) {
        let Some(path) = environment.values.as_deref() else { continue };
        if !all.contains_key(&environment.name)
            && let Ok(values) = Values::open(path, sources)
        {
            let mut schema = schema.clone();
            environment::lay_over(&mut schema, &values);
            all.insert(environment.name.clone(), schema);
        }
    }
    all
}

/// Checks the environments that configured artifacts belong to; values that are wrong end the run.
pub(super) fn check(
    artifacts: &[Artifact],
    index: &VariableIndex<'_, '_>,
    project: &Project<'_>,
    sources: &Sources,
) -> Result<(), Problems> {
    let mut environments: Vec<&Environment> = Vec::new();
    // What holds secrets alone holds none of the values.
    let with_values = artifacts.iter().filter(|artifact| !artifact.kind.is_of_secrets());
    for environment in with_values.filter_map(|artifact| artifact.environment.as_ref()) {
        if !environments.contains(&environment) {
            environments.push(environment);
        }
    }
    let mut problems = Vec::new();
    for environment in environments {
        let values = environment.values.as_deref().map(|path| Values::open(path, sources));
        match values.transpose() {
            Ok(values) => {
                let schema = project.schema_name();
                problems.extend(checked(environment, values.as_ref(), index, schema).problems);
            }
            Err(errors) => problems.extend(errors),
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// Checks an environment; excerpts of its values show what is plain.
pub(super) fn checked(
    environment: &Environment,
    values: Option<&Values<'_>>,
    index: &VariableIndex<'_, '_>,
    schema_name: &str,
) -> Checked {
    if let Some(values) = values {
        let document = values.read();
        let problems = values.problems(&document);
        values.source.show_all_but(hidden::masks(&document, &problems, index));
    }
    environment::check(environment, values, index, schema_name)
}

/// Whether an artifact of `env` can run in the environment.
fn fits(env: Env, environment: &Environment) -> Result<(), Problems> {
    let envs = Env::in_target(environment.target);
    if envs.contains(&env) {
        return Ok(());
    }
    let Environment { name, target, .. } = environment;
    let title = format!("`--env {}` does not go with environment `{name}`", env.as_str());
    let words: Vec<_> = envs.iter().map(|env| format!("`--env {}`", env.as_str())).collect();
    let mut problems = usage(title, format!("use {}", words.join(" or ")));
    problems[0].notes.push(format!("its target is {target}"));
    Err(problems)
}

/// The artifacts of one environment: those that the configuration lists for it. Others never take the
/// place of configured ones, which hold what all environments share: without `--out` they go to stdout.
pub(super) fn select(
    arguments: &Generate,
    environment: &Environment,
    config: Option<&Config>,
) -> Result<Selection, Problems> {
    let all = config.map_or(&[] as &[_], |config| config.artifacts.as_slice());
    let has = |artifact: &Artifact, out: &Path| {
        artifact.out.as_deref().is_some_and(|path| is_same(path, out))
    };
    let out = arguments.out.as_ref().filter(|out| out.as_os_str() != "-");
    if let Some(out) = out
        && all
            .iter()
            .filter(|artifact| artifact.environment.is_none())
            .any(|artifact| has(artifact, out))
    {
        let title = format!("`{}` is the artifact of every environment", shown(out));
        let help = format!("choose another file: `{CONFIG}` lists this one as an `[[artifact]]`");
        return Err(usage(title, help));
    }
    let Some(env) = arguments.env else { return Ok(Selection::Stdout(Vec::new())) };
    let fits = |artifact: &&Artifact| artifact.env == Some(env) && artifact.is_in(environment);
    let (own, shared): (Vec<_>, Vec<_>) =
        all.iter().filter(fits).partition(|artifact| artifact.environment.is_some());
    let is_asked = |artifact: &&&Artifact| {
        arguments.kind.is_none_or(|kind| artifact.kind == kind)
            && out.is_none_or(|out| has(artifact, out))
    };
    let asked: Vec<_> = own.iter().filter(is_asked).collect();
    if !asked.is_empty() && (out.is_some() || arguments.out.is_none()) {
        return Ok(Selection::Files(as_asked(asked.into_iter().copied().cloned(), arguments)));
    }
    let configured = if asked.is_empty() { shared } else { own };
    let kinds = arguments.kind.as_ref().map_or(env.usual_kinds(), std::slice::from_ref);
    let artifacts = kinds.iter().map(|&kind| {
        let mut artifact = as_only(Artifact::new(env, kind), &configured);
        artifact.out = out.cloned();
        artifact.in_environment(environment).over(all)
    });
    let artifacts = as_asked(artifacts, arguments);
    Ok(if out.is_some() { Selection::Files(artifacts) } else { Selection::Stdout(artifacts) })
}
