use alphaswarm_settings::settings;

#[settings()]
struct Settings {
    port: u16,
}

fn main() {}
