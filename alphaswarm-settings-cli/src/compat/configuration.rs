//! What a service is given when it starts, and what it makes of a variable.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use alphaswarm_settings_schema::diagnostic::Place;
use alphaswarm_settings_schema::model::{Schema, Target, Variable};

use super::side::Side;
use crate::artifact::{Artifact, Carrier, Env, Kind, OldNames};
use crate::environment::{self, Environment, Values};
use crate::rules::missing_value::lacks_value;
use crate::rules::resolution::{Resolution, resolve};
use crate::rules::{Assignment, Origin};

/// The names that a service is given.
#[derive(Debug, Default)]
pub(super) struct Configuration<'a> {
    held: HashMap<Cow<'a, str>, Held<'a>>,
    /// The artifacts that bring it variables.
    artifacts: Vec<&'a Artifact>,
    /// Whether there may be more names than are known.
    pub(super) is_open: bool,
}

/// What stands under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Held<'a> {
    Value(Cow<'a, str>),
    /// Something, which is a secret or known to a running pod only.
    Hidden,
}

/// What code makes of a variable when it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start<'c> {
    /// It has this value.
    Value(&'c str),
    /// It has a value that nobody knows here.
    Hidden,
    /// It has none, and needs none.
    Unset,
    /// It refuses to start: none is set.
    Missing,
    /// It refuses to start: this is not a value of the variable.
    Invalid(&'c str),
    /// It refuses to start: two of its names are set, to different values.
    Conflict,
}

impl Start<'_> {
    pub(super) const fn refuses(self) -> bool {
        matches!(self, Self::Missing | Self::Invalid(_) | Self::Conflict)
    }
}

/// Which secrets the Secret of an environment holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Secrets {
    /// Those that are required: of the others nobody knows.
    Required,
    /// Every secret that is declared: a change of the schema takes no value out of the store.
    Declared,
}

/// How artifacts come to hold the values of an environment.
#[derive(Debug, Clone, Copy, Default)]
struct Writing {
    /// Whether they are generated with the values, and hold each under its key, no matter what the file calls
    /// it; else something merges the file into them.
    is_with_values: bool,
    /// Whether they hold an empty string where there is no value.
    keeps_empty: bool,
}

impl Writing {
    /// How the artifacts of a version are written for an environment.
    fn of(artifacts: &[Artifact], environment: &Environment) -> Self {
        let is_own = |artifact: &Artifact| artifact.is_with_values() && artifact.is_in(environment);
        let keeps = |artifact: &Artifact| {
            artifact.kind == Kind::ConfigMap && !artifact.omits && artifact.is_in(environment)
        };
        Self {
            is_with_values: artifacts.iter().any(is_own),
            keeps_empty: artifacts.iter().any(keeps),
        }
    }
}

impl<'a> Configuration<'a> {
    /// What the artifacts of a schema hold, with the values of an environment over its defaults.
    pub(super) fn of(
        side: Side<'a, '_>,
        environment: &Environment,
        values: Option<&Values<'a>>,
        secrets: Secrets,
    ) -> Self {
        let writing = Writing::of(side.artifacts, environment);
        let mut configuration = match values {
            Some(values) if writing.is_with_values => {
                let mut schema: Schema<'a> = side.schema.clone();
                environment::lay_over(&mut schema, values);
                Self::of_artifacts(side, &schema.variables, environment, secrets, writing)
            }
            _ => {
                let variables = &side.schema.variables;
                let mut configuration =
                    Self::of_artifacts(side, variables, environment, secrets, writing);
                if let Some(values) = values {
                    configuration.lay_over(side, values);
                }
                configuration
            }
        };
        configuration.carry(side);
        configuration
    }

    /// What artifacts hold of variables: their defaults, and the secrets.
    fn of_artifacts(
        side: Side<'a, '_>,
        variables: &[Variable<'a>],
        environment: &Environment,
        secrets: Secrets,
        writing: Writing,
    ) -> Self {
        let target = environment.target;
        let mut held = HashMap::new();
        let own = variables.iter();
        for variable in own.filter(|variable| variable.targets.intersects(environment.targets())) {
            let key = Cow::Borrowed(variable.key.value);
            if variable.is_secret() {
                let is_held = secrets == Secrets::Declared || variable.is_required_in(target);
                if is_held && !environment.omit.iter().any(|omitted| *omitted == key) {
                    held.insert(key, Held::Hidden);
                }
            } else if let Some(default) = variable.default_in(target) {
                held.insert(key, Held::Value(Cow::Borrowed(default)));
            } else if writing.keeps_empty {
                held.insert(key, Held::Value(Cow::Borrowed("")));
            }
        }
        let artifacts = artifacts(side, target, Some(environment));
        Self { held, artifacts, is_open: false }
    }

    /// Adds the old names that artifacts hold next to the keys, with the same values.
    fn carry(&mut self, side: Side<'a, '_>) {
        let artifacts = self.artifacts.iter().copied();
        let carrying = artifacts.filter(|artifact| artifact.old_names == OldNames::Carried);
        let carrying: Vec<_> = carrying.collect();
        let is_carried = |variable: &&Variable<'_>| {
            carrying.iter().any(|artifact| artifact.target_of(variable).is_some())
        };
        for variable in side.schema.variables.iter().filter(is_carried) {
            let Some(value) = self.held.get(variable.key.value).cloned() else { continue };
            for alias in &variable.extension().aliases {
                self.held.entry(Cow::Borrowed(alias.value)).or_insert_with(|| value.clone());
            }
        }
    }

    /// Lays the values of a file over the defaults, as kustomize merges them.
    fn lay_over(&mut self, side: Side<'a, '_>, values: &Values<'a>) {
        let text = values.source.file.text();
        for set in values.read().assignments() {
            let value = &text[set.raw.span.start..set.raw.span.end];
            self.held.insert(Cow::Borrowed(set.key.value), Held::Value(Cow::Borrowed(value)));
        }
        // A value under an old name takes the place of the default.
        for variable in side.schema.variables.iter().filter(|variable| !variable.is_secret()) {
            let aliases = &variable.extension().aliases;
            let is_set = aliases.iter().any(|alias| self.held.contains_key(alias.value));
            let default = self.held.get(variable.key.value);
            let is_default = variable
                .defaults()
                .any(|written| default == Some(&Held::Value(Cow::Borrowed(written.value))));
            if is_set && is_default {
                self.held.remove(variable.key.value);
            }
        }
    }

    /// Takes it that what code requires, and no file shows, is set somewhere: the base runs. Gives the
    /// keys.
    pub(super) fn assume_required(
        &mut self,
        side: Side<'a, '_>,
        target: Target,
    ) -> HashSet<&'a str> {
        let lacks = |variable: &&Variable<'_>| self.start(variable, target) == Start::Missing;
        let lacking = side.schema.variables.iter().filter(lacks);
        let keys: HashSet<&'a str> = lacking.map(|variable| variable.key.value).collect();
        self.assume(keys.iter().copied());
        keys
    }

    /// Takes it that something is set under these names.
    pub(super) fn assume(&mut self, names: impl Iterator<Item = &'a str>) {
        self.held.extend(names.map(|name| (Cow::Borrowed(name), Held::Hidden)));
    }

    /// What a container gets.
    pub(super) fn from_names(
        side: Side<'a, '_>,
        names: impl IntoIterator<Item = (Cow<'a, str>, Held<'a>)>,
        is_open: bool,
    ) -> Self {
        let artifacts = artifacts(side, Target::Kubernetes, None);
        Self { held: names.into_iter().collect(), artifacts, is_open }
    }

    /// Whether each object that holds a variable has a hash in its name, so that the pods of the other
    /// version do not read it.
    pub(super) fn is_hashed(&self, variable: &Variable<'_>) -> bool {
        let holds = |artifact: &&&Artifact| artifact.target_of(variable).is_some();
        let mut holding = self.artifacts.iter().filter(holds).peekable();
        holding.peek().is_some() && holding.all(|artifact| artifact.is_hashed())
    }

    /// Whether a value that is not empty stands under a name.
    pub(super) fn holds(&self, name: &str) -> bool {
        self.held.get(name).is_some_and(|held| *held != Held::Value(Cow::Borrowed("")))
    }

    /// Whether a name is set, be it to the empty string.
    pub(super) fn sets(&self, name: &str) -> bool {
        self.held.contains_key(name)
    }

    /// What code with this variable in its schema does with it.
    pub(super) fn start(&self, variable: &Variable<'_>, target: Target) -> Start<'_> {
        match resolve(variable, target, |name| self.assignment(name)) {
            Resolution::Value(Assignment { value: Some(value), .. }) => {
                let is_valid = variable.rules().check(value).is_ok();
                if is_valid { Start::Value(value) } else { Start::Invalid(value) }
            }
            Resolution::Conflict(set) | Resolution::ValueAndFile(set) => {
                set.value.map_or(Start::Hidden, |_| Start::Conflict)
            }
            Resolution::Value(_) | Resolution::Elsewhere => Start::Hidden,
            Resolution::Placeholder(_) | Resolution::Empty(_) | Resolution::Unset => {
                if lacks_value(variable, target) && !self.is_open {
                    Start::Missing
                } else {
                    Start::Unset
                }
            }
        }
    }

    fn assignment(&self, name: &str) -> Option<Assignment<'_>> {
        let (key, held) = self.held.get_key_value(name)?;
        let value = match held {
            Held::Value(value) => Some(&**value),
            Held::Hidden => None,
        };
        Some(Assignment {
            key,
            value,
            origin: Origin::ValuesFile,
            is_from_secret: value.is_none(),
            faults: &[],
            place: Place::default(),
            value_place: Place::default(),
        })
    }
}

/// The artifacts that bring variables to services in a target; without an environment, those of all.
fn artifacts<'a>(
    side: Side<'a, '_>,
    target: Target,
    environment: Option<&Environment>,
) -> Vec<&'a Artifact> {
    let envs = Env::in_target(target);
    let brings = |artifact: &&Artifact| {
        artifact.env.is_some_and(|env| envs.contains(&env))
            && environment.is_none_or(|environment| artifact.is_in(environment))
            // A checksum is not read, and a script reads what another artifact brings.
            && artifact.kind != Kind::ChecksumPatch
            && artifact.code.carrier != Carrier::Script
    };
    side.artifacts.iter().filter(brings).collect()
}
