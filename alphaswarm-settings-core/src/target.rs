//! In which target the process runs, and how that is known.

use std::fmt;

/// The variable that names the target; it beats every sign.
pub(crate) use alphaswarm_settings_schema::key::TARGET as TARGET_KEY;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::{Target, TargetSet};

use crate::sources::Environment;

/// The signs of a cloud's container service.
const CLOUD_SIGNS: [&str; 5] = [
    "ECS_CONTAINER_METADATA_URI_V4",
    "K_SERVICE",
    "CLOUD_RUN_JOB",
    "AWS_LAMBDA_FUNCTION_NAME",
    "CONTAINER_APP_NAME",
];

/// A target and how it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TargetChoice {
    /// The target.
    pub target: Target,
    /// How it was found.
    pub reason: TargetReason,
}

/// How a target was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TargetReason {
    /// The program said so, with [`Loader::target`](crate::Loader::target).
    Program,
    /// `ALPHASWARM_SETTINGS_TARGET` names it.
    Variable,
    /// It is the only target that the settings serve.
    OnlyTarget,
    /// A variable is set that is a sign of the target.
    Sign(&'static str),
    /// Nothing points anywhere else.
    NoSign,
}

impl fmt::Display for TargetChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.target, self.reason)
    }
}

impl fmt::Display for TargetReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Program => f.write_str("set by the program"),
            Self::Variable => write!(f, "set by {TARGET_KEY}"),
            Self::OnlyTarget => f.write_str("the only target these settings serve"),
            Self::Sign(key) => write!(f, "{key} is set"),
            Self::NoSign => f.write_str("no sign of another"),
        }
    }
}

/// Why no target could be chosen.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum NoTarget {
    /// `ALPHASWARM_SETTINGS_TARGET` holds something else; the value as it may be shown.
    Unknown(String),
    /// The settings do not serve the target.
    NotServed(TargetChoice),
    /// There is no sign, and one is required.
    Undecided,
}

/// What decides on the target.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TargetRule<'l> {
    /// What the program says.
    pub(crate) said: Option<Target>,
    pub(crate) environment: &'l Environment,
    /// The targets that the settings serve.
    pub(crate) served: TargetSet,
    /// Whether a target may not be guessed.
    pub(crate) is_required: bool,
}

impl TargetRule<'_> {
    /// Whether settings can be wrong for their target alone, no matter what is set.
    pub(crate) fn is_decisive(&self) -> bool {
        self.is_required || self.served != TargetSet::ALL
    }

    /// Chooses the target: the first rule that applies.
    ///
    /// Most of it are names that are absent, and the look-up of each scans the whole environment: as
    /// much work as reading eight variables.
    #[cold]
    pub(crate) fn choose(&self) -> Result<TargetChoice, NoTarget> {
        let found = |target, reason| TargetChoice { target, reason };
        let choice = if let Some(target) = self.said {
            found(target, TargetReason::Program)
        } else if let Some(target) = named(self.environment)? {
            found(target, TargetReason::Variable)
        } else if let Some(target) = only(self.served) {
            found(target, TargetReason::OnlyTarget)
        } else if let Some(choice) = from_signs(self.environment) {
            choice
        } else if self.is_required {
            return Err(NoTarget::Undecided);
        } else {
            found(Target::Local, TargetReason::NoSign)
        };
        let is_served = self.served.contains(choice.target);
        if is_served { Ok(choice) } else { Err(NoTarget::NotServed(choice)) }
    }
}

fn named(environment: &Environment) -> Result<Option<Target>, NoTarget> {
    let Some(value) = environment.get(TARGET_KEY).filter(|value| !value.is_empty()) else {
        return Ok(None);
    };
    let value = value.to_string_lossy();
    let name = value.trim();
    Target::from_input(name).map(Some).ok_or_else(|| NoTarget::Unknown(mask::shown(name)))
}

fn only(served: TargetSet) -> Option<Target> {
    let mut targets = served.iter();
    targets.next().filter(|_| targets.next().is_none())
}

fn from_signs(environment: &Environment) -> Option<TargetChoice> {
    let is_set = |key: &str| environment.get(key).is_some_and(|value| !value.is_empty());
    let sign = |key, target| {
        is_set(key).then_some(TargetChoice { target, reason: TargetReason::Sign(key) })
    };
    sign("CARGO_MANIFEST_DIR", Target::Local)
        .or_else(|| sign("KUBERNETES_SERVICE_HOST", Target::Kubernetes))
        .or_else(|| CLOUD_SIGNS.into_iter().find_map(|key| sign(key, Target::Cloud)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(said: Option<Target>, set: &[(&str, &str)], served: TargetSet) -> String {
        let given = set.iter().map(|(key, value)| (key.into(), value.into())).collect();
        let environment = &Environment::of(given);
        match (TargetRule { said, environment, served, is_required: false }).choose() {
            Ok(choice) => choice.to_string(),
            Err(NoTarget::Unknown(name)) => format!("unknown {name}"),
            Err(NoTarget::NotServed(choice)) => format!("not served: {choice}"),
            Err(NoTarget::Undecided) => "undecided".to_owned(),
        }
    }

    #[test]
    fn the_first_rule_that_applies_decides() {
        let cloud = TargetSet::EMPTY.with(Target::Cloud);
        let kube = ("KUBERNETES_SERVICE_HOST", "10.0.0.1");
        let cargo = ("CARGO_MANIFEST_DIR", "/x");
        let all = TargetSet::ALL;
        for (said, set, served, expected) in [
            (Some(Target::Cloud), vec![kube], all, "cloud (set by the program)"),
            (
                None,
                vec![(TARGET_KEY, "k8s"), cargo],
                all,
                "kubernetes (set by ALPHASWARM_SETTINGS_TARGET)",
            ),
            (
                None,
                vec![(TARGET_KEY, ""), kube],
                all,
                "kubernetes (KUBERNETES_SERVICE_HOST is set)",
            ),
            (None, vec![(TARGET_KEY, "prod")], all, "unknown prod"),
            (None, vec![kube], cloud, "cloud (the only target these settings serve)"),
            (None, vec![cargo, kube], all, "local (CARGO_MANIFEST_DIR is set)"),
            (None, vec![("K_SERVICE", "")], all, "local (no sign of another)"),
            (None, vec![], all, "local (no sign of another)"),
            (Some(Target::Local), vec![], cloud, "not served: local (set by the program)"),
        ] {
            assert_eq!(chosen(said, &set, served), expected);
        }
    }

    /// The signs are written out, so that none gets lost.
    #[test]
    fn every_sign_of_a_cloud_is_known() {
        for sign in [
            "ECS_CONTAINER_METADATA_URI_V4",
            "K_SERVICE",
            "CLOUD_RUN_JOB",
            "AWS_LAMBDA_FUNCTION_NAME",
            "CONTAINER_APP_NAME",
        ] {
            let expected = format!("cloud ({sign} is set)");
            assert_eq!(chosen(None, &[(sign, "x")], TargetSet::ALL), expected);
        }
    }

    #[test]
    fn a_required_target_is_never_guessed() {
        let environment = &Environment::of(Vec::new());
        let rule =
            TargetRule { said: None, environment, served: TargetSet::ALL, is_required: true };
        assert_eq!(rule.choose(), Err(NoTarget::Undecided));
    }
}
