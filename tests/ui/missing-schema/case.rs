use alphaswarm_settings::settings;

#[settings(schema = "nowhere/.env.schema")]
struct Settings;

fn main() {}
