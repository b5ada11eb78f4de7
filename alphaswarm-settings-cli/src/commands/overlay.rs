//! Which artifacts a `generate --environment` is about, and the schema that they are made from.

use alphaswarm_settings_schema::Lowered;
use alphaswarm_settings_schema::model::Target;

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
    let mut problems = usage(title, format!("use {}", words.join(" or ")));
    problems[0].notes.push(format!("its target is {target}"));
    Err(problems)
}

/// The artifacts of one environment. They never take the place of configured ones, which hold what
/// all environments share: without `--out` they go to stdout.
pub(super) fn select(
    arguments: &Generate,
    environment: &Environment,
    config: Option<&Config>,
) -> Result<Selection, Problems> {
    let all = config.map_or(&[] as &[_], |config| config.artifacts.as_slice());
    let out = arguments.out.as_ref().filter(|out| out.as_os_str() != "-");
    if let Some(out) = out
        && all.iter().any(|artifact| artifact.out.as_deref().is_some_and(|path| is_same(path, out)))
    {
        let title = format!("`{}` is the artifact of every environment", shown(out));
        let help = format!("choose another file: `{CONFIG}` lists this one as an `[[artifact]]`");
        return Err(usage(title, help));
    }
    let Some(env) = arguments.env else { return Ok(Selection::Stdout(Vec::new())) };
    let configured: Vec<_> = all.iter().filter(|artifact| artifact.env == Some(env)).collect();
    let kinds = arguments.kind.as_ref().map_or(env.usual_kinds(), std::slice::from_ref);
    let artifacts = kinds.iter().map(|&kind| {
        let mut artifact = as_only(Artifact::new(env, kind), &configured);
        artifact.out = out.cloned();
        artifact.in_environment(environment)
    });
    let artifacts = as_asked(artifacts, arguments);
    Ok(if out.is_some() { Selection::Files(artifacts) } else { Selection::Stdout(artifacts) })
}
