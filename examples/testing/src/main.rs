//! Says how it would send mail; what it shows is how its settings are tested.

mod encryption;
mod pauses;
#[cfg(test)]
mod tests;

use std::time::Duration;

use alphaswarm_settings::secrecy::SecretString;

use encryption::Encryption;

/// What the program reads.
#[derive(Debug, alphaswarm_settings::Settings)]
#[settings(prefix = "MAIL_")]
struct Mailer {
    host: String,
    port: u16,
    encryption: Encryption,
    patience: Duration,
    password: Option<SecretString>,
}

/// What the program will do, in a sentence.
fn plan(mailer: &Mailer) -> String {
    let Mailer { host, port, encryption, patience, password } = mailer;
    let login = if password.is_some() { "with a password" } else { "without a password" };
    let tries = 1 + pauses::of(*patience).count();
    format!("mail goes to {host}:{port} ({encryption:?}) {login}, in {tries} tries")
}

fn main() -> Result<(), alphaswarm_settings::Error> {
    println!("{}", plan(&alphaswarm_settings::load()?));
    Ok(())
}
