use alphaswarm_settings::Settings;

#[derive(Settings)]
#[settings(prefix = "ALPHASWARM_", services = "core")]
struct View {
    queue: String,
}

fn main() {}
