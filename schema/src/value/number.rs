//! Numbers and ports.

use std::fmt;
use std::num::{IntErrorKind, ParseIntError};
use std::str::FromStr;

use super::{Invalid, Scalar};
use crate::key::is_service_address;

/// A whole number with an optional sign, in decimal digits, of 64 bits.
///
/// # Errors
/// When the string is anything else or out of range.
pub fn int(value: &str) -> Result<i64, Invalid> {
    number(value).map_err(|error| refused(Scalar::Int, &error, i64::MIN, i64::MAX))
}

/// A whole number of zero or more, in decimal digits, of 64 bits.
///
/// # Errors
/// When the string is anything else or out of range.
pub fn uint(value: &str) -> Result<u64, Invalid> {
    number(value).map_err(|error| refused(Scalar::Uint, &error, u64::MIN, u64::MAX))
}

/// A number that blanks may surround. They are rare, and to look for them takes longer than to read
/// a number.
fn number<T: FromStr>(value: &str) -> Result<T, T::Err> {
    value.parse().or_else(|_| value.trim().parse())
}

/// A number that is one but does not fit gets the limits as a hint.
fn refused(
    scalar: Scalar,
    error: &ParseIntError,
    least: impl fmt::Display,
    greatest: impl fmt::Display,
) -> Invalid {
    let invalid = Invalid::of(scalar);
    match error.kind() {
        IntErrorKind::PosOverflow => invalid.hint(format!("at most {greatest}")),
        IntErrorKind::NegOverflow => invalid.hint(format!("at least {least}")),
        _ => invalid,
    }
}

/// A finite decimal number.
///
/// # Errors
/// When the string is anything else; infinities and NaN included.
pub fn float(value: &str) -> Result<f64, Invalid> {
    let number = value.trim().parse().ok().filter(|number: &f64| number.is_finite());
    number.ok_or_else(|| Invalid::of(Scalar::Float))
}

/// A TCP or UDP port, 1 to 65535 (port 0 is reserved: RFC 6335, section 6).
///
/// # Errors
/// When the string is anything else. The value that a Kubernetes service link leaves in a variable
/// called `…_PORT` gets a hint.
pub fn port(value: &str) -> Result<u16, Invalid> {
    match number(value) {
        Ok(port) if port > 0 => Ok(port),
        _ => {
            let value = value.trim();
            let invalid = Invalid::of(Scalar::Port);
            Err(if is_service_address(value) { invalid.hint(SERVICE_LINK) } else { invalid })
        }
    }
}

const SERVICE_LINK: &str = "a Kubernetes service link overwrote it: set `enableServiceLinks: \
                            false` in the pod, or rename the variable";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers() {
        assert_eq!(int(" -5 "), Ok(-5));
        assert_eq!(int("9223372036854775807"), Ok(i64::MAX));
        assert_eq!(uint("010"), Ok(10));
        for value in ["", "1.0", "0x10", "1_000", "9223372036854775808", "1e3"] {
            assert!(int(value).is_err(), "{value}");
        }
        assert!(uint("-1").is_err());
        let hint = uint("99999999999999999999").unwrap_err().hint;
        assert_eq!(hint.as_deref(), Some("at most 18446744073709551615"));
    }

    #[test]
    fn finite_numbers() {
        assert_eq!(float("1.5e3"), Ok(1500.0));
        for value in ["", "inf", "NaN", "1e999", "1,5"] {
            assert!(float(value).is_err(), "{value}");
        }
    }

    #[test]
    fn ports() {
        assert_eq!(port("65535"), Ok(65535));
        for value in ["0", "65536", "80x", "-1", ""] {
            assert_eq!(port(value), Err(Invalid::expected("a port, 1 to 65535")), "{value}");
        }
        assert!(port("tcp://10.0.0.1:80").unwrap_err().hint.unwrap().contains("service link"));
    }
}
