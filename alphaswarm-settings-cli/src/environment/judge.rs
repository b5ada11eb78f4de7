//! Whether the values of an environment fit the schema: all that is wrong in one run.

use alphaswarm_settings_schema::diagnostic::{Diagnostic, nearest_key};
use alphaswarm_settings_schema::dotenv::Assignment;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::{Schema, Variable};
use alphaswarm_settings_schema::span::Span;

use super::values::masks;
use super::{Environment, Values};
use crate::codes;
use crate::find::CONFIG;
use crate::finding::{About, Finding, value};
use crate::project::Known;

/// Judges the file of values, and the list of secrets that the environment does without.
pub(crate) fn judge(
    environment: &Environment,
    values: Option<&Values>,
    known: &Known<'_, '_>,
    schema_name: &str,
) -> Vec<Finding> {
    let judge = Judge { environment, known, schema_name };
    let mut findings: Vec<_> =
        environment.omit.iter().filter_map(|key| judge.omitted(key)).collect();
    match values {
        Some(values) => findings.extend(judge.values(values)),
        None => findings.extend(judge.without_values()),
    }
    findings
}

struct Judge<'j, 'v, 's> {
    environment: &'j Environment,
    known: &'j Known<'v, 's>,
    schema_name: &'j str,
}

impl<'v, 's> Judge<'_, 'v, 's> {
    fn values(&self, values: &Values) -> Vec<Finding> {
        let document = values.read();
        let masks = masks(&document, self.known);
        let mut found: Vec<(Option<&str>, Diagnostic)> =
            document.problems.iter().map(|problem| (None, problem.clone())).collect();
        for set in document.assignments() {
            found.extend(self.set(set).map(|problem| (Some(set.key.value), problem)));
        }
        let end = values.source.text().trim_end().len();
        for variable in self.required() {
            let key = variable.key.value;
            let set = document.assignments().find(|set| set.key.value == key);
            if let Some(problem) = self.missing(variable, set, end) {
                found.push((Some(key), problem));
            }
        }
        found.sort_by_key(|(_, problem)| problem.span());
        let finding = |(key, problem): &(Option<&str>, Diagnostic)| {
            let about = self.about(*key);
            Finding::in_source(problem, &values.source, &masks, about)
        };
        found.iter().map(finding).collect()
    }

    /// The plain variables that only the environment can set.
    fn required(&self) -> impl Iterator<Item = &'v Variable<'s>> {
        let target = self.environment.target;
        let schema: &'v Schema<'s> = self.known.schema;
        schema.variables.iter().filter(move |v| !v.is_secret() && v.is_required_in(target))
    }

    /// What is wrong with one line.
    fn set(&self, set: &Assignment<'_>) -> Option<Diagnostic> {
        let key = set.key.value;
        let Some(variable) = self.known.variable(key) else { return Some(self.undeclared(set)) };
        let problem = |code, at: Span, what: &str| {
            Diagnostic::new(code, at, format!("{key}: {what}")).note(self.declared(variable))
        };
        if variable.is_secret() {
            let class = variable.classification.value;
            let what = format!("a file of plain values holds a variable of class `{class}`");
            let help = "take the line out, rotate what it held, and set it in the secret store";
            return Some(problem(codes::SECRET_IN_PLAIN, set.raw.span, &what).help(help));
        }
        if !variable.targets.intersects(self.environment.targets()) {
            let what = format!("the variable does not exist in {}", self.place());
            let help =
                format!("delete the line, or add `{}` to its targets", self.environment.target);
            let found = problem(codes::WRONG_TARGET, set.key.span, &what);
            return Some(found.note(format!("its targets are {}", variable.targets)).help(help));
        }
        self.invalid(variable, set).map(|(what, help)| {
            let at = if set.raw.span.is_empty() { set.key.span } else { set.raw.span };
            problem(codes::INVALID_VALUE, at, &what).help(help)
        })
    }

    /// Why the value of a variable cannot be used.
    fn invalid(&self, variable: &Variable<'_>, set: &Assignment<'_>) -> Option<(String, String)> {
        let text = set.value.as_ref();
        if text.is_empty() {
            return None;
        }
        if text.trim() != text {
            let what = "the value begins or ends with a blank, which some readers drop";
            return Some((what.to_owned(), "delete the blank".to_owned()));
        }
        if text == mask::SET_VIA_STORE || text == mask::PLACEHOLDER_BASE64 {
            let what = "the value is a placeholder";
            return Some((what.to_owned(), "write the real value".to_owned()));
        }
        let invalid = variable.rules().check(text).err()?;
        let is_hidden = self.known.hides(variable.key.value);
        let hint =
            invalid.hint.filter(|_| !is_hidden).map_or(String::new(), |hint| format!("; {hint}"));
        let what = if is_hidden {
            "the value is not valid".to_owned()
        } else {
            format!("\"{}\" is not valid", value::shown(variable, text))
        };
        Some((what, format!("expected {}{hint}", invalid.expected)))
    }

    fn undeclared(&self, set: &Assignment<'_>) -> Diagnostic {
        let key = set.key.value;
        let all = || self.known.schema.variables.iter();
        let renamed = all().find(|v| v.extension().aliases.iter().any(|alias| alias.value == key));
        let help = match (renamed, nearest_key(key, all().map(|variable| variable.key.value))) {
            (Some(variable), _) => {
                format!("this is an old name: write `{}`", mask::shown(variable.key.value))
            }
            (None, Some(meant)) => format!("did you mean `{}`?", mask::shown(meant)),
            (None, None) => format!("declare it in `{}`, or delete the line", self.schema_name),
        };
        let message = format!("{}: the schema does not declare this variable", mask::shown(key));
        Diagnostic::new(codes::UNDECLARED, set.key.span, message).help(help)
    }

    /// That a variable has no value: neither in the file nor in the schema.
    fn missing(
        &self,
        variable: &Variable<'_>,
        set: Option<&Assignment<'_>>,
        end: usize,
    ) -> Option<Diagnostic> {
        let key = variable.key.value;
        let (at, what) = match set {
            Some(set) if set.value.is_empty() => (set.key.span, "it is empty"),
            None if variable.default_in(self.environment.target).is_none() => {
                (Span::new(end, end), "it is not set")
            }
            _ => return None,
        };
        let message = format!("{key}: required in {}, and {what}", self.place());
        let help = format!("write `{key}=…`: expected {}", variable.rules().expected());
        Some(
            Diagnostic::new(codes::MISSING_VALUE, at, message)
                .note(self.declared(variable))
                .help(help),
        )
    }

    /// The same where the environment has no file at all.
    fn without_values(&self) -> Vec<Finding> {
        let target = self.environment.target;
        let missing = self.required().filter(|variable| variable.default_in(target).is_none());
        let finding = |variable: &Variable<'_>| {
            let key = variable.key.value;
            let title = format!("{key}: required in {}, and it is not set", self.place());
            let help = format!("give the environment a file: `values = \"…\"` in `{CONFIG}`");
            Finding::new(codes::MISSING_VALUE, title)
                .note(self.declared(variable))
                .about(self.about(Some(key)))
                .help(help)
        };
        missing.map(finding).collect()
    }

    /// What is wrong with an item of `omit`.
    fn omitted(&self, key: &str) -> Option<Finding> {
        let target = self.environment.target;
        let why = match self.known.variable(key) {
            None => "the schema does not declare it",
            Some(variable) if !variable.is_secret() => "it is plain",
            Some(variable) if variable.is_required_in(target) => "it is required",
            Some(_) => return None,
        };
        let key = mask::shown(key);
        let title =
            format!("{key}: `omit` of environment `{}` names it, but {why}", self.environment.name);
        let help = format!("`omit` lists optional secrets: take it out in `{CONFIG}`");
        let finding =
            Finding::new(codes::INVALID_CONFIG_VALUE, title).about(self.about(Some(&key)));
        Some(finding.help(help))
    }

    fn place(&self) -> String {
        let Environment { name, target, .. } = self.environment;
        format!("environment `{name}` (target {target})")
    }

    fn declared(&self, variable: &Variable<'_>) -> String {
        format!("declared: {}:{}", self.schema_name, variable.line)
    }

    fn about(&self, key: Option<&str>) -> About {
        let variable = key.and_then(|key| self.known.variable(key));
        About {
            key: key.map(mask::shown),
            environment: Some(self.environment.name.clone()),
            declared: variable.map(|variable| format!("{}:{}", self.schema_name, variable.line)),
            ..About::default()
        }
    }
}
