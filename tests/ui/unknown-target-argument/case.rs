use alphaswarm_settings::settings;

#[settings(targets = "local, prod")]
struct Settings;

fn main() {}
