//! When each secret was replaced last, and when it is due.

use std::collections::{BTreeSet, HashMap};

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::{Classification, Schema, Variable};
use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::{Event, Ledger};
use crate::date::{days_between, is_to_come};
use crate::environment::Environment;

/// How one secret stands, in one environment or in all.
#[derive(Debug)]
pub(crate) struct Rotation<'v, 's> {
    pub(crate) variable: &'v Variable<'s>,
    /// None where all environments are replaced at once.
    pub(crate) environment: Option<String>,
    /// The last day on which it was replaced.
    pub(crate) last: Option<Date>,
    /// The day by which it has to be replaced again; none where it never was, or has no cadence.
    pub(crate) due: Option<Date>,
}

/// How a secret stands on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It is not due yet.
    Fine,
    /// It is due within the days of the warning.
    Due,
    /// It should have been replaced, or never was.
    Overdue,
    /// The schema does not say how often.
    Unknown,
}

/// How one secret stands on one day, as it is told.
#[derive(Debug)]
pub(crate) struct RotationStatus {
    pub(crate) key: String,
    /// None where all environments are replaced at once.
    pub(crate) environment: Option<String>,
    pub(crate) owner: Option<String>,
    /// In days.
    pub(crate) cadence: Option<u32>,
    pub(crate) last: Option<Date>,
    pub(crate) due: Option<Date>,
    /// The days from today until it is due; negative once it is overdue.
    pub(crate) days_left: Option<i32>,
    pub(crate) standing: Standing,
}

/// Whether a variable has to be replaced from time to time.
pub(crate) fn rotates(variable: &Variable<'_>) -> bool {
    variable.classification.value == Classification::RotationRequired
}

/// Every secret that has to be replaced from time to time, in the order of the schema. With `today`, what
/// is still to come does not count.
///
/// A secret has one row, unless the ledger names environments for it: then it has one for each.
pub(crate) fn schedule<'v, 's>(
    schema: &'v Schema<'s>,
    ledger: &Ledger,
    environments: &[Environment],
    today: Option<Date>,
) -> Vec<Rotation<'v, 's>> {
    let mut by_key: HashMap<&str, Vec<&Event>> = HashMap::new();
    for event in &ledger.events {
        by_key.entry(&event.key).or_default().push(event);
    }
    let mut rows = Vec::new();
    for variable in schema.variables.iter().filter(|variable| rotates(variable)) {
        let events = by_key.remove(variable.key.value).unwrap_or_default();
        let has_come = |event: &&&Event| today.is_none_or(|today| !is_to_come(event.on, today));
        let come = || events.iter().filter(has_come);
        for environment in places(variable, &events, environments) {
            let counts =
                |event: &&&Event| event.environment.is_none() || event.environment == environment;
            let last = come().filter(counts).map(|event| event.on).max();
            let cadence = variable.extension().rotation_days;
            let due =
                last.zip(cadence).map(|(last, days)| last.saturating_add(days_of(days.value)));
            rows.push(Rotation { variable, environment, last, due });
        }
    }
    rows
}

/// The environments that have a row of their own, in the order of the configuration.
fn places(
    variable: &Variable<'_>,
    events: &[&Event],
    environments: &[Environment],
) -> Vec<Option<String>> {
    let named: BTreeSet<_> = events.iter().filter_map(|event| event.environment.as_ref()).collect();
    if named.is_empty() {
        return vec![None];
    }
    let has_it = |environment: &&Environment| {
        let is_omitted = environment.omit.iter().any(|key| key == variable.key.value);
        let is_there = variable.targets.intersects(environment.targets()) && !is_omitted;
        is_there || named.contains(&environment.name)
    };
    environments.iter().filter(has_it).map(|environment| Some(environment.name.clone())).collect()
}

fn days_of(days: u32) -> Span {
    // A cadence is at most a hundred years.
    i64::from(days).days()
}

impl Rotation<'_, '_> {
    /// How it stands today, if it counts as due so many days before.
    pub(crate) fn status(&self, today: Date, warn: u32) -> RotationStatus {
        let extension = self.variable.extension();
        let days_left = self.due.map(|due| days_between(today, due));
        let standing = match (self.last, days_left) {
            (None, _) | (_, Some(..0)) => Standing::Overdue,
            (_, None) => Standing::Unknown,
            (_, Some(days)) if days.unsigned_abs() <= warn => Standing::Due,
            _ => Standing::Fine,
        };
        RotationStatus {
            key: self.variable.key.value.to_owned(),
            environment: self.environment.clone(),
            owner: extension.owner.map(|owner| mask::shown(owner.value)),
            cadence: extension.rotation_days.map(|days| days.value),
            last: self.last,
            due: self.due,
            days_left,
            standing,
        }
    }
}

impl Standing {
    /// The word for it.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::Due => "due",
            Self::Overdue => "overdue",
            Self::Unknown => "no-cadence",
        }
    }
}

impl RotationStatus {
    /// ` in ENVIRONMENT`, where it is one of its own.
    pub(crate) fn place(&self) -> String {
        let environment = self.environment.as_deref();
        environment.map_or_else(String::new, |environment| format!(" in {environment}"))
    }

    /// The problem, with what is known of the secret and what to do next.
    pub(crate) fn about(&self, problem: Diagnostic) -> Diagnostic {
        let mut problem = problem.key(&self.key);
        let mut command = format!("alphaswarm-settings rotation record {}", self.key);
        if let Some(environment) = &self.environment {
            problem = problem.about("environment", environment);
            command.extend([" --environment ", environment]);
        }
        if let Some(last) = self.last {
            problem = problem.note(format!("rotated last on {last}"));
        }
        if let Some(owner) = &self.owner {
            problem = problem.note(format!("owner: {owner}")).about("owner", owner);
        }
        problem.help(format!("replace the value, then run `{command}`"))
    }
}
