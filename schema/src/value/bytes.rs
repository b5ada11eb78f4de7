//! Numbers of bytes.

use super::{Invalid, Scalar};

const UNITS: [(&str, u64); 11] = [
    ("", 1),
    ("B", 1),
    ("kB", 1_000),
    ("KB", 1_000),
    ("MB", 1_000_000),
    ("GB", 1_000_000_000),
    ("TB", 1_000_000_000_000),
    ("KiB", 1 << 10),
    ("MiB", 1 << 20),
    ("GiB", 1 << 30),
    ("TiB", 1 << 40),
];

/// A number of bytes: a whole number, alone or with a unit of 1000 (`kB`, `MB`, …) or 1024 (`KiB`,
/// `MiB`, …; IEC 80000-13).
///
/// # Errors
/// When the string is anything else or the product does not fit 64 bits.
pub fn bytes(value: &str) -> Result<u64, Invalid> {
    let value = value.trim();
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    let (amount, unit) = value.split_at(digits);
    let unit = UNITS.iter().find(|(name, _)| *name == unit.trim_start());
    let amount: Option<u64> = amount.parse().ok();
    let product = amount.zip(unit).and_then(|(amount, (_, unit))| amount.checked_mul(*unit));
    product.ok_or_else(|| Invalid::of(Scalar::Bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_bytes() {
        for (value, expected) in
            [("512", 512), ("64KiB", 65_536), ("10MB", 10_000_000), ("1 GiB", 1 << 30), ("0", 0)]
        {
            assert_eq!(bytes(value), Ok(expected), "{value}");
        }
        for value in ["", "KiB", "1.5MB", "-1", "10 mb", "99999999TiB", "10MBx"] {
            assert!(bytes(value).is_err(), "{value}");
        }
    }
}
