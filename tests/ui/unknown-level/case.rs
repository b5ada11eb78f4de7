use alphaswarm_settings::settings;

#[settings(unused = "forbid")]
struct Settings;

fn main() {}
