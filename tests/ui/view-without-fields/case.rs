#[derive(alphaswarm_settings::Settings)]
struct View;

#[derive(alphaswarm_settings::Settings)]
struct Pair(u16, u16);

#[derive(alphaswarm_settings::Settings)]
enum Choice {
    One,
}

fn main() {}
