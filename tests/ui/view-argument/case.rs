use alphaswarm_settings::Settings;

#[derive(Settings)]
#[settings(prefix = "ALPHASWARM_", unused = "deny")]
struct View {
    port: u16,
}

fn main() {}
