//! What generated code calls. Not a public interface: it may change with every release.

pub use alphaswarm_settings_schema::model::{Classification, Target, TargetSet};
pub use alphaswarm_settings_schema::value::{Invalid, Scalar, ValueType};
pub use core::fmt;
pub use core::option::Option::{self, None, Some};
pub use core::result::Result::{self, Err, Ok};
pub use core::str::FromStr;
pub use std::boxed::Box;
pub use std::string::String;
pub use std::vec::Vec;

#[cfg(feature = "url")]
pub use crate::redact::UrlState;
pub use crate::redact::{Redacted, SecretState};
pub use crate::{FromEnvironment, Reader, Variable, parse};
pub use secrecy::SecretString;

/// The targets of a set that the macro wrote as three truth values.
#[must_use]
pub const fn targets(local: bool, kubernetes: bool, cloud: bool) -> TargetSet {
    let set = if local { TargetSet::EMPTY.with(Target::Local) } else { TargetSet::EMPTY };
    let set = if kubernetes { set.with(Target::Kubernetes) } else { set };
    if cloud { set.with(Target::Cloud) } else { set }
}

/// The index of the choice that a text names.
///
/// # Errors
/// When it names none.
pub fn one_of(text: &str, choices: &[&str]) -> Result<usize, Invalid> {
    alphaswarm_settings_schema::value::one_of(text, choices)
}

/// Moves a value out of its slot.
///
/// # Panics
/// Never where generated code calls it: a slot that is empty although a value was needed has left
/// a problem behind, and then no slot is emptied.
#[must_use]
pub fn filled<T>(slot: &mut Option<T>) -> T {
    match slot.take() {
        Some(value) => value,
        None => unreachable!("a needed value was neither read nor reported"),
    }
}
