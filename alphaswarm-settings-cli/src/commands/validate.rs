//! `validate`: proves that every artifact agrees with the schema.

use std::path::Path;

use alphaswarm_settings_schema::Lowered;
use alphaswarm_settings_schema::diagnostic::{Diagnostic, Severity};
use alphaswarm_settings_schema::lint;
use alphaswarm_settings_schema::model::Schema;

use super::cadence;
use super::gather::Gathered;
use super::ledger;
use super::overlay;
use super::plan::{self, PlannedArtifact};
use super::render::{Texts, render};
use super::select::{nothing_configured, usage};
use crate::artifact::Kind;
use crate::cli::{Files, Validate};
use crate::codes;
use crate::config::Config;
use crate::environment::{Environment, Values};
use crate::exit::Exit;
use crate::files::{RULES, Repositories};
use crate::find::CONFIG;
use crate::generate::{Inputs, merging};
use crate::kustomize;
use crate::project::Project;
use crate::rendered::{self, Manifests};
use crate::report::{ArtifactStatus, Problems, Report, Warnings};
use crate::seal::{self, check::Committed};
use crate::sources::Sources;
use crate::variables::VariableIndex;

/// Runs the command. It writes nothing.
pub(crate) fn validate(
    files: &Files,
    arguments: &Validate,
    sources: &Sources,
) -> Result<Report, Problems> {
    let project = Project::open(files, sources)?;
    let (parsed, warnings) = project.parse()?;
    let repositories = Repositories::default();
    let report = Report::default();
    let mut run = Run { project: &project, arguments, repositories, sources, report };
    run.report.problems = warnings;
    match &arguments.environment {
        Some(name) => run.environment(name, &parsed.schema)?,
        None => run.artifacts(&parsed)?,
    }
    Ok(run.finish())
}

struct Run<'a, 'r> {
    project: &'a Project<'r>,
    arguments: &'a Validate,
    repositories: Repositories,
    sources: &'r Sources,
    report: Report,
}

impl Run<'_, '_> {
    /// Checks everything that the configuration lists.
    fn artifacts(&mut self, parsed: &Lowered<'_>) -> Result<(), Problems> {
        let (project, sources) = (self.project, self.sources);
        let is_empty =
            |config: &Config| config.artifacts.is_empty() && config.environments.is_empty();
        let Some(config) = project.config.as_ref().filter(|config| !is_empty(config)) else {
            return Err(nothing_configured(project.config.as_ref(), ""));
        };
        let problems = &mut self.report.problems;
        problems.extend(advice(project, config, &parsed.schema));
        problems.extend(ignored_schema(project, &self.repositories));
        let is_committed =
            |out: Option<&Path>| out.is_none_or(|out| !self.repositories.is_ignored(out));
        let mut artifacts = config.artifacts.clone();
        if self.arguments.committed {
            artifacts.retain(|artifact| is_committed(artifact.out.as_deref()));
        }
        let index = VariableIndex::of(&parsed.schema);
        let ledger = ledger::open(project, &index, sources)?;
        let rotations = ledger.rotations(project, &parsed.schema);
        problems.extend(ledger.warnings);
        let gathered = Gathered::read(&artifacts, project, sources)?;
        let inputs = Inputs {
            schema_path: &gathered.schema_path,
            environments: &gathered.environments,
            uses: &gathered.uses,
            rotations: &rotations,
            ..Inputs::of(&parsed.schema, project.schema_name())
        };
        let laid_over = overlay::in_environments(&parsed.schema, &artifacts, sources);
        let Texts { all: texts, warnings } = render(project, inputs, &laid_over, &artifacts)?;
        problems.extend(warnings.into_iter().map(as_finding));
        let mut planned = plan::plan(artifacts, texts, project, inputs, &index, sources)?;
        problems.extend(planned.iter_mut().flat_map(|planned| planned.warnings.drain(..)));
        let statuses =
            plan::statuses(&planned, |planned| planned.committed_status(&index, sources))?;
        problems.extend(statuses.iter().filter_map(ArtifactStatus::problem));
        problems.extend(planned.iter().flat_map(|planned| typed(planned, &index, project)));
        self.report.artifacts = statuses;
        self.environments(&config.environments, &parsed.schema)?;
        let directory = config.path.parent().unwrap_or(Path::new(""));
        let kustomizations = kustomize::check(directory, &self.repositories, sources);
        self.report.problems.extend(kustomizations.problems);
        if kustomizations.is_incomplete {
            self.report.exit = Exit::Unusable;
        }
        Ok(())
    }

    /// Checks one environment and nothing else.
    fn environment(&mut self, name: &str, schema: &Schema<'_>) -> Result<(), Problems> {
        let environment = Config::environment(self.project.config.as_ref(), name)?;
        let index = VariableIndex::of(schema);
        let Validate { rendered, service, .. } = self.arguments;
        if !service.is_empty() && rendered.is_none() && environment.rendered.is_none() {
            let help = format!(
                "add `--rendered FILE`, or `rendered = \"…\"` to the environment in `{CONFIG}`"
            );
            return Err(usage("`--service` has no manifests to look into", help));
        }
        match rendered {
            Some(path) => self.manifests(path, environment, &index),
            None => self.environments(std::slice::from_ref(environment), schema),
        }
    }

    /// Checks the values of environments, and the manifests that the configuration names.
    fn environments(
        &mut self,
        environments: &[Environment],
        schema: &Schema<'_>,
    ) -> Result<(), Problems> {
        let index = VariableIndex::of(schema);
        let mut failures = Vec::new();
        for environment in environments {
            let values = self.values(environment, &index);
            let manifests = environment.rendered.as_deref();
            let manifests = manifests.map(|path| self.manifests(path, environment, &index));
            let outcomes = [Some(values), manifests].into_iter().flatten();
            failures.extend(outcomes.filter_map(Result::err).flatten());
            self.sealed(environment, &index);
        }
        if failures.is_empty() { Ok(()) } else { Err(failures) }
    }

    fn values(
        &mut self,
        environment: &Environment,
        index: &VariableIndex<'_, '_>,
    ) -> Result<(), Problems> {
        let values = environment.values.as_deref();
        let values = values.map(|path| Values::open(path, self.sources)).transpose()?;
        let schema = self.project.schema_name();
        let found = overlay::checked(environment, values.as_ref(), index, schema);
        self.report.problems.extend(found.problems);
        if found.is_unusable {
            self.report.exit = Exit::Unusable;
        }
        Ok(())
    }

    fn manifests(
        &mut self,
        path: &Path,
        environment: &Environment,
        index: &VariableIndex<'_, '_>,
    ) -> Result<(), Problems> {
        let schema_name = self.project.schema_name();
        let assigned = &self.arguments.service;
        let manifests = Manifests { path, environment, index, schema_name, assigned };
        let outcome = rendered::check(&manifests, self.sources)?;
        self.report.problems.extend(outcome.problems);
        if outcome.is_incomplete {
            self.report.exit = Exit::Unusable;
        }
        let skipped = outcome.skipped.filter(|_| self.arguments.verbose);
        self.report.remarks.extend(skipped);
        Ok(())
    }

    fn sealed(&mut self, environment: &Environment, index: &VariableIndex<'_, '_>) {
        let (config, schema_name) = (self.project.config.as_ref(), self.project.schema_name());
        let committed = Committed { config, environment, index, schema_name };
        let outcome = seal::check::check(committed, self.sources);
        self.report.problems.extend(outcome.problems);
        if outcome.is_incomplete {
            self.report.exit = Exit::Unusable;
        }
    }

    /// The report with the severities of the configuration.
    fn finish(self) -> Report {
        let Self { project, arguments, mut report, .. } = self;
        project.apply_severities(&mut report.problems);
        let deny = arguments.deny_warnings;
        report.exit = report.exit.max(Exit::of(&report.problems, deny));
        report.warnings = match (arguments.verbose, deny) {
            (true, _) => Warnings::Shown,
            (false, true) => Warnings::WithoutNotes,
            (false, false) => Warnings::Counted,
        };
        report
    }
}

/// The lints. A missing cadence is an error where a runbook has to say how often.
fn advice(project: &Project<'_>, config: &Config, schema: &Schema<'_>) -> Problems {
    let mut advice = project.source.locate(lint::lint(schema));
    if config.has(Kind::RotationRunbook) {
        advice.retain(|problem| !cadence::is_missing(problem));
        let missing = cadence::missing(project, schema).into_iter();
        let why = "an artifact of kind `rotation-runbook` has to say how often";
        let as_error = |problem| Diagnostic { severity: Severity::Error, ..problem };
        advice.extend(missing.map(|problem| as_error(problem.note(why))));
    }
    advice
}

/// A value that some reader misreads is an error here: `validate` proves that none does.
fn as_finding(mut problem: Diagnostic) -> Diagnostic {
    if problem.code == codes::MISLEADING_SPELLING {
        problem.severity = Severity::Error;
    }
    problem
}

/// What is wrong with the values that a person typed into an env file.
fn typed(
    planned: &PlannedArtifact<'_>,
    index: &VariableIndex<'_, '_>,
    project: &Project<'_>,
) -> Problems {
    let merging = merging(planned.artifact.kind);
    let (Some(source), Some(merging)) = (planned.existing, merging) else { return Vec::new() };
    (merging.check)(source, &planned.artifact, index, project.schema_name())
}

/// A schema that git ignores is in no other checkout.
fn ignored_schema(project: &Project<'_>, repositories: &Repositories) -> Option<Diagnostic> {
    repositories.is_ignored(&project.schema).then(|| {
        let title = format!("git ignores the schema `{}`", project.schema_name());
        let help = format!("add `!.env.schema` to `{RULES}`, below the rule that hides it");
        Diagnostic::general(codes::IGNORED_SCHEMA, title).help(help)
    })
}
