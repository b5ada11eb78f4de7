//! Looks up one variable after the other and keeps every problem.

use std::borrow::Cow;

use alphaswarm_settings_schema::mask::PLACEHOLDER;
use alphaswarm_settings_schema::model::Target;
use alphaswarm_settings_schema::value::{Invalid, items};
use secrecy::SecretString;

use crate::environment::Environment;
use crate::error::{Problem, ProblemKind};
use crate::source::{Source, SourceRecord};
use crate::warning::{Warning, WarningKind};
use crate::{Variable, parse};

/// Reads variables for a [`FromEnvironment`](crate::FromEnvironment).
///
/// A problem is recorded, not returned: reading goes on, so that one report holds all of them.
#[derive(Debug)]
pub struct Reader<'l> {
    environment: &'l Environment,
    /// Unknown only where the target itself is a problem; then nothing is missing, and what is
    /// set is still checked.
    target: Option<Target>,
    problems: Vec<Problem>,
    warnings: Vec<Warning>,
    records: Option<Vec<SourceRecord>>,
}

/// What a reader leaves behind.
pub(crate) struct Outcome {
    pub(crate) problems: Vec<Problem>,
    pub(crate) warnings: Vec<Warning>,
    pub(crate) sources: Vec<SourceRecord>,
}

/// A text that was found, and where.
struct Found {
    text: Cow<'static, str>,
    source: Source,
}

impl<'l> Reader<'l> {
    pub(crate) fn new(environment: &'l Environment, target: Option<Target>, records: bool) -> Self {
        Self {
            environment,
            target,
            problems: Vec::new(),
            warnings: Vec::new(),
            records: records.then(Vec::new),
        }
    }

    pub(crate) fn finish(self) -> Outcome {
        let Self { problems, warnings, records, .. } = self;
        Outcome { problems, warnings, sources: records.unwrap_or_default() }
    }

    /// Whether a problem has been recorded so far.
    #[must_use]
    pub fn has_problems(&self) -> bool {
        !self.problems.is_empty()
    }

    /// The value of a variable, made by `parse`.
    ///
    /// `None` where the variable has no value and needs none, and where a problem was recorded.
    pub fn read<T>(
        &mut self,
        variable: &'static Variable,
        parse: impl FnOnce(Cow<'static, str>) -> Result<T, Invalid>,
    ) -> Option<T> {
        let Found { text, source } = self.find(variable)?;
        // Parsing may consume the text, which only a refusal needs again.
        match parse(text) {
            Ok(value) => Some(value),
            Err(invalid) => self.refuse(variable, source, invalid),
        }
    }

    /// The values of a variable that holds a comma-separated list, each made by `parse`.
    ///
    /// `None` as for [`read`](Self::read).
    pub fn read_list<T>(
        &mut self,
        variable: &'static Variable,
        parse: impl Fn(Cow<'static, str>) -> Result<T, Invalid>,
    ) -> Option<Vec<T>> {
        self.read(variable, |text| {
            items(&text).map(|item| parse(Cow::Owned(item?.to_owned()))).collect()
        })
    }

    /// The value of a variable of a secret class, checked by the variable's type.
    ///
    /// `None` as for [`read`](Self::read).
    pub fn secret(&mut self, variable: &'static Variable) -> Option<SecretString> {
        self.read(variable, |text| {
            variable.rules().check(&text)?;
            parse::string(text).map(SecretString::from)
        })
    }

    fn find(&mut self, variable: &'static Variable) -> Option<Found> {
        if let Some(value) = self.environment.get(variable.key).filter(|value| !value.is_empty()) {
            return match value.into_string() {
                Ok(text) if variable.is_secret() && text == PLACEHOLDER => {
                    self.placeholder(variable)
                }
                Ok(text) => Some(self.found(variable, Cow::Owned(text), Source::Environment)),
                Err(_) => {
                    self.record(variable, Source::Environment, None);
                    self.push(variable, ProblemKind::NotUtf8, Source::Environment);
                    None
                }
            };
        }
        let target = self.target?;
        let default = variable.default_in(target);
        let is_required = variable.required_in.contains(target);
        match default {
            Some(text) if target == Target::Local || !is_required => {
                Some(self.found(variable, Cow::Borrowed(text), Source::Default))
            }
            _ => {
                self.record(variable, Source::Unset, None);
                if is_required {
                    self.push(variable, ProblemKind::Missing, Source::Unset);
                }
                None
            }
        }
    }

    fn found(
        &mut self,
        variable: &'static Variable,
        text: Cow<'static, str>,
        source: Source,
    ) -> Found {
        self.record(variable, source.clone(), Some(&text));
        Found { text, source }
    }

    /// The placeholder is never the value of a secret: nobody has filled it in yet.
    #[cold]
    fn placeholder(&mut self, variable: &'static Variable) -> Option<Found> {
        self.record(variable, Source::Unset, None);
        if self.target.is_some_and(|target| variable.required_in.contains(target)) {
            self.push(variable, ProblemKind::Placeholder, Source::Environment);
        } else {
            self.warnings.push(Warning::new(variable, WarningKind::Placeholder));
        }
        None
    }

    fn record(&mut self, variable: &'static Variable, source: Source, value: Option<&str>) {
        if let Some(records) = &mut self.records {
            records.push(SourceRecord::new(variable, source, value));
        }
    }

    /// Records that the text of a variable was refused.
    #[cold]
    fn refuse<T>(
        &mut self,
        variable: &'static Variable,
        source: Source,
        invalid: Invalid,
    ) -> Option<T> {
        let text = match source {
            Source::Default => variable.default.map(str::to_owned),
            _ => self.environment.get(variable.key).and_then(|value| value.into_string().ok()),
        };
        let kind = ProblemKind::invalid(variable, text.as_deref().unwrap_or_default(), invalid);
        self.push(variable, kind, source);
        None
    }

    #[cold]
    fn push(&mut self, variable: &'static Variable, kind: ProblemKind, source: Source) {
        self.problems.push(Problem::new(variable, kind, source));
    }
}
