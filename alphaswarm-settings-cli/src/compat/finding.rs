//! A finding, and which order of a rollout it forbids.

use std::collections::BTreeSet;

use alphaswarm_settings_schema::diagnostic::{Code, Diagnostic, Place, Severity};
use alphaswarm_settings_schema::model::Variable;

use super::deployment::Deployment;
use super::side::Side;

/// Which meetings of code and configuration of a rollout fail.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Fails {
    /// A: new code on old configuration. The configuration has to go first.
    pub(super) new_code: bool,
    /// B: old code on new configuration, after a restart or a rollback. The code has to go first.
    pub(super) old_code: bool,
}

impl Fails {
    pub(super) const NEW_CODE: Self = Self { new_code: true, old_code: false };
    pub(super) const OLD_CODE: Self = Self { new_code: false, old_code: true };
    pub(super) const NEITHER: Self = Self { new_code: false, old_code: false };

    /// The word for programs.
    const fn as_str(self) -> Option<&'static str> {
        match (self.new_code, self.old_code) {
            (true, true) => Some("both"),
            (true, false) => Some("new-code"),
            (false, true) => Some("old-code"),
            (false, false) => None,
        }
    }
}

/// One thing that a change breaks.
#[derive(Debug)]
pub(super) struct Finding {
    pub(super) problem: Diagnostic,
    pub(super) key: String,
    /// What fails where the finding is an error.
    pub(super) fails: Fails,
    /// Which meetings it is about, whether or not anything fails there.
    pub(super) meets: Fails,
    /// The deployments that it names; none where it is about each that has the variable.
    pub(super) places: Vec<String>,
    /// The services that it concerns; none where it concerns all of them.
    pub(super) services: BTreeSet<String>,
}

impl Finding {
    /// A finding on a variable, at a place in its schema.
    pub(super) fn new(
        code: Code,
        variable: &Variable<'_>,
        at: Place,
        message: impl Into<String>,
    ) -> Self {
        let key = variable.key.value;
        let mut problem = Diagnostic::general(code, message).key(key);
        problem.places.push(at);
        let services = variable.extension().services.iter().map(|&name| name.to_owned());
        let services = services.collect();
        Self {
            problem,
            key: key.to_owned(),
            fails: Fails::NEITHER,
            meets: Fails::NEITHER,
            places: Vec::new(),
            services,
        }
    }

    /// A finding at the key of a variable.
    pub(super) fn at_key(
        code: Code,
        variable: &Variable<'_>,
        side: Side<'_, '_>,
        message: impl Into<String>,
    ) -> Self {
        Self::new(code, variable, side.source.place(variable.key.span), message)
    }

    /// Says what fails.
    pub(super) fn fails(mut self, fails: Fails) -> Self {
        self.fails = fails;
        self.meets = fails;
        self.problem.about.retain(|(name, _)| *name != "fails");
        if let Some(word) = fails.as_str() {
            self.problem = self.problem.about("fails", word);
        }
        self
    }

    /// Says of what it is, where nothing fails.
    pub(super) fn meets(mut self, meets: Fails) -> Self {
        self = self.fails(Fails::NEITHER);
        self.meets = meets;
        self
    }

    /// Says in which deployments.
    pub(super) fn at<'d>(
        mut self,
        deployments: impl IntoIterator<Item = &'d Deployment<'d>>,
    ) -> Self {
        self.places = deployments.into_iter().map(|one| one.name.clone()).collect();
        self
    }

    /// Says that more fails.
    pub(super) fn also_fails(self, more: Fails) -> Self {
        let fails = Fails {
            new_code: self.fails.new_code || more.new_code,
            old_code: self.fails.old_code || more.old_code,
        };
        self.fails(fails)
    }

    pub(super) fn severity(mut self, severity: Severity) -> Self {
        self.problem.severity = severity;
        self
    }

    /// Says another sentence.
    pub(super) fn message(mut self, text: impl Into<String>) -> Self {
        self.problem.message = text.into();
        self
    }

    pub(super) fn note(mut self, text: impl Into<String>) -> Self {
        self.problem = self.problem.note(text);
        self
    }

    pub(super) fn help(mut self, text: impl Into<String>) -> Self {
        self.problem = self.problem.help(text);
        self
    }

    /// Adds the services of the other version of the variable: one that names none is for all.
    pub(super) fn also_for(mut self, other: &Variable<'_>) -> Self {
        let others = &other.extension().services;
        if self.services.is_empty() || others.is_empty() {
            self.services.clear();
        } else {
            self.services.extend(others.iter().map(|&name| name.to_owned()));
        }
        self
    }

    /// Whether it is an error that forbids an order.
    pub(super) fn forbids(&self) -> Fails {
        if self.problem.is_error() { self.fails } else { Fails::NEITHER }
    }
}
