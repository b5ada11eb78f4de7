//! Whether the type of a field can hold a variable, and how its value is made.

use alphaswarm_settings_schema::model::Variable;
use alphaswarm_settings_schema::value::{Scalar, ValueType};

use super::numbers;
use crate::rust_type::Type;

/// How a single value of a field is made.
pub(super) enum Making {
    /// By the function of the schema's own type.
    Schema,
    /// A number of another size, by this function, which may have to be told the type.
    Number { function: &'static str, is_generic: bool },
    /// By what the type itself has.
    Own,
    /// By serde, from JSON.
    Json,
}

/// How the values of a field of this type are made, without the `Option` around it; none where it
/// cannot hold the variable.
pub(super) fn making(variable: &Variable<'_>, ty: &Type) -> Option<Making> {
    if variable.is_secret() {
        return ty.is_called("SecretString").then_some(Making::Schema);
    }
    let single = single(variable, ty)?;
    // These are always a mistake.
    if single.is_called("SecretString") || single.is_called("Option") {
        return None;
    }
    let scalar = variable.value_type.scalar();
    let is_of_schema = scalar.rust_path().last().is_some_and(|name| single.is_called(name));
    match scalar {
        _ if is_of_schema => Some(Making::Schema),
        Scalar::String | Scalar::Enum => Some(Making::Own),
        Scalar::Json => Some(Making::Json),
        scalar => numbers::making(scalar, &single),
    }
}

/// The type of one value, without `Option` and, for a list, without `Vec`; none where a list is no
/// `Vec`.
pub(super) fn single(variable: &Variable<'_>, ty: &Type) -> Option<Type> {
    let ty = ty.inside("Option").unwrap_or_else(|| ty.clone());
    match variable.value_type {
        ValueType::Scalar(_) => Some(ty),
        ValueType::List(_) => ty.inside("Vec"),
    }
}

/// The type of a variable's values, as a user of the crate `krate` writes it.
pub(super) fn wanted(variable: &Variable<'_>, krate: &str) -> String {
    if variable.is_secret() {
        return format!("{krate}::secrecy::SecretString");
    }
    let single = match variable.value_type.scalar().rust_path() {
        [] | ["std", "string", _] => "String".to_owned(),
        ["std", "primitive", name] => (*name).to_owned(),
        path @ ["std", ..] => path.join("::"),
        path => format!("{krate}::{}", path.join("::")),
    };
    match variable.value_type {
        ValueType::Scalar(_) => single,
        ValueType::List(_) => format!("Vec<{single}>"),
    }
}
