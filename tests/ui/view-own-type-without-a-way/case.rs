//! A type that has neither `FromStr` nor `Deserialize`.

use alphaswarm_settings::Settings;

struct Colour;

#[derive(Settings)]
#[settings(prefix = "APP_")]
struct View {
    colour: Colour,
    mode: Colour,
}

fn main() {}
