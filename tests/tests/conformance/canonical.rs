//! Values in a form that every language can compare.

use std::borrow::Cow;
use std::net::IpAddr;

use alphaswarm_settings::parse;
use alphaswarm_settings_schema::value::{Invalid, Scalar, json};
use serde_json::{Value, json};

/// The value that a string is, made by the functions that `load()` calls.
///
/// Numbers that are whole are strings of digits, since not every language can hold them in a number;
/// durations are whole numbers of nanoseconds, addresses their bytes in hexadecimal.
pub(super) fn value(scalar: Scalar, text: &str) -> Result<Value, Invalid> {
    let text: Cow<'static, str> = Cow::Owned(text.to_owned());
    Ok(match scalar {
        Scalar::Bool => parse::boolean(text)?.into(),
        Scalar::Int => parse::int(text)?.to_string().into(),
        Scalar::Uint => parse::uint(text)?.to_string().into(),
        Scalar::Float => parse::float(text)?.into(),
        Scalar::Port => parse::port(text)?.to_string().into(),
        Scalar::Url => parse::url(text)?.as_str().into(),
        Scalar::Duration => parse::duration(text)?.as_nanos().to_string().into(),
        Scalar::Bytes => parse::bytes(text)?.to_string().into(),
        Scalar::Ip => address(parse::ip(text)?).into(),
        Scalar::SocketAddr => {
            let place = parse::socket_addr(text)?;
            json!({ "ip": address(place.ip()), "port": place.port().to_string() })
        }
        Scalar::Path => parse::path(text)?.to_string_lossy().into(),
        Scalar::Json => json(&text)?,
        // A word is itself, without the blanks around it.
        Scalar::Enum => text.trim().into(),
        Scalar::String => parse::string(text)?.into(),
        _ => panic!("give {scalar:?} a form that every language can compare"),
    })
}

fn address(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => format!("{:08x}", address.to_bits()),
        IpAddr::V6(address) => format!("{:032x}", address.to_bits()),
    }
}
