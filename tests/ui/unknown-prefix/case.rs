//! A prefix that no key has.

use alphaswarm_settings::{Settings, settings};

#[settings(prefix = "ALPHASWRM_")]
struct Whole;

#[derive(Settings)]
#[settings(prefix = "SHOP_")]
struct View {
    port: u16,
}

fn main() {
    let _ = alphaswarm_settings::load::<Whole>();
    let _ = alphaswarm_settings::load::<View>();
}
