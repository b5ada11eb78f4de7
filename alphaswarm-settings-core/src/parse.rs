//! From texts to values: what [`Reader::read`](crate::Reader::read) is given.
//!
//! Every function takes the text of a variable and gives its value. The grammar of each type is
//! that of the schema: the same functions check the defaults at compile time.
//!
//! # Errors
//! Every function fails with an [`Invalid`] that says what was expected.
#![allow(clippy::missing_errors_doc, reason = "said once for the whole module")]
#![allow(clippy::needless_pass_by_value, reason = "all of one shape, to be passed to `read`")]

use std::borrow::Cow;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use alphaswarm_settings_schema::value::{self, Invalid, Scalar};

/// Any text.
pub fn string(text: Cow<'static, str>) -> Result<String, Invalid> {
    Ok(text.into_owned())
}

/// A path; surrounding blanks are no part of it.
pub fn path(text: Cow<'static, str>) -> Result<PathBuf, Invalid> {
    match text.trim() {
        "" => Err(Invalid::of(Scalar::Path)),
        path if path.len() == text.len() => Ok(PathBuf::from(text.into_owned())),
        path => Ok(PathBuf::from(path)),
    }
}

/// One of the words of an enum that the macro generated.
pub fn choice<T: FromStr<Err = Invalid>>(text: Cow<'static, str>) -> Result<T, Invalid> {
    text.parse()
}

/// A value of the service's own type, by its `FromStr`, whose message is dropped: it can quote the
/// text.
pub fn own<T: FromStr>(text: Cow<'static, str>) -> Result<T, Invalid> {
    text.trim().parse().map_err(|_| not_own::<T>())
}

pub(crate) fn not_own<T>() -> Invalid {
    let name = std::any::type_name::<T>();
    let name = name.rsplit("::").next().unwrap_or(name);
    Invalid::expected(format!("a value of the service's own type `{name}`"))
}

/// A JSON text.
#[cfg(feature = "json")]
pub fn json(text: Cow<'static, str>) -> Result<serde_json::Value, Invalid> {
    value::json(&text)
}

macro_rules! from_schema {
    ($($(#[doc = $doc:literal])+ $name:ident = $function:ident -> $type:ty;)+) => {
        $($(#[doc = $doc])+
        pub fn $name(text: Cow<'static, str>) -> Result<$type, Invalid> {
            value::$function(&text)
        })+
    };
}

from_schema! {
    /// A truth value: `true/false`, `1/0`, `yes/no`, `on/off`, in any case of letters.
    boolean = boolean -> bool;
    /// A whole number.
    int = int -> i64;
    /// A whole number of zero or more.
    uint = uint -> u64;
    /// A finite number.
    float = float -> f64;
    /// A port, 1 to 65535.
    port = port -> u16;
    /// A span of time with its unit.
    duration = duration -> Duration;
    /// A number of bytes.
    bytes = size -> u64;
    /// An IP address.
    ip = ip -> IpAddr;
    /// An IP address and a port.
    socket_addr = socket_addr -> SocketAddr;
}
