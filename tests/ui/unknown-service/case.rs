use alphaswarm_settings::settings;

#[settings(services = "cor")]
struct Settings;

fn main() {}
