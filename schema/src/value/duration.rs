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

/// A span of time: numbers, each with its unit (`ns`, `us`, `ms`, `s`, `m`, `h`, `d`, `w`), added up:
/// `30s`, `1h 30m`, `250ms`, `1.5s`.
///
/// # Errors
/// When a number has no unit, a unit is unknown, the sum is too large, or a fraction is finer than a
/// nanosecond.
pub fn duration(value: &str) -> Result<Duration, Invalid> {
    let mut rest = value.trim();
    let mut sum = Duration::ZERO;
    if rest.is_empty() {
        return Err(expected());
    }
    while !rest.is_empty() {
        let (amount, after) = amount(rest).ok_or_else(expected)?;
        let (unit, after) = split_while(after.trim_start(), char::is_alphabetic);
        if unit.is_empty() && after.chars().next().is_none_or(|c| c.is_ascii_digit()) {
            return Err(expected().hint("a number has no unit"));
        }
        let unit = UNITS.iter().find(|(name, _)| *name == unit).ok_or_else(expected)?.1;
        let part = amount.times(unit)?;
        sum = sum.checked_add(part).ok_or_else(expected)?;
        rest = after.trim_start();
    }
    Ok(sum)
}

/// A number as it is written.
struct Amount<'v> {
    whole: &'v str,
    /// Without the zeros at its end.
    fraction: &'v str,
}

/// The number that a string begins with, and the rest.
fn amount(value: &str) -> Option<(Amount<'_>, &str)> {
    let is_digit = |c: char| c.is_ascii_digit();
    let (whole, rest) = split_while(value, is_digit);
    let (fraction, rest) = match rest.strip_prefix('.') {
        Some(rest) => split_while(rest, is_digit),
        None => ("0", rest),
    };
    let is_number = !whole.is_empty() && !fraction.is_empty();
    is_number.then(|| (Amount { whole, fraction: fraction.trim_end_matches('0') }, rest))
}

impl Amount<'_> {
    /// So many units, exactly.
    fn times(&self, unit: Duration) -> Result<Duration, Invalid> {
        let unit = unit.as_nanos();
        let whole: u64 = self.whole.parse().map_err(|_| expected())?;
        let part = self.part_of(unit).ok_or_else(|| expected().hint(FINER))?;
        let nanoseconds = unit.checked_mul(whole.into()).and_then(|whole| whole.checked_add(part));
        let nanoseconds = nanoseconds.ok_or_else(expected)?;
        let seconds = u64::try_from(nanoseconds / NANOSECONDS).map_err(|_| expected())?;
        let rest = u32::try_from(nanoseconds % NANOSECONDS).map_err(|_| expected())?;
        Ok(Duration::new(seconds, rest))
    }

    /// The nanoseconds that the fraction of a unit is; none where they are not whole.
    fn part_of(&self, unit: u128) -> Option<u128> {
        // A fraction of more digits is never whole: no unit has so many factors of two or five.
        let digits = u32::try_from(self.fraction.len()).ok().filter(|&digits| digits <= 18)?;
        if digits == 0 {
            return Some(0);
        }
        let product = self.fraction.parse::<u128>().ok()? * unit;
        let divisor = 10_u128.pow(digits);
        product.is_multiple_of(divisor).then_some(product / divisor)
    }
}

const FINER: &str = "a fraction is finer than a nanosecond";
const NANOSECONDS: u128 = 1_000_000_000;

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
            ("1.5s", 1_500),
            ("1.50 m 0.5h", 1_890_000),
            ("0.1w", 60_480_000),
            ("0.000000000000000000s", 0),
        ] {
            assert_eq!(duration(value), Ok(Duration::from_millis(milliseconds)), "{value}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for value in ["", "s", "-3s", "5 parsecs", "5S", "99999999999999999999s", "1h,2m"] {
            assert!(duration(value).is_err(), "{value}");
        }
        for value in ["1.s", ".5s", "1..5s", "1,5s", "99999999999999999999.5s"] {
            assert_eq!(duration(value).unwrap_err().hint, None, "{value}");
        }
        for value in ["30", "1.5", "1s 30", "30 5s"] {
            let hint = duration(value).unwrap_err().hint;
            assert_eq!(hint.as_deref(), Some("a number has no unit"), "{value}");
        }
        assert!(duration("18446744073709551615w").is_err());
    }

    #[test]
    fn a_fraction_is_exact_or_refused() {
        assert_eq!(duration("0.000000001s"), Ok(Duration::from_nanos(1)));
        assert_eq!(duration("0.0000000000001d"), Err(expected().hint(FINER)));
        assert_eq!(duration("0.0000125d"), Ok(Duration::from_millis(1080)));
        let digits = format!("0.{}1s", "0".repeat(1000));
        for value in ["0.5ns", "0.0000000001s", &digits] {
            assert_eq!(duration(value), Err(expected().hint(FINER)), "{value}");
        }
        let last = Duration::new(u64::MAX, 999_999_999);
        assert_eq!(duration("18446744073709551615.999999999s"), Ok(last));
    }
}
