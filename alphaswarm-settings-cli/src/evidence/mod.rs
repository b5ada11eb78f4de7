//! What the files of a repository say of their variables, place by place: what a schema can be made of.
//!
//! Nothing here concludes anything. A value that may be a secret is dropped where it is found, so that
//! nothing behind this module can show it.

mod beside;
mod compose;
mod example;
mod gather;
mod origin;
mod value;

use alphaswarm_settings_scan::Declaration;
use alphaswarm_settings_schema::model::TargetSet;

pub(crate) use gather::{View, gather, of_schema};
pub(crate) use origin::Origin;
pub(crate) use value::{Secrecy, Value};

/// What one place says of a variable.
#[derive(Debug, Clone)]
pub(crate) struct Evidence {
    pub(crate) key: String,
    /// The file, as messages show it.
    pub(crate) path: String,
    /// From 1.
    pub(crate) line: usize,
    pub(crate) origin: Origin,
    /// The value that the place gives the variable, or that it has without one.
    pub(crate) value: Value,
    /// Whether it has to be set. Nothing where the place does not say.
    pub(crate) is_required: Option<bool>,
    /// What the place says that it controls.
    pub(crate) description: Option<String>,
    /// The targets that the place is for; none where it does not say.
    pub(crate) targets: TargetSet,
    /// The service of a compose file that the place is in.
    pub(crate) service: Option<String>,
    /// Whether the file is a script or a tool, and no part of the software.
    pub(crate) is_tool: bool,
    /// All that a declaration says.
    pub(crate) declaration: Option<Box<Declaration>>,
}

impl Evidence {
    /// `path:line`.
    pub(crate) fn place(&self) -> String {
        format!("{}:{}", self.path, self.line)
    }
}
