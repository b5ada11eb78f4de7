//! Views: own keys, views in views, types of the user's own.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::str::FromStr;

use alphaswarm_settings::secrecy::{ExposeSecret, SecretString};
use alphaswarm_settings::{FromEnvironment, Loader, Settings, Target, url};
use serde::Deserialize;

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Colour {
    Red,
    Green,
    Blue,
}

#[derive(Debug, PartialEq)]
enum Level {
    Low,
    High,
}

impl FromStr for Level {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "low" => Ok(Self::Low),
            "high" => Ok(Self::High),
            _ => Err(()),
        }
    }
}

#[derive(Settings)]
#[settings(prefix = "APP_")]
struct Listen {
    port: u16,
    #[settings(key = "AWS_REGION")]
    place: String,
}

#[derive(Settings)]
#[settings(prefix = "APP_")]
struct View {
    level: Level,
    levels: Option<Vec<Level>>,
    #[settings(flatten)]
    listen: Listen,
    token: SecretString,
    colour: Colour,
    shards: BTreeSet<u8>,
    peers: Option<Vec<url::Url>>,
    names: std::vec::Vec<std::string::String>,
    r#type: String,
}

/// No prefix: a field is the whole key.
#[derive(Settings)]
struct Whole {
    app_port: u16,
    #[settings(key = "APP_TYPE")]
    kind: String,
}

#[derive(Settings)]
#[settings(prefix = "APP_", targets = "kubernetes", services = "worker", require_target)]
struct Worker {
    volume: PathBuf,
}

fn main() {
    let set = [("APP_TOKEN", "open"), ("APP_LEVELS", "high, low"), ("APP_COLOUR", "blue")];
    let view: View = Loader::new().target(Target::Local).vars(set).load().unwrap();
    assert_eq!((view.level, view.levels), (Level::Low, Some(vec![Level::High, Level::Low])));
    assert_eq!((view.listen.port, view.listen.place.as_str()), (8080, "eu-west-1"));
    assert_eq!(view.token.expose_secret(), "open");
    assert_eq!((view.colour, view.shards), (Colour::Blue, BTreeSet::from([1, 2])));
    assert_eq!((view.peers, view.names), (None, vec!["ann".to_owned(), "bo".to_owned()]));
    assert_eq!(view.r#type, "none");

    let mut keys = Vec::new();
    View::variables(&mut |variable| keys.push(variable.key));
    assert_eq!(keys.len(), 10, "{keys:?}");
    assert!(keys.contains(&"AWS_REGION"));

    let whole: Whole =
        Loader::new().target(Target::Local).vars([("APP_PORT", "1")]).load().unwrap();
    assert_eq!((whole.app_port, whole.kind.as_str()), (1, "none"));

    let worker: Worker = Loader::new().vars([("APP_VOLUME", "/disk")]).load().unwrap();
    assert_eq!(worker.volume, PathBuf::from("/disk"));
    let elsewhere = Loader::new().target(Target::Cloud).vars([("APP_VOLUME", "/disk")]);
    assert!(elsewhere.load::<Worker>().is_err());

    let refused = [("APP_TOKEN", "open"), ("APP_COLOUR", "mauve"), ("APP_LEVEL", "middle")];
    let error = Loader::new().target(Target::Local).vars(refused).load::<View>().err().unwrap();
    let keys: Vec<_> = error.problems().iter().map(|problem| problem.key()).collect();
    assert_eq!(keys, ["APP_LEVEL", "APP_COLOUR"]);
}
