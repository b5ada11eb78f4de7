//! Types, choices, bounds, patterns and defaults: which strings are values.

use alphaswarm_settings_schema::diagnostic::{Code, Severity};
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::{Target, Variable};
use alphaswarm_settings_schema::value::{Bounds, Rules, Scalar};

use crate::codes;
use crate::compat::comparison::Comparison;
use crate::compat::configuration::Start;
use crate::compat::deployment::Deployment;
use crate::compat::finding::{Fails, Finding};
use crate::compat::inclusion::{is_narrower, is_within, means_another};
use crate::rules::invalid_value;

/// A value that one version of the code refuses, and where it is set.
#[derive(Debug, Clone, Copy)]
struct Refused<'c> {
    value: &'c str,
    deployment: &'c Deployment<'c>,
}

/// Both versions of a variable, and what is known of its values.
struct Both<'c, 's> {
    base: &'c Variable<'s>,
    head: &'c Variable<'s>,
    comparison: &'c Comparison<'c, 's>,
    /// A: what new code refuses of the old configuration, and old code did not.
    by_new_code: Vec<Refused<'c>>,
    /// B: what old code refuses of the new configuration, and new code does not.
    by_old_code: Vec<Refused<'c>>,
}

/// The rules about the strings that are values.
pub(super) fn check(
    base: &Variable<'_>,
    head: &Variable<'_>,
    comparison: &Comparison<'_, '_>,
    found: &mut Vec<Finding>,
) {
    if base.rules() == head.rules() && defaults_agree(base, head) {
        return;
    }
    let both = Both {
        base,
        head,
        comparison,
        by_new_code: refused(comparison, |deployment| {
            (deployment.new_code(head), deployment.old.start(base, deployment.target))
        }),
        by_old_code: refused(comparison, |deployment| {
            (deployment.old_code(base), deployment.new.start(head, deployment.target))
        }),
    };
    found.extend(both.of_type());
    found.extend(both.meaning());
    found.extend(both.choices());
    found.extend(both.bounds());
    found.extend(both.pattern());
    found.extend(both.default());
}

/// The values that one version refuses, and the other takes.
fn refused<'c>(
    comparison: &'c Comparison<'_, '_>,
    starts: impl Fn(&'c Deployment<'c>) -> (Start<'c>, Start<'c>),
) -> Vec<Refused<'c>> {
    let refused = |deployment| match starts(deployment) {
        (Start::Invalid(value), other) if !other.refuses() => Some(Refused { value, deployment }),
        _ => None,
    };
    comparison.deployments.iter().filter_map(refused).collect()
}

/// The codes of what shrinks and of what grows.
struct Codes {
    narrower: Code,
    wider: Code,
}

const TYPES: Codes = Codes { narrower: codes::TYPE_NARROWED, wider: codes::TYPE_WIDENED };
const CHOICES: Codes = Codes { narrower: codes::VALUE_REMOVED, wider: codes::VALUE_ADDED };
const BOUNDS: Codes = Codes { narrower: codes::BOUND_NARROWED, wider: codes::BOUND_WIDENED };

impl Both<'_, '_> {
    /// `type-narrowed`, `type-widened`, `type-changed`.
    fn of_type(&self) -> Option<Finding> {
        let (old, new) = (self.base.rules(), self.head.rules());
        if old.value_type == new.value_type {
            return None;
        }
        let what = format!("the type `{}` is now `{}`", old.value_type, new.value_type);
        let [wider, narrower] = [is_within(&old, &new), is_within(&new, &old)];
        match (wider, narrower) {
            (true, true) => None,
            (true, false) => Some(self.wider(&TYPES, &what, |value| !is_of_type(&old, value))),
            (false, true) => Some(self.narrower(&TYPES, &what, |value| !is_of_type(&new, value))),
            (false, false) => {
                let found = self.finding(codes::TYPE_CHANGED, what);
                let found = found.fails(Fails { new_code: true, old_code: true });
                let found = found.note("each refuses strings that the other accepts");
                Some(found.help("declare a new key, and remove this one once no code reads it"))
            }
        }
    }

    /// `meaning-changed`.
    fn meaning(&self) -> Option<Finding> {
        let [old, new] = [self.base.value_type, self.head.value_type];
        if old == new || !means_another(old, new) {
            return None;
        }
        let message = format!("the same string is another value as `{new}` than as `{old}`");
        let found = self.finding(codes::MEANING_CHANGED, message);
        Some(found.help("declare a new key where a value of the old one may hold both meanings"))
    }

    /// `value-removed`, `value-added`.
    fn choices(&self) -> Vec<Finding> {
        let (old, new) = (self.base.rules(), self.head.rules());
        let is_enum = |rules: &Rules<'_>| rules.value_type.scalar() == Scalar::Enum;
        if !is_enum(&old) || !is_enum(&new) || old.value_type != new.value_type {
            return Vec::new();
        }
        let only = |these: &[&str], others: &[&str]| {
            let only = these.iter().filter(|choice| !others.contains(choice));
            only.map(|choice| format!("`{}`", mask::shown(choice))).collect::<Vec<_>>().join(", ")
        };
        let removed = only(old.values, new.values);
        let added = only(new.values, old.values);
        let mut found = Vec::new();
        if !removed.is_empty() {
            let what = format!("{removed} can no longer be set");
            found.push(self.narrower(&CHOICES, &what, |value| !is_of_type(&new, value)));
        }
        if !added.is_empty() {
            let what = format!("{added} can now be set");
            found.push(self.wider(&CHOICES, &what, |value| !is_of_type(&old, value)));
        }
        found
    }

    /// `bound-narrowed`, `bound-widened`.
    fn bounds(&self) -> Vec<Finding> {
        let (old, new) = (self.base.rules(), self.head.rules());
        // Of another type they are other bounds: those of the old one are gone, those of the new one new.
        let is_same = old.value_type == new.value_type;
        let pairs = if is_same {
            vec![(old.bounds, new.bounds)]
        } else {
            vec![(old.bounds, Bounds::NONE), (Bounds::NONE, new.bounds)]
        };
        let told = |rules: &Rules<'_>| rules.expected();
        let what = format!("was {}, and is {} now", told(&old), told(&new));
        let mut found = Vec::new();
        if pairs.iter().any(|(old, new)| is_narrower(*new, *old)) {
            found.push(self.narrower(&BOUNDS, &what, |value| is_out_of_bounds(&new, value)));
        }
        if pairs.iter().any(|(old, new)| is_narrower(*old, *new)) {
            found.push(self.wider(&BOUNDS, &what, |value| is_out_of_bounds(&old, value)));
        }
        found
    }

    /// `pattern-changed`.
    fn pattern(&self) -> Option<Finding> {
        let (old, new) = (self.base.rules(), self.head.rules());
        if old.pattern == new.pattern {
            return None;
        }
        let by_pattern = |rules: &Rules<'_>, value: &str| {
            is_of_type(rules, value) && !is_out_of_bounds(rules, value)
        };
        let a: Vec<_> =
            self.by_new_code.iter().filter(|it| by_pattern(&new, it.value)).copied().collect();
        let b: Vec<_> =
            self.by_old_code.iter().filter(|it| by_pattern(&old, it.value)).copied().collect();
        let found = self.finding(codes::PATTERN_CHANGED, "the pattern is another one");
        if a.is_empty() && b.is_empty() {
            let note = "whether it accepts what the old one did is decided for known values only";
            return Some(found.note(note));
        }
        let fails = Fails { new_code: !a.is_empty(), old_code: !b.is_empty() };
        let found = found.message("the pattern refuses a value that is set");
        let found = found.severity(Severity::Error).fails(fails);
        let found = self.with_known(found, a.iter().chain(&b));
        Some(found.help("change the value first, or declare a new key"))
    }

    /// `changed-default`.
    fn default(&self) -> Option<Finding> {
        let (base, head) = (self.base, self.head);
        if self.is_secret() {
            return None;
        }
        let differs = |target: &Target| {
            let defaults = [base.default_in(*target), head.default_in(*target)];
            matches!(defaults, [Some(old), Some(new)] if old != new)
        };
        let target = Target::ALL.iter().copied().find(differs)?;
        let shown = |variable: &Variable<'_>| {
            let default = variable.default_in(target).unwrap_or_default();
            invalid_value::shown(variable, &mask::without_user_info(default))
        };
        let message = if self.hides() {
            "the default is another one".to_owned()
        } else {
            format!("the default `{}` is now `{}`", shown(base), shown(head))
        };
        let found = self.finding(codes::CHANGED_DEFAULT, message);
        Some(found.note("during a rollout, both values are in use at once"))
    }

    fn finding(&self, code: Code, message: impl Into<String>) -> Finding {
        let found = Finding::at_key(code, self.head, self.comparison.head, message);
        found.also_for(self.base)
    }

    /// Fewer strings are values: an error where one of them is set.
    fn narrower(&self, codes: &Codes, what: &str, falls: impl Fn(&str) -> bool) -> Finding {
        let known: Vec<_> = self.by_new_code.iter().filter(|it| falls(it.value)).collect();
        let mut found = self.finding(codes.narrower, what);
        if known.is_empty() {
            let note = if self.is_secret() {
                "whether a value falls out is not known: it is secret"
            } else {
                "no value that is known falls out"
            };
            return found.severity(Severity::Warning).note(note);
        }
        found.problem.message = format!("{what}: new code on old configuration does not start");
        found = self.with_known(found.fails(Fails::NEW_CODE), known.into_iter());
        found.help("change the value and roll out the configuration first")
    }

    /// More strings are values: an error where one of them is set from now on.
    fn wider(&self, codes: &Codes, what: &str, is_new: impl Fn(&str) -> bool) -> Finding {
        let known: Vec<_> = self.by_old_code.iter().filter(|it| is_new(it.value)).collect();
        let mut found = self.finding(codes.wider, what);
        if known.is_empty() {
            return found.severity(Severity::Note).note("old code refuses the new form");
        }
        found.problem.message = format!("{what}: {}", super::presence::OLD_CODE);
        found = self.with_known(found.fails(Fails::OLD_CODE), known.into_iter());
        found.help("roll out the code first, and set the new value afterwards")
    }

    /// Whether no value may be shown: one version hides it, by its class or its name.
    fn hides(&self) -> bool {
        [self.base, self.head]
            .iter()
            .any(|variable| mask::hides(variable.key.value, Some(variable.classification.value)))
    }

    fn is_secret(&self) -> bool {
        self.base.is_secret() || self.head.is_secret()
    }

    /// Says which values are refused, and where; those of what is or was a secret are not shown.
    fn with_known<'k>(
        &self,
        found: Finding,
        known: impl Iterator<Item = &'k Refused<'k>> + Clone,
    ) -> Finding {
        const LISTED: usize = 5;
        let mut found = found.at(known.clone().map(|refused| refused.deployment));
        for Refused { value, deployment } in known.take(LISTED) {
            let name = &deployment.name;
            found.problem.notes.push(if self.hides() {
                format!("a value is set in {name}")
            } else {
                format!("`{}` is set in {name}", shown(self.base, self.head, value))
            });
        }
        found
    }
}

/// A value for a sentence, as the version that may hide more of it shows it.
fn shown(base: &Variable<'_>, head: &Variable<'_>, value: &str) -> String {
    let variable = if base.value_type.scalar() == Scalar::Url { base } else { head };
    invalid_value::shown(variable, &mask::without_user_info(value))
}

fn defaults_agree(base: &Variable<'_>, head: &Variable<'_>) -> bool {
    Target::ALL.iter().all(|&target| base.default_in(target) == head.default_in(target))
}

fn is_of_type(rules: &Rules<'_>, value: &str) -> bool {
    Rules { bounds: Bounds::NONE, pattern: None, ..*rules }.check(value).is_ok()
}

fn is_out_of_bounds(rules: &Rules<'_>, value: &str) -> bool {
    is_of_type(rules, value) && !rules.bounds.admit(rules.value_type, value)
}
