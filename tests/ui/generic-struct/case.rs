use alphaswarm_settings::settings;

#[settings()]
struct Settings<T>;

fn main() {}
