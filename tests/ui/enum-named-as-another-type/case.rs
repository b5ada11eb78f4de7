//! A type of the user's own has the name of a generated enum.

use alphaswarm_settings::settings;

#[settings(prefix = "APP_")]
struct Settings;

#[derive(Debug, Clone, PartialEq)]
enum Mode {
    Mine,
}

impl std::fmt::Display for Mode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("mine")
    }
}

fn main() {
    println!("{}", Mode::Mine);
}
