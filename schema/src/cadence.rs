//! How often a secret is replaced: `90d`, `12w`.

/// The longest cadence, in days: a hundred years.
pub const MOST_DAYS: u32 = 36_500;

/// The days of a cadence.
///
/// # Errors
/// When the text is not a number of days or weeks, is zero, or is more than [`MOST_DAYS`]. The error says
/// what was expected.
pub fn days(text: &str) -> Result<u32, &'static str> {
    match span(text) {
        None => Err("expected days or weeks, such as `90d` or `12w`"),
        Some(0) => Err("expected at least one day: `1d`"),
        Some(days) if days > MOST_DAYS => Err("expected at most a hundred years: `36500d`"),
        Some(days) => Ok(days),
    }
}

/// Any number of days or weeks, in days; those that no number holds are as many as one can.
#[must_use]
pub fn span(text: &str) -> Option<u32> {
    let (number, factor) = match text.strip_suffix('w') {
        Some(weeks) => (weeks, 7),
        None => (text.strip_suffix('d')?, 1),
    };
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| number.parse().unwrap_or(u32::MAX).saturating_mul(factor))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cadences_are_days_or_weeks() {
        for (text, expected) in [
            ("1d", Ok(1)),
            ("90d", Ok(90)),
            ("12w", Ok(84)),
            ("36500d", Ok(36_500)),
            ("0d", Err("least")),
            ("0w", Err("least")),
            ("36501d", Err("most")),
            ("5215w", Err("most")),
            ("4294967295w", Err("most")),
            ("99999999999d", Err("most")),
            ("90", Err("days or weeks")),
            ("d", Err("days or weeks")),
            ("3m", Err("days or weeks")),
            ("+90d", Err("days or weeks")),
            ("-1d", Err("days or weeks")),
            ("1.5d", Err("days or weeks")),
            ("٣d", Err("days or weeks")),
        ] {
            match (days(text), expected) {
                (Ok(days), Ok(expected)) => assert_eq!(days, expected, "{text}"),
                (Err(label), Err(words)) => assert!(label.contains(words), "{text}: {label}"),
                (found, _) => panic!("{text}: {found:?}"),
            }
        }
    }
}
