//! What a merge has to say.

use alphaswarm_settings_schema::mask;

use crate::message::{Draft, Message};

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
    pub(crate) fn message(&self, file: &str) -> Message {
        let key = mask::shown(&self.key);
        let (sentence, help) = match &self.what {
            What::DefaultChanged => (
                format!("the default has changed, and `{file}` keeps the value typed there"),
                "delete the line to follow the schema again".to_owned(),
            ),
            What::Left => (
                format!("nothing asks for it, and `{file}` keeps it at its end"),
                "delete the line if nothing needs it, or declare the variable".to_owned(),
            ),
            What::Renamed { from } => (
                format!("the value typed for `{}` in `{file}` is now here", mask::shown(from)),
                "use the new name from now on".to_owned(),
            ),
            What::Conflict { old } => (
                format!(
                    "`{}` is its old name and has another value in `{file}`; that line is now a \
                     comment at the end",
                    mask::shown(old)
                ),
                "keep the value that is right, and delete the other".to_owned(),
            ),
            What::WasPlain => (
                format!("a secret now, and `{file}` keeps the value typed there"),
                "rotate it: it was plain".to_owned(),
            ),
            What::WasSecret => (
                format!("was secret: the value in `{file}` may now reach a ConfigMap"),
                "see whether the value may be seen, and rotate it if not".to_owned(),
            ),
        };
        Draft::warning(format!("{key}: {sentence}")).help(help).done()
    }
}
