//! Truth values and enums.

use std::borrow::Cow;

use super::{Invalid, Scalar};
use crate::diagnostic::{nearest, quoted};
use crate::mask::printable;

/// A truth value: `true/false`, `1/0`, `yes/no` or `on/off`, in any case of letters.
///
/// # Errors
/// When the string is none of these.
pub fn boolean(value: &str) -> Result<bool, Invalid> {
    // The usual ones first: blanks and capitals take longer to look for.
    match value {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => any_boolean(value.trim()),
    }
}

fn any_boolean(value: &str) -> Result<bool, Invalid> {
    let is_any = |words: [&str; 4]| words.iter().any(|word| value.eq_ignore_ascii_case(word));
    if is_any(["true", "1", "yes", "on"]) {
        Ok(true)
    } else if is_any(["false", "0", "no", "off"]) {
        Ok(false)
    } else {
        Err(Invalid::of(Scalar::Bool))
    }
}

/// The index of the choice that the string names exactly.
///
/// # Errors
/// When it names none; the choices are listed.
pub fn one_of(value: &str, choices: &[&str]) -> Result<usize, Invalid> {
    let value = value.trim();
    choices.iter().position(|&choice| choice == value).ok_or_else(|| {
        let invalid = Invalid::expected(listed(choices));
        match nearest(value, choices.iter().copied()) {
            Some(choice) => invalid.hint(format!("did you mean `{}`?", printable(choice))),
            None => invalid,
        }
    })
}

/// The choices, to follow the word "expected".
pub(super) fn listed(choices: &[&str]) -> Cow<'static, str> {
    format!("one of {}", quoted(&mut choices.iter().copied())).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn truth_values_in_any_case() {
        for value in ["true", "TRUE", "1", "Yes", " on "] {
            assert_eq!(boolean(value), Ok(true), "{value}");
        }
        for value in ["false", "0", "no", "OFF"] {
            assert_eq!(boolean(value), Ok(false), "{value}");
        }
        for value in ["", "2", "y", "truee"] {
            assert!(boolean(value).is_err(), "{value}");
        }
    }

    #[test]
    fn choices_are_exact_and_near_misses_are_named() {
        let choices = ["DEBUG", "INFO"];
        assert_eq!(one_of("INFO", &choices), Ok(1));
        let error = one_of("info", &choices).unwrap_err();
        assert_eq!(error.expected, "one of `DEBUG`, `INFO`");
        assert_eq!(error.hint.as_deref(), Some("did you mean `INFO`?"));
    }
}
