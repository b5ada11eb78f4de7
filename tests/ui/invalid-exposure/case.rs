use alphaswarm_settings::settings;

#[settings]
struct Settings;

fn main() {}
