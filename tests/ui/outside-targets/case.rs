use alphaswarm_settings::Settings;

#[derive(Settings)]
#[settings(prefix = "ALPHASWARM_", targets = "kubernetes, cloud")]
struct View {
    local_cache: std::path::PathBuf,
}

fn main() {}
