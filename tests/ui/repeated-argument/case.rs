use alphaswarm_settings::settings;

#[settings(prefix = "ALPHASWARM_", prefix = "APP_")]
struct Settings;

fn main() {}
