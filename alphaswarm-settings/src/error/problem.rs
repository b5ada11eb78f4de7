//! One thing that is wrong with an environment.

use std::borrow::Cow;

use alphaswarm_settings_schema::diagnostic::nearest_key;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::TargetSet;
use alphaswarm_settings_schema::value::{Invalid, Scalar};

use crate::Variable;
use crate::source::Source;
use crate::target::{NoTarget, TARGET_KEY, TargetChoice};

/// One problem with one variable.
#[derive(Debug, Clone)]
pub struct Problem {
    key: &'static str,
    kind: ProblemKind,
    source: Source,
    variable: Option<&'static Variable>,
    help: Option<String>,
}

/// What is wrong with a variable.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemKind {
    /// A required variable has no value.
    Missing,
    /// A required variable is set to the empty text.
    Empty,
    /// A required secret still holds the placeholder.
    Placeholder,
    /// The value is not of the variable's type.
    Invalid {
        /// The value as it may be shown; none for a secret.
        shown: Option<String>,
        /// What was expected.
        expected: Cow<'static, str>,
    },
    /// The value is not UTF-8.
    NotUtf8,
    /// The variable and an old name of it are set to different values.
    AliasConflict {
        /// The old name.
        alias: &'static str,
    },
    /// The name of the target is not one of the three.
    UnknownTarget {
        /// The name as it may be shown.
        shown: String,
    },
    /// The settings do not serve the target the process runs in.
    TargetNotServed {
        /// The target the process runs in.
        target: TargetChoice,
        /// The targets the settings serve.
        served: TargetSet,
    },
    /// Nothing says which target this is, and the settings demand that something does.
    TargetUnknown,
    /// A `FromEnvironment` written by hand gave nothing and recorded no problem.
    NothingRecorded {
        /// The name of its type.
        type_name: &'static str,
    },
}

impl ProblemKind {
    /// A refused value. Where the variable is masked, nothing that was made from the text is kept.
    pub(crate) fn invalid(variable: &Variable, text: &str, invalid: Invalid) -> Self {
        let shown = (!variable.is_masked()).then(|| match variable.value_type.scalar() {
            Scalar::Url => mask::shown_broken_url(text),
            _ => mask::shown(text),
        });
        let expected = match invalid.hint.filter(|_| shown.is_some()) {
            Some(hint) => format!("{}; {hint}", invalid.expected).into(),
            None => invalid.expected,
        };
        Self::Invalid { shown, expected }
    }
}

impl Problem {
    pub(crate) fn new(variable: &'static Variable, kind: ProblemKind, source: Source) -> Self {
        Self { key: variable.key, kind, source, variable: Some(variable), help: None }
    }

    pub(crate) fn no_target(no_target: NoTarget, served: TargetSet) -> Self {
        let kind = match no_target {
            NoTarget::Unknown(shown) => ProblemKind::UnknownTarget { shown },
            NoTarget::NotServed(target) => ProblemKind::TargetNotServed { target, served },
            NoTarget::Undecided => ProblemKind::TargetUnknown,
        };
        Self::without_variable(TARGET_KEY, kind)
    }

    pub(crate) fn nothing_recorded(type_name: &'static str) -> Self {
        Self::without_variable("", ProblemKind::NothingRecorded { type_name })
    }

    fn without_variable(key: &'static str, kind: ProblemKind) -> Self {
        Self { key, kind, source: Source::Environment, variable: None, help: None }
    }

    /// The name of the variable; empty where the problem belongs to none.
    #[must_use]
    pub fn key(&self) -> &'static str {
        self.key
    }

    /// What is wrong.
    #[must_use]
    pub fn kind(&self) -> &ProblemKind {
        &self.kind
    }

    /// Where the refused value was found.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// What the schema says of the variable.
    #[must_use]
    pub fn variable(&self) -> Option<&'static Variable> {
        self.variable
    }

    /// The line of the schema that declares the variable, from 1.
    #[must_use]
    pub fn schema_line(&self) -> Option<u32> {
        self.variable.map(|variable| variable.line)
    }

    /// What to do next, where there is more to say than the expectation.
    #[must_use]
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }

    /// Where the variable is declared; reports are in this order.
    pub(crate) fn place(&self) -> (&'static str, u32) {
        self.variable.map_or(("", 0), |variable| (variable.schema, variable.line))
    }

    /// Names a variable that is set, not declared, and may have been meant.
    pub(crate) fn suggest(&mut self, set: &[String]) {
        if self.kind == ProblemKind::Missing {
            let near = nearest_key(self.key, set.iter().map(String::as_str));
            self.help =
                near.map(|name| format!("`{name}` is set: is it meant to be `{}`?", self.key));
        }
    }
}
