//! The rows and columns of the matrix, for each of its forms.

use std::collections::{BTreeMap, BTreeSet};

use alphaswarm_settings_schema::model::Variable;

use crate::artifact::Artifact;
use crate::environment::{Environment, Standing, State};
use crate::generate::Inputs;
use crate::generate::format::{names_of, uses_of};

/// Variables by environments and surfaces.
pub(super) struct Matrix<'m> {
    pub(super) environments: Vec<&'m Environment>,
    /// The kinds of files that use variables, in the order of the alphabet.
    pub(super) surfaces: Vec<&'m str>,
    pub(super) rows: Vec<Row<'m>>,
}

/// What is known of a variable.
pub(super) struct Row<'m> {
    pub(super) variable: &'m Variable<'m>,
    /// In the order of the environments.
    pub(super) states: Vec<State>,
    pub(super) difference: Difference,
    /// How many places use it, in the order of the surfaces.
    pub(super) uses: Vec<usize>,
}

impl Row<'_> {
    /// Whether something has to be done in some environment.
    pub(super) fn is_open(&self) -> bool {
        self.states.iter().any(|state| state.is_open())
    }
}

/// What the environments that have a variable do not have in common. That one sets what is the default of
/// another is no difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Difference {
    Nothing,
    /// The values are not the same.
    Value,
    /// Some have a value, and others do not.
    State,
}

impl Difference {
    fn of(standings: &[Standing]) -> Self {
        let is_used = |standing: &&Standing| standing.state != State::NotUsed;
        let mut used = standings.iter().filter(is_used);
        let Some(first) = used.next() else { return Self::Nothing };
        let used: Vec<_> = used.collect();
        if used.iter().any(|other| other.state.has_value() != first.state.has_value()) {
            Self::State
        } else if used.iter().any(|other| other.value != first.value) {
            Self::Value
        } else {
            Self::Nothing
        }
    }

    /// What the forms call it; none where there is none.
    pub(super) const fn name(self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::Value => Some("value"),
            Self::State => Some("state"),
        }
    }
}

impl<'m> Matrix<'m> {
    pub(super) fn of(inputs: Inputs<'m, 'm>, artifact: &Artifact) -> Self {
        let variables = &inputs.schema.variables;
        let all: Vec<_> = inputs.environments.iter().map(|own| own.standings(variables)).collect();
        let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for used in uses_of(inputs, artifact) {
            *counts.entry((used.surface.as_str(), used.key.as_str())).or_default() += 1;
        }
        let surfaces: BTreeSet<_> = counts.keys().map(|(surface, _)| *surface).collect();
        let surfaces: Vec<_> = surfaces.into_iter().collect();
        let count = |surface: &str, variable: &Variable<'_>| -> usize {
            let names = names_of(variable);
            names
                .map(|name| counts.get(&(surface, name.as_str())).copied().unwrap_or_default())
                .sum()
        };
        let is_held =
            |(_, variable): &(usize, &Variable<'_>)| artifact.target_of(variable).is_some();
        let rows = variables.iter().enumerate().filter(is_held).map(|(at, variable)| {
            let standings: Vec<_> = all.iter().map(|column| column[at].clone()).collect();
            Row {
                variable,
                states: standings.iter().map(|standing| standing.state).collect(),
                difference: Difference::of(&standings),
                uses: surfaces.iter().map(|surface| count(surface, variable)).collect(),
            }
        });
        let environments = inputs.environments.iter().map(|own| own.environment).collect();
        let rows = rows.collect();
        Self { environments, surfaces, rows }
    }

    /// How many variables of an environment are in a state.
    pub(super) fn count(&self, environment: usize, state: State) -> usize {
        self.rows.iter().filter(|row| row.states[environment] == state).count()
    }
}
