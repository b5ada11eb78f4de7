//! A view that is taken from settings needs the types that they have.

use alphaswarm_settings::{Settings, settings};

#[settings(prefix = "APP_")]
struct Whole;

#[derive(Settings)]
#[settings(prefix = "APP_", of = Whole)]
struct View {
    workers: u8,
}

fn main() {}
