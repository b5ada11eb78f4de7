use alphaswarm_settings::settings;

#[settings(prefix = "ALPHASWARM_", unused = "deny")]
pub(crate) struct Settings;

fn main() {
    let settings: Settings = alphaswarm_settings::load().unwrap();
    println!("{}", settings.port);
}
