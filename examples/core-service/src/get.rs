//! The smallest HTTP client that can read a page of this service.

use std::error::Error;
use std::io::{Read, Write};
use std::net::TcpStream;

/// Prints the page `ADDR/PATH`; any answer but 200 is an error.
pub(crate) fn print(page: &str) -> Result<(), Box<dyn Error>> {
    let page = page.strip_prefix("http://").unwrap_or(page);
    let (address, path) = page.split_once('/').unwrap_or((page, ""));
    let answer = fetch(address, path)
        .map_err(|problem| format!("cannot read `/{path}` from `{address}`: {problem}"))?;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    let status = head.lines().next().unwrap_or_default();
    if status.split(' ').nth(1) != Some("200") {
        return Err(format!("`/{path}` answered `{status}`").into());
    }
    println!("{body}");
    Ok(())
}

/// HTTP/1.0: the server closes the connection where the answer ends.
fn fetch(address: &str, path: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    write!(stream, "GET /{path} HTTP/1.0\r\nHost: {address}\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}
