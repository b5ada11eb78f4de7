//! Looks up one variable after the other and keeps every problem.

use std::borrow::Cow;
use std::ffi::OsString;

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

    /// The value of a variable, made by `parse`, which has to fit the variable's type.
    ///
    /// `None` where the variable has no value and needs none, and where a problem was recorded.
    pub fn read<T>(
        &mut self,
        variable: &'static Variable,
        parse: impl FnOnce(Cow<'static, str>) -> Result<T, Invalid>,
    ) -> Option<T> {
        let Found { text, source } = self.find(variable)?;
        let constraints = match variable.rules() {
            rules if rules.has_constraints() => rules.check(&text),
            _ => Ok(()),
        };
        // Parsing may consume the text, which only a refusal needs again.
        match constraints.and_then(|()| parse(text)) {
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
        self.read(variable, |text| each_item(&text, parse))
    }

    /// The value of a variable, checked by the rules of the schema and made by `parse`, which may
    /// know less of it than the schema does.
    ///
    /// `None` as for [`read`](Self::read).
    pub fn read_checked<T>(
        &mut self,
        variable: &'static Variable,
        parse: impl FnOnce(Cow<'static, str>) -> Result<T, Invalid>,
    ) -> Option<T> {
        self.read(variable, |text| {
            variable.rules().check(&text)?;
            parse(text)
        })
    }

    /// The values of a variable that holds a comma-separated list, checked by the rules of the
    /// schema and each made by `parse`.
    ///
    /// `None` as for [`read`](Self::read).
    pub fn read_list_checked<T>(
        &mut self,
        variable: &'static Variable,
        parse: impl Fn(Cow<'static, str>) -> Result<T, Invalid>,
    ) -> Option<Vec<T>> {
        self.read_checked(variable, |text| each_item(&text, parse))
    }

    /// The value of a variable of a secret class, checked by the variable's type.
    ///
    /// `None` as for [`read`](Self::read).
    pub fn secret(&mut self, variable: &'static Variable) -> Option<SecretString> {
        self.read_checked(variable, |text| parse::string(text).map(SecretString::from))
    }

    fn find(&mut self, variable: &'static Variable) -> Option<Found> {
        match self.set_value(variable) {
            Some((value, source)) => self.decode(variable, value, source),
            None => self.without_value(variable),
        }
    }

    /// What is set: under the variable's own name, or else under an old one.
    fn set_value(&mut self, variable: &'static Variable) -> Option<(OsString, Source)> {
        let own = self.environment.get(variable.key).filter(|value| !value.is_empty());
        if own.is_some() && variable.deprecated.is_some() {
            self.warn_of_deprecation(variable);
        }
        let mut found = own.map(|value| (value, Source::Environment));
        for &alias in variable.aliases {
            let Some(value) = self.environment.get(alias).filter(|value| !value.is_empty()) else {
                continue;
            };
            match &found {
                Some((first, _)) if *first != value => {
                    let kind = ProblemKind::AliasConflict { alias };
                    self.push(variable, kind, Source::Environment);
                }
                Some(_) => {}
                None => {
                    self.warnings.push(Warning::new(variable, WarningKind::Alias { alias }));
                    found = Some((value, Source::Alias(alias)));
                }
            }
        }
        found
    }

    fn decode(
        &mut self,
        variable: &'static Variable,
        value: OsString,
        source: Source,
    ) -> Option<Found> {
        match value.into_string() {
            Ok(text) if variable.is_secret() && text == PLACEHOLDER => {
                self.placeholder(variable, source)
            }
            Ok(text) => Some(self.found(variable, Cow::Owned(text), source)),
            Err(_) => {
                self.record(variable, source.clone(), None);
                self.push(variable, ProblemKind::NotUtf8, source);
                None
            }
        }
    }

    fn without_value(&mut self, variable: &'static Variable) -> Option<Found> {
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
                    let is_set = self.environment.get(variable.key).is_some();
                    let kind = if is_set { ProblemKind::Empty } else { ProblemKind::Missing };
                    self.push(variable, kind, Source::Unset);
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
    fn placeholder(&mut self, variable: &'static Variable, source: Source) -> Option<Found> {
        self.record(variable, Source::Unset, None);
        if self.target.is_some_and(|target| variable.required_in.contains(target)) {
            self.push(variable, ProblemKind::Placeholder, source);
        } else {
            self.warnings.push(Warning::new(variable, WarningKind::Placeholder));
        }
        None
    }

    #[cold]
    fn warn_of_deprecation(&mut self, variable: &'static Variable) {
        let reason = variable.deprecated.unwrap_or_default();
        let kind = WarningKind::Deprecated { reason, replaced_by: variable.replaced_by };
        self.warnings.push(Warning::new(variable, kind));
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
        let set = |key| self.environment.get(key).and_then(|value| value.into_string().ok());
        let text = match source {
            Source::Default => {
                let default = self.target.and_then(|target| variable.default_in(target));
                default.map(str::to_owned)
            }
            Source::Alias(alias) => set(alias),
            Source::Environment | Source::Unset => set(variable.key),
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

fn each_item<T>(
    text: &str,
    parse: impl Fn(Cow<'static, str>) -> Result<T, Invalid>,
) -> Result<Vec<T>, Invalid> {
    items(text).map(|item| parse(Cow::Owned(item?.to_owned()))).collect()
}
