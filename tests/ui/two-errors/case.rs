use alphaswarm_settings::settings;

#[settings(prefx = "ALPHASWARM_")]
struct Settings;

fn main() {}
