//! The names of the value types.

/// The type of a variable's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ValueType {
    /// One value.
    Scalar(Scalar),
    /// Values with commas between them.
    List(Scalar),
}

/// The type of a single value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Scalar {
    /// Any text.
    String,
    /// A truth value.
    Bool,
    /// A whole number with a sign, 64 bits.
    Int,
    /// A whole number without a sign, 64 bits.
    Uint,
    /// A finite number, 64 bits.
    Float,
    /// A TCP or UDP port.
    Port,
    /// An absolute URL.
    Url,
    /// A span of time with its unit.
    Duration,
    /// A number of bytes.
    Bytes,
    /// An IP address.
    Ip,
    /// An IP address and a port.
    SocketAddr,
    /// A path of the file system.
    Path,
    /// One of a few words.
    Enum,
    /// A JSON text.
    Json,
}

impl Scalar {
    /// Every type of a single value, in the order of the language.
    pub const ALL: [Self; 14] = [
        Self::String,
        Self::Bool,
        Self::Int,
        Self::Uint,
        Self::Float,
        Self::Port,
        Self::Url,
        Self::Duration,
        Self::Bytes,
        Self::Ip,
        Self::SocketAddr,
        Self::Path,
        Self::Enum,
        Self::Json,
    ];

    /// The word of the language.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Bool => "bool",
            Self::Int => "int",
            Self::Uint => "uint",
            Self::Float => "float",
            Self::Port => "port",
            Self::Url => "url",
            Self::Duration => "duration",
            Self::Bytes => "bytes",
            Self::Ip => "ip",
            Self::SocketAddr => "socket_addr",
            Self::Path => "path",
            Self::Enum => "enum",
            Self::Json => "json",
        }
    }

    /// What a value of the type looks like, to follow the word "expected".
    ///
    /// The choices of an enum are listed by [`one_of`](super::one_of).
    #[must_use]
    pub const fn expected(self) -> &'static str {
        match self {
            Self::String => "a text that is not empty",
            Self::Bool => "`true` or `false` (also `1/0`, `yes/no`, `on/off`)",
            Self::Int => "a whole number",
            Self::Uint => "a whole number of 0 or more",
            Self::Float => "a decimal number",
            Self::Port => "a port, 1 to 65535",
            Self::Url => "an absolute URL, such as `http://host:8080/path`",
            Self::Duration => "a duration with its unit, such as `30s`, `5m` or `1h 30m`",
            Self::Bytes => "a number of bytes, such as `512`, `64KiB` or `10MB`",
            Self::Ip => "an IP address, such as `10.0.0.1` or `::1`",
            Self::SocketAddr => "an IP address and a port, such as `0.0.0.0:8080` or `[::1]:8080`",
            Self::Path => "a path",
            Self::Enum => "one of the listed values",
            Self::Json => "a JSON text",
        }
    }

    /// The type that a schema names so.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scalar| scalar.as_str() == name)
    }
}

impl ValueType {
    /// The type of a variable whose block names none.
    pub const DEFAULT: Self = Self::Scalar(Scalar::String);

    /// The type that a schema names so: the word of a single type, or `list<…>` around one.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name.strip_prefix("list<").and_then(|rest| rest.strip_suffix('>')) {
            // The commas of JSON are its own.
            Some(item) => {
                Scalar::from_name(item.trim()).filter(|&item| item != Scalar::Json).map(Self::List)
            }
            None => Scalar::from_name(name).map(Self::Scalar),
        }
    }

    /// The type of each single value.
    #[must_use]
    pub const fn scalar(self) -> Scalar {
        match self {
            Self::Scalar(scalar) | Self::List(scalar) => scalar,
        }
    }
}

impl std::fmt::Display for ValueType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Scalar(scalar) => f.pad(scalar.as_str()),
            Self::List(scalar) => write!(f, "list<{}>", scalar.as_str()),
        }
    }
}
