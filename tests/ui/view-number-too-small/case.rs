//! A default that does not fit in the field.

use alphaswarm_settings::Settings;

#[derive(Settings)]
#[settings(prefix = "APP_")]
struct View {
    offset: u16,
    limit: Option<u8>,
    shards: Vec<u8>,
    share: u8,
}

fn main() {}
