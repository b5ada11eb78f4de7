//! Enums that say which values they have, and lack one.

use alphaswarm_settings::{Choices, Settings};

enum Mode {
    Strict,
    Permissive,
}

impl Choices for Mode {
    const VALUES: &'static [&'static str] = &["strict", "permissive"];
}

impl std::str::FromStr for Mode {
    type Err = ();
    fn from_str(value: &str) -> Result<Self, ()> {
        match value {
            "strict" => Ok(Self::Strict),
            "permissive" => Ok(Self::Permissive),
            _ => Err(()),
        }
    }
}

#[derive(Settings)]
#[settings(prefix = "APP_")]
struct View {
    mode: Mode,
}

fn main() {}
