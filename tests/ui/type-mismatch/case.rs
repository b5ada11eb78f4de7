use alphaswarm_settings::Settings;

#[derive(Settings)]
#[settings(prefix = "ALPHASWARM_")]
struct View {
    port: u32,
    peers: Option<alphaswarm_settings::url::Url>,
}

fn main() {}
