//! The types of properties.

use alphaswarm_settings_schema::model::TargetSet;
use alphaswarm_settings_schema::value::{Scalar, ValueType};

use crate::generate::code::Field;

/// The type of a variable's property.
pub(super) fn annotation(field: &Field<'_, '_>, has_bigint: bool) -> String {
    let variable = field.variable;
    let single = scalar(field, has_bigint);
    let value_type = match variable.value_type {
        _ if variable.is_secret() => "Secret".to_owned(),
        ValueType::Scalar(_) => single.to_owned(),
        ValueType::List(_) => format!("readonly {single}[]"),
    };
    let is_optional = variable.may_lack_value(TargetSet::ALL);
    if is_optional { format!("{value_type} | undefined") } else { value_type }
}

fn scalar<'f>(field: &'f Field<'_, '_>, has_bigint: bool) -> &'f str {
    match field.variable.value_type.scalar() {
        Scalar::Bool => "boolean",
        Scalar::Int | Scalar::Uint | Scalar::Bytes if has_bigint => "bigint",
        Scalar::Int
        | Scalar::Uint
        | Scalar::Bytes
        | Scalar::Port
        | Scalar::Float
        | Scalar::Duration => "number",
        Scalar::Url => "URL",
        Scalar::SocketAddr => "SocketAddr",
        Scalar::Json => "unknown",
        Scalar::Enum => &field.enum_name,
        _ => "string",
    }
}
