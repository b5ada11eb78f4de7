use alphaswarm_settings::settings;

#[settings()]
struct Settings {
    port: u16,
}

fn main() {
    let settings: Settings = alphaswarm_settings::load().unwrap();
    let _ = settings.port;
}
