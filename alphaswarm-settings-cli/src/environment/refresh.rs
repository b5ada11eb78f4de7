//! How often a controller looks into the secret store.

use std::fmt;

/// What a minute and an hour have of seconds.
const UNITS: [(char, u64); 3] = [('h', 3600), ('m', 60), ('s', 1)];

/// A whole number of seconds; none at all is "once, and never again".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RefreshInterval(u64);

impl RefreshInterval {
    /// Hours, minutes and seconds as Go reads a duration: `1h`, `90m`, `1h30m0s`. Go knows no days.
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        let (mut rest, mut total) = (text, 0_u64);
        for (unit, seconds) in UNITS {
            let Some((number, after)) = rest.split_once(unit) else { continue };
            let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
            let number: u64 = number.parse().ok().filter(|_| is_number)?;
            total = total.checked_add(number.checked_mul(seconds)?)?;
            rest = after;
        }
        // Go counts nanoseconds in 63 bits.
        let is_in_range = i64::try_from(u128::from(total) * 1_000_000_000).is_ok();
        (rest.is_empty() && !text.is_empty() && is_in_range).then_some(Self(total))
    }
}

impl Default for RefreshInterval {
    fn default() -> Self {
        Self(3600)
    }
}

/// As Go writes it: a controller that writes the object again changes nothing.
impl fmt::Display for RefreshInterval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hours, minutes, seconds) = (self.0 / 3600, self.0 / 60 % 60, self.0 % 60);
        if hours > 0 {
            write!(f, "{hours}h")?;
        }
        if hours > 0 || minutes > 0 {
            write!(f, "{minutes}m")?;
        }
        write!(f, "{seconds}s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_is_written_as_go_writes_it() {
        for (text, expected) in [
            ("1h", "1h0m0s"),
            ("1h0m0s", "1h0m0s"),
            ("90m", "1h30m0s"),
            ("60s", "1m0s"),
            ("1h5s", "1h0m5s"),
            ("59s", "59s"),
            ("0s", "0s"),
            ("2562047h", "2562047h0m0s"),
        ] {
            let interval = RefreshInterval::from_text(text).map(|interval| interval.to_string());
            assert_eq!(interval.as_deref(), Some(expected), "{text}");
        }
        assert_eq!(RefreshInterval::default().to_string(), "1h0m0s");
    }

    #[test]
    fn what_go_does_not_read_is_no_duration() {
        let odd =
            ["", "30d", "1w", "1", "h", "-1h", "+1h", "1 h", "1H", "1m1h", "1h1h", "1.h", "١h"];
        let large = ["2562048h", "99999999999999999999s", "9999999999999999h"];
        for text in odd.into_iter().chain(large) {
            assert_eq!(RefreshInterval::from_text(text), None, "{text}");
        }
    }
}
