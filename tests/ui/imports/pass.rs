//! The macros and the structs they make have the same names, side by side in one file.

use alphaswarm_settings::{Loader, Settings, settings};

#[settings(prefix = "APP_", global)]
pub(crate) struct Settings;

#[derive(Settings)]
#[settings(prefix = "APP_")]
struct View {
    port: u16,
}

fn main() {
    let loader = || Loader::new().vars([("APP_PORT", "9")]);
    let whole: Settings = loader().load().unwrap();
    let view: View = loader().load().unwrap();
    assert_eq!(whole.with_override(|| settings().port), view.port);
}
