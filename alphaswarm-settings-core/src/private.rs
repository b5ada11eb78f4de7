//! What generated code calls. Not a public interface: it may change with every release.

pub use alphaswarm_settings_schema::model::{Classification, Target, TargetSet};
pub use alphaswarm_settings_schema::value::{Bound, Bounds, Invalid, Scalar, ValueType};
pub use core::clone::Clone;
pub use core::cmp::{Eq, Ord, PartialEq, PartialOrd};
pub use core::convert::From;
pub use core::fmt::{self, Debug};
pub use core::hash::Hash;
pub use core::marker::Copy;
pub use core::ops::{FnMut, FnOnce};
pub use core::option::Option::{self, None, Some};
pub use core::primitive::{bool, str, u8};
pub use core::result::Result::{self, Err, Ok};
pub use core::str::FromStr;
pub use core::time::Duration;
pub use core::{assert, include_bytes, option_env, stringify};
pub use std;
pub use std::boxed::Box;
pub use std::thread_local;
pub use std::vec::Vec;

#[doc(hidden)]
#[path = "read_one.rs"]
pub mod read;

pub use crate::choices::{Ask, Choices, NoChoices, are_covered};
pub use crate::global::{Global, Overrides, overridden, with_override};
pub use crate::{__settings_enum as settings_enum, __settings_global as settings_global};
pub use crate::{Error, FromEnvironment, Loader, Reader, Variable};
pub use secrecy::SecretString;

/// The targets of a set that the macro wrote as bits, the first target lowest.
#[must_use]
pub const fn targets(bits: u8) -> TargetSet {
    let set = TargetSet::EMPTY;
    let set = if bits & 1 == 0 { set } else { set.with(Target::Local) };
    let set = if bits & 2 == 0 { set } else { set.with(Target::Kubernetes) };
    if bits & 4 == 0 { set } else { set.with(Target::Cloud) }
}

/// One row of a table, with what most variables have. A call compiles faster than a literal whose
/// other fields come from a base, since each of those is a copy of its own.
#[must_use]
#[expect(clippy::too_many_arguments, reason = "a literal in all but name")]
pub const fn row(
    schema: &'static str,
    line: u32,
    key: &'static str,
    description: &'static str,
    value_type: ValueType,
    default: &'static str,
    required_in: u8,
    in_targets: u8,
    classification: Classification,
) -> Variable {
    Variable {
        key,
        description,
        value_type,
        default: if default.is_empty() { None } else { Some(default) },
        required_in: targets(required_in),
        targets: targets(in_targets),
        classification,
        schema,
        line,
        ..Variable::STRING
    }
}

/// The error that a string is not a value of the service's own type.
#[must_use]
pub fn not_own<T>() -> Invalid {
    crate::parse::not_own::<T>()
}

/// The index of the choice that a string names.
///
/// # Errors
/// When it names none.
pub fn one_of(value: &str, choices: &[&str]) -> Result<usize, Invalid> {
    alphaswarm_settings_schema::value::one_of(value, choices)
}

/// Calls `visit` with each row of a table.
pub fn visit(variables: &'static [Variable], visit: &mut dyn FnMut(&'static Variable)) {
    variables.iter().for_each(visit);
}

// These functions are not inlined: a large struct would hold hundreds of copies of each, which cost
// more seconds in a release build than calls cost anybody.

/// Clones a field.
#[must_use]
#[inline(never)]
pub fn cloned<T: Clone>(field: &T) -> T {
    field.clone()
}

/// Puts what was read into its slot.
#[inline(never)]
pub fn put<T>(slot: &mut Option<T>, value: Option<T>) {
    *slot = value;
}

/// Empties a slot that may hold nothing.
#[must_use]
#[inline(never)]
pub fn taken<T>(slot: &mut Option<T>) -> Option<T> {
    slot.take()
}

/// The value of a field that always has one.
///
/// # Panics
/// Never where generated code calls it: a needed value that is absent has left a problem behind,
/// and then nothing is put together.
#[must_use]
#[inline]
pub fn needed<T>(value: Option<T>) -> T {
    match value {
        Some(value) => value,
        None => absent(),
    }
}

#[cold]
fn absent() -> ! {
    unreachable!("a needed value was neither read nor reported")
}

/// Moves a value out of its slot.
///
/// # Panics
/// Never where generated code calls it: a slot that is empty although a value was needed has left
/// a problem behind, and then no slot is emptied.
#[must_use]
#[inline(never)]
pub fn filled<T>(slot: &mut Option<T>) -> T {
    needed(slot.take())
}
