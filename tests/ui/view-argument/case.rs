use alphaswarm_settings::Settings;

#[derive(Settings)]
#[settings(prefix = "ALPHASWARM_", unused = "deny")]
struct View {
    port: u16,
    no_such_field: String,
}

fn main() {
    let view: View = alphaswarm_settings::load().unwrap();
    let _ = (view.port, view.no_such_field);
}
