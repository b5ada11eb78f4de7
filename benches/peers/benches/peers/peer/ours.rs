//! This library.

use alphaswarm_settings::{Error, FromEnvironment, settings};

use crate::fields::is_same;
use crate::peer::peer;

#[settings(schema = "sixty.env.schema", prefix = "APP_")]
struct Sixty;

mod three {
    #[alphaswarm_settings::settings(schema = "three.env.schema", prefix = "APP_")]
    pub(super) struct Three;
}
use three::Three;

fn load<T: FromEnvironment>() -> Result<T, Error> {
    alphaswarm_settings::load()
}

peer!("alphaswarm-settings", load);
