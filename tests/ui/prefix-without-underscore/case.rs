//! A prefix that leaves `_` in front of every field.

use alphaswarm_settings::Settings;

#[derive(Settings)]
#[settings(prefix = "ALPHASWARM")]
struct View {
    port: u16,
}

fn main() {}
