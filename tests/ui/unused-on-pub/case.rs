use alphaswarm_settings::settings;

#[settings(unused = "deny")]
pub struct Settings;

fn main() {}
