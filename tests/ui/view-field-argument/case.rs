use alphaswarm_settings::Settings;

#[derive(Settings)]
#[settings(prefix = "ALPHASWARM_")]
struct View {
    #[settings(name = "ALPHASWARM_PORT")]
    port: u16,
}

fn main() {}
