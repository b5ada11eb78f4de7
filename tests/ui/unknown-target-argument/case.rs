use alphaswarm_settings::settings;

#[settings(targets = "local, k8s")]
struct Settings;

fn main() {}
