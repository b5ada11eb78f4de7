//! Addresses of the internet protocol.

use std::net::{IpAddr, SocketAddr};

use super::{Invalid, Scalar};

/// An IP address, of version 4 or 6.
///
/// # Errors
/// When the string is neither.
pub fn ip(value: &str) -> Result<IpAddr, Invalid> {
    value.trim().parse().map_err(|_| Invalid::of(Scalar::Ip))
}

/// An IP address and a port.
///
/// # Errors
/// When the string is anything else, a host name included.
pub fn socket_addr(value: &str) -> Result<SocketAddr, Invalid> {
    value.trim().parse().map_err(|_| Invalid::of(Scalar::SocketAddr))
}
