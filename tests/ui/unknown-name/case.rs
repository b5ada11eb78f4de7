use alphaswarm_settings::settings;

#[settings(prefix = "ALPHASWARM_")]
struct Settings;

fn main() {
    let settings: Settings = alphaswarm_settings::load().unwrap();
    println!("{}", settings.prot);
}
