//! What a merge has to say.

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Severity};
use alphaswarm_settings_schema::mask;

use crate::codes;
use crate::report::PATH;

/// Something that a person should know: the key, never a value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Event {
    pub(super) key: String,
    pub(super) what: What,
}

/// What has happened to a person's assignment.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    /// The default has changed; the value has not.
    DefaultChanged,
    /// The key is no longer in the schema, or not for this file.
    Left,
    /// The value has moved here from an old name.
    Renamed { from: String },
    /// An old name has another value, which is now a comment.
    Conflict { old: String },
    /// A plain variable has become a secret.
    WasPlain,
    /// A secret has become plain.
    WasSecret,
}

impl Event {
    /// The warning, for the file of that name.
    pub(crate) fn problem(&self, file: &str) -> Diagnostic {
        let (code, message, help) = match &self.what {
            What::DefaultChanged => (
                codes::DEFAULT_CHANGED,
                format!("the default has changed; `{file}` keeps the value typed there"),
                "delete the line to follow the schema again",
            ),
            What::Left => (
                codes::KEPT_VALUE,
                format!("no longer used here; kept at the end of `{file}`"),
                "delete the line if nothing needs it, or declare the variable",
            ),
            What::Renamed { from } => (
                codes::RENAMED_VALUE,
                format!("takes over the value typed for `{}` in `{file}`", mask::shown(from)),
                "use the new name from now on",
            ),
            What::Conflict { old } => (
                codes::CONFLICTING_VALUES,
                format!(
                    "its old name `{}` has another value in `{file}`; that line is now a comment \
                     at the end",
                    mask::shown(old)
                ),
                "keep the value that is right, and delete the other",
            ),
            What::WasPlain => (
                codes::WAS_PLAIN,
                format!("a secret now; `{file}` keeps the value typed there"),
                "rotate it: it was plain",
            ),
            What::WasSecret => (
                codes::WAS_SECRET,
                format!("was secret: the value in `{file}` may now reach a ConfigMap"),
                "check whether the value may be seen, and rotate it if not",
            ),
        };
        let problem = Diagnostic::general(code, message).key(&self.key).help(help);
        Diagnostic { severity: Severity::Warning, ..problem.about(PATH, file) }
    }
}
