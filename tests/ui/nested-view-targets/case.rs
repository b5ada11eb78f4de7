use alphaswarm_settings::Settings;

#[derive(Settings)]
#[settings(prefix = "ALPHASWARM_", targets = "local")]
struct Listen {
    port: u16,
}

#[derive(Settings)]
#[settings(prefix = "ALPHASWARM_")]
struct View {
    #[settings(flatten)]
    listen: Listen,
}

fn main() {}
