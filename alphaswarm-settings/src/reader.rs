//! Looks up one variable after the other and keeps every problem.

use std::borrow::Cow;

use alphaswarm_settings_schema::model::Target;
use alphaswarm_settings_schema::value::{Invalid, items};
use secrecy::SecretString;

use crate::Variable;
use crate::error::{Problem, ProblemKind};
use crate::source::{Source, SourceRecord};
use crate::sources::{LookUp, Sources, Text};
use crate::warning::{Warning, WarningKind};

/// Reads variables for a [`FromEnvironment`](crate::FromEnvironment).
///
/// A problem is recorded, not returned: reading goes on, so that one report holds all of them.
#[derive(Debug)]
pub struct Reader<'l> {
    sources: &'l Sources<'l>,
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
    text: Text,
    source: Source,
}

impl<'l> Reader<'l> {
    pub(crate) fn new(sources: &'l Sources<'l>, target: Option<Target>, records: bool) -> Self {
        Self {
            sources,
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

    /// Whether a problem has been recorded so far, or the target itself is one: then nothing can
    /// be made, even where every variable was found.
    #[must_use]
    pub fn has_problems(&self) -> bool {
        self.target.is_none() || !self.problems.is_empty()
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
            rules if rules.has_constraints() => rules.check(text.as_str()),
            _ => Ok(()),
        };
        // Parsing may consume the text, which only a refusal needs again.
        match constraints.and_then(|()| parse(text.into_plain())) {
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
    /// What came from a file is copied once, into the secret itself, and wiped everywhere else.
    ///
    /// `None` as for [`read`](Self::read).
    pub fn secret(&mut self, variable: &'static Variable) -> Option<SecretString> {
        let Found { text, source } = self.find(variable)?;
        match variable.rules().check(text.as_str()) {
            Ok(()) => Some(match text {
                Text::Set(text) => SecretString::from(text),
                text => SecretString::from(text.as_str()),
            }),
            Err(invalid) => self.refuse(variable, source, invalid),
        }
    }

    fn find(&mut self, variable: &'static Variable) -> Option<Found> {
        match self.set_value(variable) {
            Ok(Some((text, source))) if variable.is_secret() && text.is_placeholder() => {
                self.placeholder(variable, source)
            }
            Ok(Some((text, source))) => Some(self.found(variable, text, source)),
            Ok(None) => self.without_value(variable),
            Err((kind, source)) => {
                self.record(variable, source.clone(), None);
                self.push(variable, kind, source);
                None
            }
        }
    }

    /// What is set: under the variable's own name, or else under an old one.
    fn set_value(&mut self, variable: &'static Variable) -> LookUp {
        let mut found = self.sources.look_up(variable, variable.key)?;
        if found.is_some() && variable.deprecated.is_some() {
            self.warn_of_deprecation(variable);
        }
        for &alias in variable.aliases {
            let Some((text, source)) = self.sources.look_up(variable, alias)? else { continue };
            match &found {
                Some((first, at)) if first.as_str() != text.as_str() => {
                    return Err((ProblemKind::AliasConflict { alias }, at.clone()));
                }
                Some(_) => {}
                None => {
                    self.warnings.push(Warning::new(variable, WarningKind::Alias { alias }));
                    found = Some((text, source));
                }
            }
        }
        Ok(found)
    }

    fn without_value(&mut self, variable: &'static Variable) -> Option<Found> {
        let target = self.target?;
        let is_required = variable.required_in.contains(target);
        match variable.default_in(target) {
            Some(text) if target == Target::Local || !is_required => {
                Some(self.found(variable, Text::Default(text), Source::Default))
            }
            _ => {
                self.record(variable, Source::Unset, None);
                if is_required {
                    let is_set = self.sources.environment.get(variable.key).is_some();
                    let kind = if is_set { ProblemKind::Empty } else { ProblemKind::Missing };
                    self.push(variable, kind, Source::Unset);
                }
                None
            }
        }
    }

    fn found(&mut self, variable: &'static Variable, text: Text, source: Source) -> Found {
        if self.records.is_some() {
            self.record(variable, source.clone(), Some(text.as_str()));
        }
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
        let name = match source {
            Source::Alias(alias) => alias,
            _ => variable.key,
        };
        let default = self.target.and_then(|target| variable.default_in(target));
        let set = self.sources.look_up(variable, name).ok().flatten();
        let text = match (&source, &set) {
            (Source::Default, _) => default.unwrap_or_default(),
            (_, Some((text, _))) => text.as_str(),
            (_, None) => "",
        };
        let kind = ProblemKind::invalid(variable, text, invalid);
        self.push(variable, kind, source);
        None
    }

    #[cold]
    fn push(&mut self, variable: &'static Variable, kind: ProblemKind, source: Source) {
        let looked_in = (source == Source::Unset).then(|| self.sources.looked_in(variable));
        self.problems.push(Problem::new(variable, kind, source, looked_in));
    }
}

fn each_item<T>(
    text: &str,
    parse: impl Fn(Cow<'static, str>) -> Result<T, Invalid>,
) -> Result<Vec<T>, Invalid> {
    items(text).map(|item| parse(Cow::Owned(item?.to_owned()))).collect()
}
