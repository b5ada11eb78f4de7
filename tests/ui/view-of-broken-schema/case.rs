use alphaswarm_settings::{Settings, secrecy::SecretString};

#[derive(Settings)]
#[settings(prefix = "APP_")]
struct View {
    port: u16,
    token: Option<SecretString>,
}

fn main() {
    let view: View = alphaswarm_settings::load().unwrap();
    let _ = (view.port, view.token);
}
