//! A broken schema gives its own errors and no other: the fields are still there.

use alphaswarm_settings::secrecy::{ExposeSecret, SecretString};
use alphaswarm_settings::settings;

#[settings(prefix = "ALPHASWARM_")]
struct Settings;

fn main() {
    let settings: Settings = alphaswarm_settings::load().unwrap();
    let port: u16 = settings.port;
    let token: Option<SecretString> = settings.token;
    println!("{port} {}", token.unwrap().expose_secret());
}
