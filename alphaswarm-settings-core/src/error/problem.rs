//! One thing that is wrong with an environment.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use alphaswarm_settings_schema::diagnostic::nearest_key;
use alphaswarm_settings_schema::mask::{self, PLACEHOLDER};
use alphaswarm_settings_schema::model::{Target, TargetSet};
use alphaswarm_settings_schema::value::{Invalid, Scalar};

use crate::Variable;
use crate::source::Source;
use crate::target::{NoTarget, TARGET_KEY, TargetChoice};

/// One problem with one variable.
///
/// `Display` gives its part of the report.
#[derive(Debug, Clone)]
pub struct Problem {
    key: Cow<'static, str>,
    kind: ProblemKind,
    source: Source,
    variable: Option<&'static Variable>,
    looked_in: Option<String>,
    help: Vec<String>,
}

/// What is wrong with a variable.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemKind {
    /// A required variable has no value.
    Missing,
    /// A required variable is set to the empty string.
    Empty,
    /// A required secret still holds the placeholder.
    Placeholder,
    /// A required secret holds a sample value, which is for `local` only.
    Sample,
    /// The value is not of the variable's type, or not within its rules.
    Invalid {
        /// The value as it may be shown; none for a secret.
        shown: Option<String>,
        /// What was expected.
        expected: Cow<'static, str>,
    },
    /// The value is not UTF-8.
    NotUtf8,
    /// The variable and an alias of it are set to different values.
    AliasConflict {
        /// The alias.
        alias: &'static str,
    },
    /// The variable is set, and so is the one that names its file.
    KeyBesideFile {
        /// The variable that names the file.
        file_key: String,
    },
    /// A file cannot be read.
    UnreadableFile {
        /// The file.
        path: PathBuf,
        /// Why, in the words of the operating system.
        reason: String,
    },
    /// A file is larger than 1 MiB.
    TooLargeFile {
        /// The file.
        path: PathBuf,
    },
    /// A line of an env file cannot be read.
    MalformedEnvFile {
        /// What is wrong with it and where; shows no value.
        report: String,
    },
    /// A variable is set that the schema does not declare.
    Unknown {
        /// The declared key that was most likely meant.
        near: Option<String>,
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
    /// Nothing says which target this is, and the settings require it.
    TargetUnknown,
    /// A `FromEnvironment` written by hand gave nothing and recorded no problem.
    NothingRecorded {
        /// The name of its type.
        type_name: &'static str,
    },
}

impl ProblemKind {
    /// A refused value. Where the variable is masked, nothing that was made from it is kept.
    pub(crate) fn invalid(variable: &Variable, value: &str, invalid: Invalid) -> Self {
        let shown = (!variable.is_masked()).then(|| match variable.value_type.scalar() {
            Scalar::Url => mask::shown_broken_url(value),
            _ => mask::shown(value),
        });
        let invalid = invalid.noting_quotes(value);
        let expected = match invalid.hint.filter(|_| shown.is_some()) {
            Some(hint) => format!("{}; {hint}", invalid.expected).into(),
            None => invalid.expected,
        };
        Self::Invalid { shown, expected }
    }

    /// Whether what a value should look like is worth saying.
    pub(super) fn is_about_value(&self) -> bool {
        matches!(
            self,
            Self::Missing | Self::Empty | Self::Placeholder | Self::Sample | Self::Invalid { .. }
        )
    }

    /// Whether there is no value at all.
    pub(crate) fn is_absence(&self) -> bool {
        matches!(self, Self::Missing | Self::Empty)
    }
}

impl Problem {
    pub(crate) fn new(
        variable: &'static Variable,
        kind: ProblemKind,
        source: Source,
        looked_in: Option<String>,
    ) -> Self {
        let key = Cow::Borrowed(variable.key);
        Self { key, kind, source, variable: Some(variable), looked_in, help: Vec::new() }
    }

    pub(crate) fn no_target(no_target: NoTarget, served: TargetSet) -> Self {
        let kind = match no_target {
            NoTarget::Unknown(shown) => ProblemKind::UnknownTarget { shown },
            NoTarget::NotServed(target) => ProblemKind::TargetNotServed { target, served },
            NoTarget::Undecided => ProblemKind::TargetUnknown,
        };
        Self::of_name(TARGET_KEY, kind, Source::Environment)
    }

    pub(crate) fn nothing_recorded(type_name: &'static str) -> Self {
        Self::of_source(ProblemKind::NothingRecorded { type_name }, Source::Unset)
    }

    /// A problem that belongs to no variable.
    pub(crate) fn of_source(kind: ProblemKind, source: Source) -> Self {
        Self::of_name("", kind, source)
    }

    /// A problem with a name that no variable has.
    pub(crate) fn of_name(
        name: impl Into<Cow<'static, str>>,
        kind: ProblemKind,
        source: Source,
    ) -> Self {
        let key = name.into();
        Self { key, kind, source, variable: None, looked_in: None, help: Vec::new() }
    }

    /// The name of the variable; empty where the problem belongs to none.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
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
    pub fn help(&self) -> &[String] {
        &self.help
    }

    /// Where a missing value was looked for.
    pub(super) fn looked_in(&self) -> Option<&str> {
        self.looked_in.as_deref()
    }

    /// Where the variable is declared; reports are in this order.
    pub(crate) fn place(&self) -> (&'static str, u32) {
        self.variable.map_or(("", 0), |variable| (variable.schema, variable.line))
    }

    /// Says what may help. `set` has the names that are set and not declared; `file` is an env file
    /// that is read.
    pub(crate) fn add_help(
        &mut self,
        set: &[String],
        choice: Option<TargetChoice>,
        file: Option<&Path>,
    ) {
        let key = &self.key;
        let help = match &self.kind {
            kind if kind.is_absence() => return self.help_absence(set, choice, file),
            ProblemKind::Unknown { near: Some(near) } => format!("is it meant to be `{near}`?"),
            ProblemKind::Unknown { near: None } => {
                "declare it in the schema, or unset it".to_owned()
            }
            ProblemKind::KeyBesideFile { file_key } => {
                format!("unset one of `{key}` and `{file_key}`")
            }
            ProblemKind::AliasConflict { alias } => {
                format!("set `{key}` to the right value, and unset `{alias}`")
            }
            ProblemKind::Placeholder => format!("replace `{PLACEHOLDER}` with the real value"),
            ProblemKind::Sample => "set the real value: samples are for `local` only".to_owned(),
            ProblemKind::NotUtf8 => "set it again, as UTF-8".to_owned(),
            ProblemKind::UnreadableFile { .. } | ProblemKind::TooLargeFile { .. } => {
                match &self.source {
                    Source::KeyFile { file_key, .. } => {
                        format!("mount the file, or let `{file_key}` name the right one")
                    }
                    _ => {
                        "it has to be a file of at most 1 MiB that this process may read".to_owned()
                    }
                }
            }
            _ => return,
        };
        self.help.push(help);
    }

    /// A similar name that is set, or else where to set it.
    fn help_absence(&mut self, set: &[String], choice: Option<TargetChoice>, file: Option<&Path>) {
        let key = &self.key;
        let Some(TargetChoice { target, .. }) = choice else { return };
        let near = nearest_key(key, set.iter().map(String::as_str));
        let near = near.map(|name| format!("`{name}` is set: is it meant to be `{key}`?"));
        let is_secret = self.variable.is_some_and(Variable::is_secret);
        let has_default = self.variable.is_some_and(|of| of.default_in(target).is_some());
        let place = match (target, file) {
            _ if has_default => Some("set it: the schema's default is used only in `local`".into()),
            _ if near.is_some() => None,
            (Target::Local, Some(file)) => Some(format!("set it in `{}`", file.display())),
            // The report as a whole says what to do.
            (Target::Local, None) => None,
            (Target::Kubernetes, _) if is_secret => Some("set it in the Secret of this pod".into()),
            (Target::Kubernetes, _) => Some("set it in the ConfigMap of this pod".into()),
            (Target::Cloud, _) => Some("set it in the environment of this service".into()),
        };
        self.help.extend(near);
        self.help.extend(place);
    }
}
