//! The report a person reads when a service does not start.

use std::fmt::{self, Write};

use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Target;

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
    write!(f, "; {variables} variables were read")?;
    for problem in problems {
        f.write_str("\n\n")?;
        write_problem(f, problem, target)?;
    }
    Ok(())
}

fn write_problem(
    f: &mut fmt::Formatter<'_>,
    problem: &Problem,
    target: Option<TargetChoice>,
) -> fmt::Result {
    if !problem.key().is_empty() {
        write!(f, "{}: ", problem.key())?;
    }
    write_kind(f, problem.kind())?;
    if let Some(variable) = problem.variable() {
        write_details(f, problem, variable)?;
    }
    if let Some(help) = problem.help() {
        write!(f, "\n    help: {help}")?;
    }
    let is_missing = matches!(problem.kind(), ProblemKind::Missing | ProblemKind::Empty);
    if !is_missing {
        return Ok(());
    }
    let target = target.map(|choice| choice.target);
    if target == Some(Target::Local) {
        f.write_str("\n    help: run `alphaswarm-settings generate --env local`")?;
    } else if problem.variable().zip(target).is_some_and(|(of, at)| of.default_in(at).is_some()) {
        f.write_str("\n    help: set it: the schema's default stands in only in `local`")?;
    }
    Ok(())
}

fn write_kind(f: &mut fmt::Formatter<'_>, kind: &ProblemKind) -> fmt::Result {
    match kind {
        ProblemKind::Missing => f.write_str("missing"),
        ProblemKind::Empty => f.write_str("missing (set, but empty)"),
        ProblemKind::Placeholder => f.write_str("missing (still the placeholder)"),
        ProblemKind::Invalid { shown: Some(shown), .. } => write!(f, "\"{shown}\" is not valid"),
        ProblemKind::Invalid { shown: None, .. } => f.write_str("the value is not valid"),
        ProblemKind::AliasConflict { alias } => {
            write!(f, "set, and its old name {alias} is set to something else")
        }
        ProblemKind::NotUtf8 => f.write_str("the value is not UTF-8"),
        ProblemKind::UnknownTarget { shown } => {
            write!(
                f,
                "\"{shown}\" is no target\n    expected: `local`, `kubernetes` (or `k8s`), `cloud`"
            )
        }
        ProblemKind::TargetNotServed { target, served } => {
            write!(f, "the target is {target}, and these settings serve only {served}")
        }
        ProblemKind::TargetUnknown => write!(
            f,
            "missing: nothing says in which target this runs\n    expected: `local`, `kubernetes` \
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
    let expected = match problem.kind() {
        ProblemKind::Invalid { expected, .. } => expected.clone(),
        _ => variable.rules().expected(),
    };
    write!(f, "\n    expected: {expected}")?;
    match problem.source() {
        Source::Unset => f.write_str("\n    looked in: process environment")?,
        source => write!(f, "\n    found in: {source}")?,
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
