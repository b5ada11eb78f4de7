//! Takes orders and puts them into the queue.

use std::net::SocketAddr;

use alphaswarm_settings::Settings;
use alphaswarm_settings::secrecy::SecretString;

/// What core reads.
#[derive(Settings)]
#[settings(prefix = "SHOP_", services = "core")]
struct Core {
    listen: SocketAddr,
    session_key: Option<SecretString>,
    queue_name: String,
}

fn main() -> Result<(), alphaswarm_settings::Error> {
    let settings: Core = alphaswarm_settings::load()?;
    let cookies = if settings.session_key.is_some() { "signed" } else { "not signed" };
    let Core { listen, queue_name, .. } = settings;
    println!("core: on {listen}, orders go to `{queue_name}`, cookies are {cookies}");
    Ok(())
}
