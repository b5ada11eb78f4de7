//! The report a person reads when a service does not start.

use std::fmt::{self, Write};

use alphaswarm_settings_schema::mask;

use super::{Problem, ProblemKind};
use crate::Variable;
use crate::source::Source;
use crate::target::{TARGET_KEY, TargetChoice};

pub(super) fn write(
    f: &mut fmt::Formatter<'_>,
    target: Option<TargetChoice>,
    variables: usize,
    problems: &[Problem],
) -> fmt::Result {
    let count = problems.len();
    let plural = if count == 1 { "problem" } else { "problems" };
    write!(f, "{count} {plural} in the environment")?;
    if let Some(choice) = target {
        write!(f, " of target {choice}")?;
    }
    let (variables, were) = match variables {
        1 => ("1 variable".to_owned(), "was"),
        count => (format!("{count} variables"), "were"),
    };
    write!(f, "; {variables} {were} read")?;
    for problem in problems {
        write!(f, "\n\n{problem}")?;
    }
    Ok(())
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.key().is_empty() {
            write!(f, "{}: ", mask::shown(self.key()))?;
        }
        write_kind(f, self.kind())?;
        match self.variable() {
            Some(variable) => write_details(f, self, variable)?,
            None if self.has_place() => write!(f, "\n    found in: {}", self.source())?,
            None => {}
        }
        self.help().iter().try_for_each(|help| write!(f, "\n    help: {help}"))
    }
}

impl std::error::Error for Problem {}

impl Problem {
    /// Whether a problem without a variable is with something that was found somewhere.
    fn has_place(&self) -> bool {
        matches!(self.kind(), ProblemKind::Unknown { .. })
    }
}

fn write_kind(f: &mut fmt::Formatter<'_>, kind: &ProblemKind) -> fmt::Result {
    match kind {
        ProblemKind::Missing => f.write_str("missing"),
        ProblemKind::Empty => f.write_str("missing (set, but empty)"),
        ProblemKind::Placeholder => f.write_str("missing (still the placeholder)"),
        ProblemKind::Sample => f.write_str("missing (still a sample value)"),
        ProblemKind::Invalid { shown: Some(shown), .. } => write!(f, "\"{shown}\" is not valid"),
        ProblemKind::Invalid { shown: None, .. } => f.write_str("the value is not valid"),
        ProblemKind::NotUtf8 => f.write_str("the value is not UTF-8"),
        ProblemKind::AliasConflict { alias } => {
            write!(f, "set, and its alias {alias} is set to another value")
        }
        ProblemKind::KeyBesideFile { file_key } => write!(f, "set, and so is {file_key}"),
        ProblemKind::UnreadableFile { path, reason } => {
            write!(f, "the file {} cannot be read: {reason}", path.display())
        }
        ProblemKind::TooLargeFile { path } => {
            write!(f, "the file {} is larger than 1 MiB", path.display())
        }
        ProblemKind::MalformedEnvFile { report } => f.write_str(report),
        ProblemKind::Unknown { .. } => f.write_str("set, but not declared in the schema"),
        ProblemKind::UnknownTarget { shown } => write!(
            f,
            "\"{shown}\" is not a target\n    expected: `local`, `kubernetes` (or `k8s`), `cloud`"
        ),
        ProblemKind::TargetNotServed { target, served } => {
            write!(f, "the target is {target}, and these settings serve only {served}")
        }
        ProblemKind::TargetUnknown => write!(
            f,
            "missing: the target is unknown\n    expected: `local`, `kubernetes` \
             (or `k8s`), `cloud`\n    help: set {TARGET_KEY}"
        ),
        ProblemKind::NothingRecorded { type_name } => {
            write!(f, "`{type_name}::from_environment` gave nothing and recorded no problem")
        }
    }
}

fn write_details(
    f: &mut fmt::Formatter<'_>,
    problem: &Problem,
    variable: &'static Variable,
) -> fmt::Result {
    match problem.kind() {
        ProblemKind::Invalid { expected, .. } => write!(f, "\n    expected: {expected}")?,
        kind if kind.is_about_value() => {
            write!(f, "\n    expected: {}", variable.rules().expected())?;
        }
        _ => {}
    }
    match (problem.source(), problem.looked_in()) {
        (Source::Unset, looked_in) => {
            write!(f, "\n    looked in: {}", looked_in.unwrap_or("process environment"))?;
        }
        (source, _) => write!(f, "\n    found in: {source}")?,
    }
    if variable.line > 0 {
        write!(f, "\n    declared: {}:{}", variable.schema, variable.line)?;
    }
    if !variable.description.is_empty() {
        write!(f, "\n    about: ")?;
        variable
            .description
            .chars()
            .try_for_each(|c| f.write_char(if mask::is_unprintable(c) { ' ' } else { c }))?;
    }
    Ok(())
}
