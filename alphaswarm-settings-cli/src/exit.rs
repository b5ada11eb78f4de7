//! The exit codes.

use std::process::ExitCode;

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Severity};

/// How a run ended.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// Done, and nothing differs.
    #[default]
    Clean = 0,
    /// Something differs from the schema, or was found.
    Findings = 1,
    /// Usage, schema, configuration, files: the command could not do its work.
    Unusable = 2,
}

impl Exit {
    /// How a run ends that found these problems: errors fail it, warnings only where they are denied.
    pub(crate) fn of(problems: &[Diagnostic], deny_warnings: bool) -> Self {
        let least = if deny_warnings { Severity::Warning } else { Severity::Error };
        let fails = problems.iter().any(|problem| problem.severity >= least);
        if fails { Self::Findings } else { Self::Clean }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
