//! How generated code reads one variable: a function for each type, compiled here and not in each
//! crate that has settings.

use std::borrow::Cow;

use alphaswarm_settings_schema::value::Invalid;
use secrecy::SecretString;

use crate::{Reader, Variable, parse};

/// Reads a secret.
pub fn secret(reader: &mut Reader<'_>, variable: &'static Variable) -> Option<SecretString> {
    reader.secret(variable)
}

/// Reads a simple variable, of a type that is made for it.
pub fn simple<T>(
    reader: &mut Reader<'_>,
    variable: &'static Variable,
    parse: impl FnOnce(Cow<'static, str>) -> Result<T, Invalid>,
) -> Option<T> {
    reader.read_simple(variable, parse)
}

macro_rules! read {
    ($($name:ident -> $type:ty;)+) => {
        $(
            #[doc = concat!("Reads a simple variable by [`parse::", stringify!($name), "`].")]
            pub fn $name(reader: &mut Reader<'_>, variable: &'static Variable) -> Option<$type> {
                reader.read_simple(variable, parse::$name)
            }
        )+
    };
}

read! {
    string -> String;
    boolean -> bool;
    int -> i64;
    uint -> u64;
    float -> f64;
    port -> u16;
    duration -> std::time::Duration;
    bytes -> u64;
    ip -> std::net::IpAddr;
    socket_addr -> std::net::SocketAddr;
    path -> std::path::PathBuf;
}

#[cfg(feature = "json")]
read! {
    json -> serde_json::Value;
}
