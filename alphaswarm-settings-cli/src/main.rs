//! The command `alphaswarm-settings`.

fn main() {}
