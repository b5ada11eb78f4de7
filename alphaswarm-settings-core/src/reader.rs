//! Looks up one variable after the other and keeps every problem.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::env::VarError;

use alphaswarm_settings_schema::model::Target;
use alphaswarm_settings_schema::placeholder::Placeholder;
use alphaswarm_settings_schema::value::{Invalid, each_item};
use secrecy::SecretString;

use crate::Variable;
use crate::error::{Problem, ProblemKind};
use crate::source::{Source, SourceRecord};
use crate::sources::{Found, RawValue, Sources, environment};
use crate::target::{NoTarget, TargetChoice, TargetRule};
use crate::warning::{Warning, WarningKind};

/// Reads variables for a [`FromEnvironment`](crate::FromEnvironment).
///
/// A problem is recorded, not returned: reading goes on, so that one report holds all of them.
#[derive(Debug)]
pub struct Reader<'l> {
    sources: &'l Sources<'l>,
    rule: TargetRule<'l>,
    /// None until something depends on it. Where it is a problem itself, nothing is missing, and what
    /// is set is still checked.
    target: OnceCell<Result<TargetChoice, NoTarget>>,
    problems: Vec<Problem>,
    warnings: Vec<Warning>,
    records: Option<Vec<SourceRecord>>,
    /// Whether there is nothing but the environment of the process and the defaults, and nothing
    /// to record.
    is_bare: bool,
}

/// What a reader leaves behind.
pub(crate) struct Outcome {
    /// None where nothing depended on it.
    pub(crate) target: Option<Result<TargetChoice, NoTarget>>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) warnings: Vec<Warning>,
    pub(crate) sources: Vec<SourceRecord>,
}

impl<'l> Reader<'l> {
    pub(crate) fn new(sources: &'l Sources<'l>, rule: TargetRule<'l>, records: bool) -> Self {
        let is_due = records || rule.is_decisive();
        Self {
            sources,
            rule,
            target: if is_due { OnceCell::from(rule.choose()) } else { OnceCell::new() },
            problems: Vec::new(),
            warnings: Vec::new(),
            records: records.then(Vec::new),
            is_bare: sources.is_bare() && sources.environment.is_of_process() && !records,
        }
    }

    pub(crate) fn finish(self) -> Outcome {
        let Self { target, problems, warnings, records, .. } = self;
        Outcome {
            target: target.into_inner(),
            problems,
            warnings,
            sources: records.unwrap_or_default(),
        }
    }

    /// The target, which is found out now if it has not been before; none where it is a problem.
    fn target(&self) -> Option<Target> {
        let choice = self.target.get_or_init(|| self.rule.choose());
        choice.as_ref().ok().map(|choice| choice.target)
    }

    /// Whether a problem has been recorded so far, or the target itself is one: then nothing can
    /// be made, even where every variable was found.
    #[must_use]
    pub fn has_problems(&self) -> bool {
        matches!(self.target.get(), Some(Err(_))) || !self.problems.is_empty()
    }

    /// The value of a variable, made by `parse`, which has to fit the variable's type.
    ///
    /// `None` where the variable has no value and needs none, and where a problem was recorded.
    pub fn read<T>(
        &mut self,
        variable: &'static Variable,
        parse: impl FnOnce(Cow<'static, str>) -> Result<T, Invalid>,
    ) -> Option<T> {
        let value = self.valid_string(variable)?;
        self.accepted(variable, parse(value))
    }

    /// The value of a simple variable: its value can be nowhere but in the environment and under
    /// one name, and nothing but `parse` decides what a value is. Nearly every variable is one, and
    /// loading is as fast as this function; so it holds nothing but the usual case.
    #[inline]
    pub(crate) fn read_simple<T>(
        &mut self,
        variable: &'static Variable,
        parse: impl FnOnce(Cow<'static, str>) -> Result<T, Invalid>,
    ) -> Option<T> {
        if !self.is_bare {
            return self.read(variable, parse);
        }
        match environment::of_process(variable.key) {
            Ok(value) if !value.is_empty() => {
                let parsed = parse(Cow::Owned(value));
                self.accepted(variable, parsed)
            }
            found => {
                let default = self.default_in_place_of(variable, found.err().as_ref())?;
                let parsed = parse(Cow::Borrowed(default));
                self.accepted(variable, parsed)
            }
        }
    }

    /// What parsing came to, where it was not refused.
    #[inline]
    fn accepted<T>(
        &mut self,
        variable: &'static Variable,
        parsed: Result<T, Invalid>,
    ) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(invalid) => {
                self.refuse(variable, invalid);
                None
            }
        }
    }

    /// The default of a variable that the environment does not hold as UTF-8.
    #[cold]
    fn default_in_place_of(
        &mut self,
        variable: &'static Variable,
        error: Option<&VarError>,
    ) -> Option<&'static str> {
        if let Some(VarError::NotUnicode(_)) = error {
            self.push(variable, ProblemKind::NotUtf8, Source::Environment);
            return None;
        }
        self.default_value(variable)
    }

    /// The value of a plain variable, from any source, within its constraints.
    fn valid_string(&mut self, variable: &'static Variable) -> Option<Cow<'static, str>> {
        let value = self.find(variable)?.into_plain();
        let rules = variable.rules();
        if rules.has_constraints()
            && let Err(invalid) = rules.check(&value)
        {
            self.refuse(variable, invalid);
            return None;
        }
        Some(value)
    }

    /// The values of a variable that holds a comma-separated list, each made by `parse`.
    ///
    /// `None` as for [`read`](Self::read).
    pub fn read_list<T>(
        &mut self,
        variable: &'static Variable,
        parse: impl Fn(Cow<'static, str>) -> Result<T, Invalid>,
    ) -> Option<Vec<T>> {
        self.read(variable, |value| all_items(&value, parse))
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
        self.read(variable, |value| {
            variable.rules().check(&value)?;
            parse(value)
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
        self.read_checked(variable, |value| all_items(&value, parse))
    }

    /// The value of a variable of a secret class, checked by the variable's type.
    ///
    /// What came from a file is copied once, into the secret itself, and wiped everywhere else.
    ///
    /// `None` as for [`read`](Self::read).
    pub fn secret(&mut self, variable: &'static Variable) -> Option<SecretString> {
        let value = self.find(variable)?;
        let checked = variable.rules().check(value.as_str());
        self.accepted(variable, checked)?;
        Some(match value {
            RawValue::Set(value) => SecretString::from(value),
            value => SecretString::from(value.as_str()),
        })
    }

    /// The value of any variable, from any source.
    fn find(&mut self, variable: &'static Variable) -> Option<RawValue> {
        match self.sources.find(variable, &|| self.target()) {
            Ok(Some(Found { name, value, source })) => {
                self.warn(variable, name);
                if let Some(found) = value.placeholder(variable, &|| self.target()) {
                    self.placeholder(variable, found, source);
                    return None;
                }
                self.record(variable, source, Some(&value));
                Some(value)
            }
            Ok(None) => self.default_value(variable).map(RawValue::Default),
            Err(refused) => {
                let (kind, source) = *refused;
                self.record(variable, source.clone(), None);
                self.push(variable, kind, source);
                None
            }
        }
    }

    /// The default of a variable that is set nowhere.
    fn default_value(&mut self, variable: &'static Variable) -> Option<&'static str> {
        if variable.is_alike_everywhere() {
            return self.unrequired_default(variable, variable.default);
        }
        let target = self.target()?;
        let is_required = variable.required_in.contains(target);
        match variable.default_in(target) {
            default if !is_required => self.unrequired_default(variable, default),
            Some(value) if target == Target::Local => {
                self.record(variable, Source::Default, Some(&RawValue::Default(value)));
                Some(value)
            }
            _ => {
                self.record(variable, Source::Unset, None);
                let is_set = self.sources.environment.get(variable.key).is_some();
                let kind = if is_set { ProblemKind::Empty } else { ProblemKind::Missing };
                self.push(variable, kind, Source::Unset);
                None
            }
        }
    }

    /// The default of a variable that needs no value.
    fn unrequired_default(
        &mut self,
        variable: &'static Variable,
        default: Option<&'static str>,
    ) -> Option<&'static str> {
        match default {
            Some(value) => self.record(variable, Source::Default, Some(&RawValue::Default(value))),
            None => self.record(variable, Source::Unset, None),
        }
        default
    }

    /// A placeholder is never the value of a secret: nobody has filled it in yet.
    #[cold]
    fn placeholder(&mut self, variable: &'static Variable, found: Placeholder, source: Source) {
        self.record(variable, Source::Unset, None);
        let (problem, warning) = match found {
            Placeholder::Scaffold => (ProblemKind::Placeholder, WarningKind::Placeholder),
            Placeholder::Sample => (ProblemKind::Sample, WarningKind::Sample),
        };
        if self.target().is_some_and(|target| variable.required_in.contains(target)) {
            self.push(variable, problem, source);
        } else {
            self.warnings.push(Warning::new(variable, warning));
        }
    }

    /// Adds the warnings of a variable that is set.
    fn warn(&mut self, variable: &'static Variable, name: &'static str) {
        if let Some(reason) = variable.deprecated {
            let kind = WarningKind::Deprecated { reason, replaced_by: variable.replaced_by };
            self.warnings.push(Warning::new(variable, kind));
        }
        if name != variable.key {
            self.warnings.push(Warning::new(variable, WarningKind::Alias { alias: name }));
        }
    }

    fn record(&mut self, variable: &'static Variable, source: Source, value: Option<&RawValue>) {
        if let Some(records) = &mut self.records {
            records.push(SourceRecord::new(variable, source, value.map(RawValue::as_str)));
        }
    }

    /// Records that the value of a variable was refused; where it was found is looked up once more.
    #[cold]
    fn refuse(&mut self, variable: &'static Variable, invalid: Invalid) {
        let set = self.sources.find(variable, &|| self.target()).ok().flatten();
        let default = self.target().and_then(|target| variable.default_in(target));
        let (value, source) = match set {
            Some(Found { value, source, .. }) => (value, source),
            None => (RawValue::Default(default.unwrap_or_default()), Source::Default),
        };
        let kind = ProblemKind::invalid(variable, value.as_str(), invalid);
        self.push(variable, kind, source);
    }

    #[cold]
    fn push(&mut self, variable: &'static Variable, kind: ProblemKind, source: Source) {
        let looked_in = (source == Source::Unset).then(|| self.sources.looked_in(variable));
        self.problems.push(Problem::new(variable, kind, source, looked_in));
    }
}

fn all_items<T>(
    value: &str,
    parse: impl Fn(Cow<'static, str>) -> Result<T, Invalid>,
) -> Result<Vec<T>, Invalid> {
    each_item(value, |item| parse(Cow::Owned(item.to_owned()))).collect()
}
