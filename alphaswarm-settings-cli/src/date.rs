//! Days of the calendar, as people write them: `2026-01-31`.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The day that a text is: four digits, two, two, and nothing else.
pub(crate) fn parse(text: &str) -> Option<Date> {
    // The library takes other forms of ISO 8601 as well, times, and years of six digits.
    let is_short = text.len() == "2026-01-31".len();
    text.parse().ok().filter(|day: &Date| is_short && day.to_string() == text)
}

/// The same for an argument of the command.
pub(crate) fn argument(text: &str) -> Result<Date, String> {
    parse(text).ok_or_else(|| "expected a day such as `2026-01-31`".to_owned())
}

/// The day by the clock, in UTC: on every machine the same. Nothing else reads the clock.
pub(crate) fn by_the_clock() -> Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}

/// Whether a day is still to come everywhere. Where it is `today` in UTC, other places may have the
/// next day already.
pub(crate) fn is_to_come(day: Date, today: Date) -> bool {
    day > today.tomorrow().unwrap_or(Date::MAX)
}

/// The days from one day to another; negative where the other comes first.
pub(crate) fn days_between(from: Date, to: Date) -> i32 {
    // Between any two days of the calendar there are fewer than four million.
    from.until(to).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_one_spelling() {
        for text in ["2026-01-31", "2024-02-29", "0001-01-01", "9999-12-31"] {
            assert_eq!(parse(text).map(|day| day.to_string()).as_deref(), Some(text));
        }
        for text in [
            "",
            "2026-1-31",
            "20260131",
            "2026-02-30",
            "2025-02-29",
            "2026-01-31T10:00",
            " 2026-01-31",
            "-002026-01-31",
            "31.01.2026",
            "２０２６-01-31",
            "today",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_counted_over_years_and_in_both_directions() {
        let day = |text| parse(text).expect("a day");
        for (from, to, days) in [
            ("2024-02-28", "2024-03-01", 2),
            ("2025-03-01", "2025-02-28", -1),
            ("2025-01-01", "2026-01-01", 365),
            ("0001-01-01", "9999-12-31", 3_652_058),
        ] {
            assert_eq!(days_between(day(from), day(to)), days, "{from} {to}");
        }
    }

    #[test]
    fn tomorrow_may_be_today_elsewhere() {
        let day = |text| parse(text).expect("a day");
        assert!(!is_to_come(day("2026-01-02"), day("2026-01-01")));
        assert!(is_to_come(day("2026-01-03"), day("2026-01-01")));
        assert!(!is_to_come(day("9999-12-31"), day("9999-12-31")));
    }
}
