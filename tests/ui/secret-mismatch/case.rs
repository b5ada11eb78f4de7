use alphaswarm_settings::Settings;

#[derive(Settings)]
#[settings(prefix = "ALPHASWARM_")]
struct View {
    token: Option<String>,
}

fn main() {}
