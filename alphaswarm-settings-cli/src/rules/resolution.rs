//! What `load()` makes of a variable, told from the assignments of its names.
//!
//! The order is that of the library: the key before old names, a value that is not empty and no
//! placeholder before one that is, a file only where no value is set.

use alphaswarm_settings_schema::model::{Target, Variable};
use alphaswarm_settings_schema::placeholder;

use super::Assignment;

/// What becomes of a variable.
#[derive(Debug)]
pub(crate) enum Resolution<'a> {
    /// This value counts; it may still be wrong.
    Value(Assignment<'a>),
    /// The value is in a file, or only a running pod has it.
    Elsewhere,
    /// Only the placeholder of a secret is set.
    Placeholder(Assignment<'a>),
    /// Set to the empty string.
    Empty(Assignment<'a>),
    /// No name is set.
    Unset,
    /// An old name is set to another value: the assignment of the old name.
    Conflict(Assignment<'a>),
    /// A value is set, and so is its file: the assignment of the value.
    ValueAndFile(Assignment<'a>),
}

/// What is found under one name.
enum Found<'a> {
    Nothing,
    Value(Assignment<'a>),
    Placeholder(Assignment<'a>),
    Elsewhere,
    ValueAndFile(Assignment<'a>),
}

/// Resolves a variable in a target; `get` gives the assignment of a name that takes effect.
pub(crate) fn resolve<'a>(
    variable: &Variable<'_>,
    target: Target,
    get: impl Fn(&str) -> Option<Assignment<'a>>,
) -> Resolution<'a> {
    let aliases = variable.extension().aliases.iter().map(|alias| alias.value);
    let mut found = Found::Nothing;
    for name in std::iter::once(variable.key.value).chain(aliases) {
        found = match (found, look_up(variable, target, name, &get)) {
            (_, Found::ValueAndFile(both)) => return Resolution::ValueAndFile(both),
            (Found::Value(first), Found::Value(other)) => {
                if first.value != other.value && first.value.is_some() && other.value.is_some() {
                    return Resolution::Conflict(other);
                }
                Found::Value(first)
            }
            (found, Found::Nothing) => found,
            (Found::Placeholder(_) | Found::Nothing, other) => other,
            (found, _) => found,
        };
    }
    match found {
        Found::Value(Assignment { value: None, .. }) | Found::Elsewhere => Resolution::Elsewhere,
        Found::Value(set) => Resolution::Value(set),
        Found::Placeholder(set) => Resolution::Placeholder(set),
        Found::ValueAndFile(set) => Resolution::ValueAndFile(set),
        Found::Nothing => match get(variable.key.value) {
            Some(set) => Resolution::Empty(set),
            None => Resolution::Unset,
        },
    }
}

/// What is set under one name, and whether a file beside it is.
fn look_up<'a>(
    variable: &Variable<'_>,
    target: Target,
    name: &str,
    get: &impl Fn(&str) -> Option<Assignment<'a>>,
) -> Found<'a> {
    let may_come_from_file = variable.is_secret() || variable.extension().file;
    let file = may_come_from_file.then(|| get(&format!("{name}_FILE"))).flatten();
    let file = file.filter(|set| !set.is_empty());
    let own = get(name).filter(|set| !set.is_empty());
    let is_unset = |value| placeholder::of_secret(value, || Some(target)).is_some();
    let value = own.as_ref().filter(|_| variable.is_secret()).and_then(|set| set.value);
    let is_placeholder = value.is_some_and(is_unset);
    match (own, file) {
        (Some(own), Some(_)) if !is_placeholder => Found::ValueAndFile(own),
        (_, Some(_)) => Found::Elsewhere,
        (Some(own), None) if is_placeholder => Found::Placeholder(own),
        (Some(own), None) => Found::Value(own),
        (None, None) => Found::Nothing,
    }
}
