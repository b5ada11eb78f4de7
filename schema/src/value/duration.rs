//! Spans of time.

use std::time::Duration;

use super::{Invalid, Scalar};

const UNITS: [(&str, Duration); 9] = [
    ("ns", Duration::from_nanos(1)),
    ("us", Duration::from_micros(1)),
    ("µs", Duration::from_micros(1)),
    ("ms", Duration::from_millis(1)),
    ("s", Duration::from_secs(1)),
    ("m", Duration::from_secs(60)),
    ("h", Duration::from_secs(60 * 60)),
    ("d", Duration::from_secs(24 * 60 * 60)),
    ("w", Duration::from_secs(7 * 24 * 60 * 60)),
];

/// A span of time: whole numbers, each with its unit (`ns`, `us`, `ms`, `s`, `m`, `h`, `d`, `w`),
/// added up: `30s`, `1h 30m`, `250ms`.
///
/// # Errors
/// When a number has no unit, a unit is unknown, or the sum is too large.
pub fn duration(value: &str) -> Result<Duration, Invalid> {
    let mut rest = value.trim();
    let mut sum = Duration::ZERO;
    if rest.is_empty() {
        return Err(expected());
    }
    while !rest.is_empty() {
        let (amount, after) = split_while(rest, |c| c.is_ascii_digit());
        let (unit, after) = split_while(after.trim_start(), char::is_alphabetic);
        if unit.is_empty() && !amount.is_empty() {
            return Err(expected().hint("the number has no unit"));
        }
        let unit = UNITS.iter().find(|(name, _)| *name == unit).ok_or_else(expected)?.1;
        let part = amount.parse().ok().and_then(|amount: u64| times(unit, amount));
        sum = part.and_then(|part| sum.checked_add(part)).ok_or_else(expected)?;
        rest = after.trim_start();
    }
    Ok(sum)
}

fn times(unit: Duration, amount: u64) -> Option<Duration> {
    let nanoseconds = unit.as_nanos().checked_mul(u128::from(amount))?;
    let seconds = u64::try_from(nanoseconds / 1_000_000_000).ok()?;
    let rest = u32::try_from(nanoseconds % 1_000_000_000).ok()?;
    Some(Duration::new(seconds, rest))
}

fn split_while(value: &str, wanted: impl Fn(char) -> bool) -> (&str, &str) {
    value.split_at(value.find(|c| !wanted(c)).unwrap_or(value.len()))
}

fn expected() -> Invalid {
    Invalid::of(Scalar::Duration)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_units_are_added_up() {
        for (value, milliseconds) in [
            ("30s", 30_000),
            ("5m", 300_000),
            ("1h 30m", 5_400_000),
            ("1h30m", 5_400_000),
            (" 250 ms ", 250),
            ("0s", 0),
            ("2d", 172_800_000),
        ] {
            assert_eq!(duration(value), Ok(Duration::from_millis(milliseconds)), "{value}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for value in ["", "s", "1.5h", "-3s", "5 parsecs", "5S", "99999999999999999999s", "1h,2m"] {
            assert!(duration(value).is_err(), "{value}");
        }
        assert_eq!(duration("30").unwrap_err().hint.as_deref(), Some("the number has no unit"));
        assert!(duration("18446744073709551615w").is_err());
    }
}
