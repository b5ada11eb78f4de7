//! What a text says about a variable beyond its name: the field of a settings class, an option of a
//! command line, a block of another tool's schema.
//!
//! Only what the text states is here. What a reader concludes from a name or a value is a guess, and
//! made elsewhere.

use std::ops::Range;

/// One variable as a text declares it.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Declaration {
    /// The name in the environment.
    pub key: String,
    /// Other names that are read as well, the preferred first.
    pub aliases: Vec<String>,
    /// The bytes of the name, or of what makes it.
    pub span: Range<usize>,
    /// Its type. Nothing where the text says none that is known here.
    pub value_type: Option<ValueType>,
    /// The value that it has where it is not set.
    pub default: Option<DefaultValue>,
    /// Whether it has to be set. Nothing where the text does not say.
    pub is_required: Option<bool>,
    /// Whether its value is a secret. Nothing where the text does not say.
    pub is_secret: Option<bool>,
    /// Whether its value reaches a browser.
    pub is_public: bool,
    /// What it controls.
    pub description: Option<String>,
    /// The inclusive lower bound, as a value is spelled: of a number, or of a length.
    pub min: Option<String>,
    /// The inclusive upper bound.
    pub max: Option<String>,
    /// A regular expression for the whole value.
    pub pattern: Option<String>,
    /// A value to show in documentation.
    pub example: Option<String>,
    /// Why it should no longer be used.
    pub deprecated: Option<String>,
    /// What the text says and this cannot hold, such as a validator.
    pub left_out: Vec<LeftOut>,
    /// Whether the text around is test code.
    pub is_test: bool,
}

/// The type of a value, in words that every language has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueType {
    /// Any string.
    String,
    /// A truth value.
    Bool,
    /// A whole number.
    Int,
    /// A whole number that is not negative.
    Uint,
    /// A number.
    Float,
    /// A TCP or UDP port.
    Port,
    /// A URL.
    Url,
    /// A span of time; the text says how it is spelled, if it does.
    Duration,
    /// A number of bytes.
    Bytes,
    /// An IP address.
    Ip,
    /// A path of the file system.
    Path,
    /// A value in JSON.
    Json,
    /// One of these words.
    Enum(Vec<String>),
    /// Several values, separated by commas.
    List(Box<Self>),
}

/// A default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DefaultValue {
    /// This value, spelled as it would be in the environment.
    Literal(String),
    /// Code makes it; these bytes.
    Computed(Range<usize>),
}

/// Something that a text says of a variable and that a [`Declaration`] cannot hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// What it is, as the subject of a sentence: "a validator", "the bound `gt`".
    pub what: String,
    /// Its bytes.
    pub span: Range<usize>,
}
