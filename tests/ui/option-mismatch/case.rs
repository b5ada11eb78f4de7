use alphaswarm_settings::Settings;

#[derive(Settings)]
#[settings(prefix = "ALPHASWARM_")]
struct View {
    port: Option<u16>,
    peers: Vec<alphaswarm_settings::url::Url>,
}

fn main() {}
