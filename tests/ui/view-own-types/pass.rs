//! Types of the service's own in views: by `FromStr` or else by `Deserialize`, one rule.

use std::convert::Infallible;
use std::str::FromStr;

use alphaswarm_settings::{Loader, Settings, Target, settings};
use serde::Deserialize;

#[settings(prefix = "APP_")]
struct Whole;

#[derive(Debug, PartialEq)]
struct Loud(String);

impl FromStr for Loud {
    type Err = Infallible;
    fn from_str(value: &str) -> Result<Self, Infallible> {
        Ok(Self(value.to_uppercase()))
    }
}

/// `FromStr` comes first.
#[derive(Debug, PartialEq, Deserialize)]
enum Both {
    #[serde(rename = "green")]
    BySerde,
    ByFromStr,
}

impl FromStr for Both {
    type Err = String;
    fn from_str(value: &str) -> Result<Self, String> {
        if value == "green" { Ok(Self::ByFromStr) } else { Err(format!("{value} is too bright")) }
    }
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum BySerde {
    Strict,
    Permissive,
    Off,
}

#[derive(Debug, Settings)]
#[settings(prefix = "APP_")]
struct First {
    colour: Loud,
    mode: BySerde,
}

/// The generated enum is a type like any other.
#[derive(Debug, Settings)]
#[settings(prefix = "APP_")]
struct Second {
    colour: Both,
    mode: Mode,
}

#[derive(Debug, Settings)]
#[settings(prefix = "APP_")]
struct Third {
    mode: String,
    colour: Box<str>,
}

fn loader() -> Loader {
    Loader::empty().target(Target::Local).var("APP_TOKEN", "open")
}

fn main() {
    let First { colour, mode } = loader().var("APP_MODE", " off ").load().unwrap();
    assert_eq!((colour, mode), (Loud("GREEN".into()), BySerde::Off));
    assert_ne!(BySerde::Strict, BySerde::Permissive);
    let Second { colour, mode } = loader().load().unwrap();
    assert_eq!((colour, mode), (Both::ByFromStr, Mode::Strict));
    assert_ne!(Both::BySerde, Both::ByFromStr);
    let Third { mode, colour } = loader().load().unwrap();
    assert_eq!((mode.as_str(), &*colour), ("strict", "green"));
    assert_eq!(loader().load::<Whole>().unwrap().mode, Mode::Strict);

    let report = loader().var("APP_COLOUR", "red").load::<Second>().unwrap_err().to_string();
    let expected = "expected: a value of the service's own type `Both`; red is too bright\n";
    assert!(report.contains(expected), "{report}");
    for report in [
        loader().var("APP_MODE", "Strict").load::<First>().unwrap_err(),
        loader().var("APP_MODE", "Strict").load::<Second>().unwrap_err(),
        loader().var("APP_MODE", "Strict").load::<Third>().unwrap_err(),
    ] {
        let expected = "expected: one of `strict`, `permissive`, `off`; did you mean `strict`?";
        assert!(report.to_string().contains(expected), "{report}");
    }
}
