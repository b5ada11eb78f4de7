//! The service in Rust: it answers with the settings that it runs on.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};

use alphaswarm_settings::settings;
use serde_json::{Value, json};

#[settings(prefix = "SHOP_", services = "core")]
struct Settings;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let settings: Settings = alphaswarm_settings::load()?;
    let listener = TcpListener::bind(settings.core_listen)?;
    println!("core: listening on http://{}", listener.local_addr()?);
    let page = shown(&settings).to_string();
    for stream in listener.incoming() {
        // A client that goes away is no reason to stop.
        let _ = answer(stream?, &page);
    }
    Ok(())
}

fn answer(mut stream: TcpStream, page: &str) -> std::io::Result<()> {
    let mut request = BufReader::new(&stream);
    let mut line = String::new();
    while request.read_line(&mut line)? > 2 {
        line.clear();
    }
    write!(stream, "HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n{page}")
}

/// The settings without secrets, as every service of the platform shows them.
fn shown(settings: &Settings) -> Value {
    let Settings { stage, redis_url, patience, upload_limit, hosts, session_key, .. } = settings;
    // It is there, and that is all there is to say of it.
    let _ = session_key;
    json!({
        "SHOP_STAGE": stage.as_str(),
        "SHOP_REDIS_URL": redis_url.as_str(),
        "SHOP_PATIENCE": patience.as_secs_f64() * 1000.0,
        "SHOP_UPLOAD_LIMIT": upload_limit,
        "SHOP_HOSTS": hosts,
        "SHOP_SESSION_KEY": "[REDACTED]",
    })
}
