//! What an artifact or an environment gives a variable, and which of it wins.

use std::path::Path;

use alphaswarm_settings_schema::dotenv::Document;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::{Target, Variable};
use serde::Serialize;

use crate::artifact::{Artifact, Kind};
use crate::details;
use crate::environment::{Environment, Values};
use crate::generate::dotenv;
use crate::input;
use crate::path::shown;
use crate::project::Project;
use crate::report::Problems;
use crate::sources::{Source, Sources};
use crate::variables::VariableIndex;

/// One place that a service gets its environment from.
#[derive(Debug, Serialize)]
pub(crate) struct Place {
    /// The name of the environment, where it is one; else an artifact.
    pub(crate) environment: Option<String>,
    /// The file of the artifact.
    pub(crate) artifact: Option<String>,
    pub(crate) target: &'static str,
    pub(crate) required: bool,
    /// The strongest first.
    pub(crate) values: Vec<Given>,
}

/// One value of several.
#[derive(Debug, Serialize)]
pub(crate) struct Given {
    pub(crate) from: String,
    /// None for a secret, and where nobody knows it.
    pub(crate) value: Option<String>,
    pub(crate) wins: bool,
}

/// What is asked of each place.
#[derive(Clone, Copy)]
pub(super) struct Asked<'v, 's, 'p, 'r> {
    pub(super) variable: &'v Variable<'s>,
    pub(super) index: &'v VariableIndex<'v, 's>,
    pub(super) project: &'p Project<'r>,
    pub(super) sources: &'r Sources,
}

impl Asked<'_, '_, '_, '_> {
    /// What the artifact gives; none where it does not hold the variable.
    pub(super) fn of_artifact(self, artifact: &Artifact) -> Result<Option<Place>, Problems> {
        let out = artifact.out.as_deref().unwrap_or(Path::new("-"));
        // Code and pages give no process its environment, nor does a checksum. Invented values are for
        // tests.
        let gives = !artifact.kind.envs().is_empty()
            && !matches!(artifact.kind, Kind::ChecksumPatch | Kind::Sample);
        let target = artifact.target_of(self.variable).filter(|_| gives);
        let Some(target) = target else { return Ok(None) };
        let mut values = match &artifact.environment {
            Some(environment) => self.in_values(environment)?,
            None if artifact.kind == Kind::Env && out.is_file() => {
                let (source, faults) = input::read("env file", out, self.sources)?;
                if !faults.is_empty() {
                    return Err(faults);
                }
                self.set(&dotenv::read(&source.file, artifact.dialect), source)
            }
            None => Vec::new(),
        };
        values.extend(self.defaults(target));
        if self.variable.is_secret() && !values.iter().any(|given| given.wins) {
            values.push(Given { from: format!("set outside of `{}`", shown(out)), ..UNKNOWN });
        }
        Ok(Some(self.place(None, Some(shown(out)), target, values)))
    }

    /// What the environment gives; none where the variable does not exist there.
    pub(super) fn of_environment(
        self,
        environment: &Environment,
    ) -> Result<Option<Place>, Problems> {
        let variable = self.variable;
        let Some(target) = environment.target_of(variable) else { return Ok(None) };
        let mut values = self.in_values(environment)?;
        values.extend(self.defaults(target));
        if variable.is_secret() {
            values.extend(self.stores(environment));
        }
        Ok(Some(self.place(Some(environment.name.clone()), None, target, values)))
    }

    fn place(
        self,
        environment: Option<String>,
        artifact: Option<String>,
        target: Target,
        mut values: Vec<Given>,
    ) -> Place {
        let mut is_open = true;
        for given in &mut values {
            given.wins &= is_open;
            is_open &= !given.wins;
        }
        let required = self.variable.is_required_in(target);
        Place { environment, artifact, target: target.as_str(), required, values }
    }

    /// What the file of the environment says. An empty value takes the defaults away.
    fn in_values(self, environment: &Environment) -> Result<Vec<Given>, Problems> {
        let Some(path) = environment.values.as_deref() else { return Ok(Vec::new()) };
        let values = Values::open(path, self.sources)?;
        let document = values.read();
        let problems = values.problems(&document);
        if !problems.is_empty() {
            return Err(problems);
        }
        let mut given = self.set(&document, values.source);
        if let [first, ..] = &mut given[..] {
            first.wins = true;
        }
        Ok(given)
    }

    /// The assignments of the variable under its key, its old names and the names of its file: those
    /// that are not empty first.
    fn set(self, document: &Document<'_>, source: &Source) -> Vec<Given> {
        let aliases = self.variable.extension().aliases.iter().map(|alias| alias.value);
        let names: Vec<_> = std::iter::once(self.variable.key.value).chain(aliases).collect();
        let files = names.iter().map(|name| (format!("{name}_FILE"), true));
        let names = names.iter().map(|&name| (name.to_owned(), false)).chain(files);
        let mut given = Vec::new();
        for (name, is_path) in names {
            let set = document.assignments().filter(|set| set.key.value == name);
            given.extend(set.map(|set| {
                let line = source.file.position(set.key.span.start).line;
                let from = format!("`{name}`, {}:{line}", source.file.name());
                let value = if is_path { mask::shown(&set.value) } else { self.shown(&set.value) };
                Given { from, wins: !set.value.is_empty(), value: Some(value) }
            }));
        }
        given.sort_by_key(|given| !given.wins);
        given
    }

    fn defaults(self, target: Target) -> impl Iterator<Item = Given> {
        let variable = self.variable;
        let own = variable.extension().target_defaults[target as usize];
        let own = own.map(|value| (format!("`default.{target}`"), value));
        let common = variable.default.map(|value| ("`default`".to_owned(), value));
        own.into_iter().chain(common).map(move |(name, value)| {
            let line = self.project.source.file.position(value.span.start).line;
            let from = format!("{name}, {}:{line}", self.project.schema_name());
            Given { from, value: Some(self.shown(value.value)), wins: true }
        })
    }

    /// Where the value of a secret is kept.
    fn stores(self, environment: &Environment) -> Vec<Given> {
        let sealed = environment.sealed_secrets.iter();
        let mut stores: Vec<_> =
            sealed.map(|path| format!("a SealedSecret in {}", shown(path))).collect();
        if let Some(store) = &environment.secret_store {
            let remote = mask::shown(&environment.remote_of(self.variable));
            stores.push(format!("`{remote}` in {store}"));
        }
        // Which of several makes the Secret is not known here.
        let wins = stores.len() == 1;
        stores.into_iter().map(|from| Given { from, wins, ..UNKNOWN }).collect()
    }

    /// A value as it may be shown.
    fn shown(self, value: &str) -> String {
        details::shown(self.variable, self.index, value)
    }
}

const UNKNOWN: Given = Given { from: String::new(), value: None, wins: true };
