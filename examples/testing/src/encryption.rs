//! A type of the program's own for a variable whose values the schema lists.

use std::str::FromStr;

use alphaswarm_settings::Choices;

/// How the connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encryption {
    None,
    StartTls,
    Tls,
}

/// With it, a value that is new in the schema is an error of the compiler until it is added here.
impl Choices for Encryption {
    const VALUES: &'static [&'static str] = &["none", "starttls", "tls"];
}

impl FromStr for Encryption {
    type Err = &'static str;

    fn from_str(value: &str) -> Result<Self, &'static str> {
        match value {
            "none" => Ok(Self::None),
            "starttls" => Ok(Self::StartTls),
            "tls" => Ok(Self::Tls),
            _ => Err("the mailer knows no such protection"),
        }
    }
}
