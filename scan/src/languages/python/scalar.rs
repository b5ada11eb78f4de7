//! The types that libraries have for one value, and what they say of it.

use crate::declarations::{Declaration, ValueType};

/// The modules whose types are known by their names.
const LIBRARIES: &[&str] = &[
    "annotated_types",
    "builtins",
    "collections",
    "datetime",
    "decimal",
    "enum",
    "ipaddress",
    "os",
    "pathlib",
    "pydantic",
    "pydantic_extra_types",
    "pydantic_settings",
    "re",
    "typing",
    "typing_extensions",
    "uuid",
    "yarl",
    "zoneinfo",
];
const STRINGS: &[&str] = &[
    "str",
    "bytes",
    "AnyStr",
    "LiteralString",
    "StrictStr",
    "StrictBytes",
    "EmailStr",
    "NameEmail",
    "UUID",
    "UUID1",
    "UUID3",
    "UUID4",
    "UUID5",
    "UUID7",
    "date",
    "datetime",
    "time",
    "Pattern",
    "ImportString",
    "PyObject",
    "AwareDatetime",
    "NaiveDatetime",
    "PastDate",
    "FutureDate",
    "PastDatetime",
    "FutureDatetime",
    "ZoneInfo",
    "Base64Str",
    "Base64Bytes",
    "constr",
    "conbytes",
    "Color",
    "IPv4Network",
    "IPv6Network",
    "IPv4Interface",
    "IPv6Interface",
    "IPvAnyNetwork",
    "IPvAnyInterface",
    "timezone",
    "tzinfo",
];
const INTEGERS: &[&str] = &["int", "StrictInt", "conint"];
const NUMBERS: &[&str] =
    &["float", "StrictFloat", "FiniteFloat", "confloat", "Decimal", "condecimal", "Number"];
const PATHS: &[&str] = &[
    "Path",
    "PurePath",
    "PosixPath",
    "PurePosixPath",
    "FilePath",
    "DirectoryPath",
    "NewPath",
    "SocketPath",
    "PathLike",
];
const ADDRESSES: &[&str] = &["IPv4Address", "IPv6Address", "IPvAnyAddress"];
/// What is read as JSON, unless the class says otherwise.
const COMPLEX: &[&str] = &[
    "list",
    "List",
    "conlist",
    "set",
    "Set",
    "conset",
    "frozenset",
    "FrozenSet",
    "tuple",
    "Tuple",
    "Sequence",
    "MutableSequence",
    "Iterable",
    "Collection",
    "deque",
    "Deque",
    "AbstractSet",
    "MutableSet",
    "dict",
    "Dict",
    "Mapping",
    "MutableMapping",
    "defaultdict",
    "DefaultDict",
    "OrderedDict",
    "Counter",
    "Json",
    "JsonValue",
    "TypedDict",
    "NamedTuple",
    "BaseModel",
    "RootModel",
];

/// Whether the types of a module are known by their names.
pub(super) fn is_library(module: &str) -> bool {
    LIBRARIES.contains(&module.split('.').next().unwrap_or(module))
}

/// Whether a value of this type is read as JSON.
pub(super) fn is_complex(name: &str) -> bool {
    COMPLEX.contains(&name)
}

/// Says what a type with this name says; none of one that is not known.
pub(super) fn say(name: &str, said: &mut Declaration) -> Option<()> {
    let bound = |bound: &str| Some(bound.to_owned());
    said.value_type = Some(match name {
        "bool" | "StrictBool" => ValueType::Bool,
        "SecretStr" | "SecretBytes" => {
            said.is_secret = Some(true);
            ValueType::String
        }
        "NonNegativeInt" => {
            said.min = bound("0");
            ValueType::Int
        }
        "PositiveInt" => {
            said.min = bound("1");
            ValueType::Int
        }
        "NonPositiveInt" => {
            said.max = bound("0");
            ValueType::Int
        }
        "NegativeInt" => {
            said.max = bound("-1");
            ValueType::Int
        }
        "NonNegativeFloat" => {
            said.min = bound("0");
            ValueType::Float
        }
        "NonPositiveFloat" => {
            said.max = bound("0");
            ValueType::Float
        }
        "PositiveFloat" | "NegativeFloat" => ValueType::Float,
        "timedelta" => ValueType::Duration,
        "ByteSize" => ValueType::Bytes,
        "URL" => ValueType::Url,
        name if STRINGS.contains(&name) => ValueType::String,
        name if INTEGERS.contains(&name) => ValueType::Int,
        name if NUMBERS.contains(&name) => ValueType::Float,
        name if PATHS.contains(&name) => ValueType::Path,
        name if ADDRESSES.contains(&name) => ValueType::Ip,
        name if is_complex(name) => ValueType::Json,
        name if name.ends_with("Url") || name.ends_with("Dsn") => ValueType::Url,
        _ => return None,
    });
    Some(())
}

/// What the name of a type stands for beside that: a bound that is not inclusive, a spelling of its own.
pub(super) fn beside(name: &str) -> Option<&'static str> {
    match name {
        "timedelta" => Some("the spelling in seconds or ISO 8601"),
        "PositiveFloat" => Some("the bound `gt`"),
        "NegativeFloat" => Some("the bound `lt`"),
        _ => None,
    }
}
