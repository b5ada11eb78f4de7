//! What an environment has of a variable, as far as committed files tell.

use std::collections::HashMap;

use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Variable;

use super::check::assignment;
use super::{Environment, Values};
use crate::report::Problems;
use crate::rules::resolution::{Resolution, resolve};
use crate::rules::{Assignment, is_scaffold};
use crate::sources::Sources;

/// How a variable stands in an environment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum State {
    /// It is not for the target, or a secret that the environment does without.
    NotUsed,
    /// The file of values sets it.
    Set,
    /// The default of the schema counts.
    Default,
    /// It is required, and nothing sets it.
    Missing,
    /// It is still the placeholder.
    Placeholder,
    /// It is optional, and nothing sets it.
    Unset,
    /// It is a secret, which is in no committed file.
    Secret,
}

impl State {
    /// The states of a variable that the environment has, in the order in which they are told.
    pub(crate) const SHOWN: [Self; 6] =
        [Self::Set, Self::Default, Self::Secret, Self::Unset, Self::Missing, Self::Placeholder];

    /// Whether the variable has a value that was meant for it.
    pub(crate) const fn has_value(self) -> bool {
        matches!(self, Self::Set | Self::Default | Self::Secret)
    }

    /// Whether a value has still to be set.
    pub(crate) const fn is_open(self) -> bool {
        matches!(self, Self::Missing | Self::Placeholder)
    }

    /// What the matrix calls it.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::NotUsed => "not used",
            Self::Set => "set",
            Self::Default => "default",
            Self::Missing => "missing",
            Self::Placeholder => "placeholder",
            Self::Unset => "unset",
            Self::Secret => "secret",
        }
    }

    /// What it means, as the end of a sentence.
    pub(crate) const fn meaning(self) -> &'static str {
        match self {
            Self::NotUsed => "the environment does not have the variable",
            Self::Set => "the file of values sets it",
            Self::Default => "the default of the schema counts",
            Self::Missing => "it is required, and nothing sets it",
            Self::Placeholder => "its value is still the placeholder",
            Self::Unset => "it is optional, and nothing sets it",
            Self::Secret => "its value is in no committed file",
        }
    }
}

/// An environment with its file of values.
#[derive(Debug)]
pub(crate) struct EnvironmentValues<'e> {
    pub(crate) environment: &'e Environment,
    pub(crate) values: Option<Values<'e>>,
}

/// What an environment has of a variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) state: State,
    /// The value that counts; none where it is in no committed file, or not to be shown.
    pub(crate) value: Option<String>,
}

impl Standing {
    const fn of(state: State) -> Self {
        Self { state, value: None }
    }
}

impl<'e> EnvironmentValues<'e> {
    /// Reads the file of an environment.
    pub(crate) fn open(
        environment: &'e Environment,
        sources: &'e Sources,
    ) -> Result<Self, Problems> {
        let values = environment.values.as_deref();
        let values = values.map(|path| Values::open(path, sources)).transpose()?;
        let problems = values.as_ref().map(|values| values.problems(&values.read()));
        if let Some(problems) = problems.filter(|problems| !problems.is_empty()) {
            return Err(problems);
        }
        Ok(Self { environment, values })
    }

    /// What the environment has of each variable, in order.
    pub(crate) fn standings(&self, variables: &[Variable<'_>]) -> Vec<Standing> {
        let document = self.values.as_ref().map(|values| (values.read(), values.source));
        let assignments = document.iter().flat_map(|(document, source)| {
            document.assignments().map(|set| (set.key.value, assignment(set, source)))
        });
        let assigned: HashMap<&str, Assignment<'_>> = assignments.collect();
        variables.iter().map(|variable| standing(variable, self.environment, &assigned)).collect()
    }
}

fn standing(
    variable: &Variable<'_>,
    environment: &Environment,
    assigned: &HashMap<&str, Assignment<'_>>,
) -> Standing {
    let Some(target) = environment.target_of(variable) else {
        return Standing::of(State::NotUsed);
    };
    let is_required = variable.is_required_in(target);
    let unset = || Standing::of(if is_required { State::Missing } else { State::Unset });
    let key = variable.key.value;
    let shown = |value: &str| {
        let is_hidden = mask::hides(key, Some(variable.classification.value));
        (!is_hidden).then(|| value.to_owned())
    };
    match resolve(variable, environment.target, |name| assigned.get(name).cloned()) {
        Resolution::Elsewhere => Standing::of(State::Set),
        Resolution::Placeholder(_) => Standing::of(State::Placeholder),
        _ if variable.is_secret() => Standing::of(State::Secret),
        Resolution::Value(set) | Resolution::Conflict(set) | Resolution::ValueAndFile(set) => {
            let value = set.value.unwrap_or_default();
            let state = if is_scaffold(value) { State::Placeholder } else { State::Set };
            Standing { state, value: shown(value) }
        }
        // An empty value takes the default away.
        Resolution::Empty(_) => unset(),
        Resolution::Unset => match variable.default_in(target) {
            Some(value) => Standing { state: State::Default, value: shown(value) },
            None => unset(),
        },
    }
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;
