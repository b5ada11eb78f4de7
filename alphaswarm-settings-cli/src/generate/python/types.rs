//! The types of attributes.

use alphaswarm_settings_schema::model::{TargetSet, Variable};
use alphaswarm_settings_schema::value::{Scalar, ValueType};

use crate::generate::code::Field;

/// What the module calls so already.
pub(super) const TAKEN: &[&str] = &[
    "Any",
    "AnyUrl",
    "BaseSettings",
    "Callable",
    "Container",
    "ContextVar",
    "Field",
    "FieldInfo",
    "IPv4Address",
    "IPv6Address",
    "Iterable",
    "Iterator",
    "Literal",
    "Mapping",
    "NamedTuple",
    "Path",
    "PathLike",
    "PydanticBaseSettingsSource",
    "SecretStr",
    "Settings",
    "SettingsConfigDict",
    "SettingsError",
    "TypeAlias",
    "None",
    "True",
    "False",
];

/// The annotation of a variable's attribute.
pub(super) fn annotation(field: &Field<'_, '_>) -> String {
    let variable = field.variable;
    let single = scalar(field);
    let value_type = match variable.value_type {
        _ if variable.is_secret() => "SecretStr".to_owned(),
        ValueType::Scalar(_) => single.to_owned(),
        ValueType::List(_) => format!("list[{single}]"),
    };
    let is_optional = variable.may_lack_value(TargetSet::ALL);
    if is_optional { format!("{value_type} | None") } else { value_type }
}

fn scalar<'f>(field: &'f Field<'_, '_>) -> &'f str {
    match field.variable.value_type.scalar() {
        Scalar::Bool => "bool",
        Scalar::Int | Scalar::Uint | Scalar::Port | Scalar::Bytes => "int",
        Scalar::Float => "float",
        Scalar::Url => "AnyUrl",
        Scalar::Duration => "timedelta",
        Scalar::Ip => "IPv4Address | IPv6Address",
        Scalar::SocketAddr => "tuple[IPv4Address | IPv6Address, int]",
        Scalar::Path => "Path",
        Scalar::Json => "Any",
        Scalar::Enum => &field.enum_name,
        _ => "str",
    }
}

/// Whether the words of a variable's enum are written down.
pub(super) fn has_enum(variable: &Variable<'_>) -> bool {
    variable.value_type.scalar() == Scalar::Enum
}
