//! Truth values and enums.

use std::borrow::Cow;

use super::{Invalid, Scalar};
use crate::diagnostic::{nearest, quoted};

/// A truth value: `true/false`, `1/0`, `yes/no` or `on/off`, in any case of letters.
///
/// # Errors
/// When the text is none of these.
pub fn boolean(text: &str) -> Result<bool, Invalid> {
    // The usual ones first: blanks and capitals take longer to look for.
    match text {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => any_boolean(text.trim()),
    }
}

fn any_boolean(text: &str) -> Result<bool, Invalid> {
    let is_any = |words: [&str; 4]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
    if is_any(["true", "1", "yes", "on"]) {
        Ok(true)
    } else if is_any(["false", "0", "no", "off"]) {
        Ok(false)
    } else {
        Err(Invalid::of(Scalar::Bool))
    }
}

/// The index of the choice that the text names exactly.
///
/// # Errors
/// When it names none; the choices are listed.
pub fn one_of(text: &str, choices: &[&str]) -> Result<usize, Invalid> {
    let text = text.trim();
    choices.iter().position(|&choice| choice == text).ok_or_else(|| {
        let invalid = Invalid::expected(listed(choices));
        match nearest(text, choices.iter().copied()) {
            Some(choice) => invalid.hint(format!("did you mean `{choice}`?")),
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
        for text in ["true", "TRUE", "1", "Yes", " on "] {
            assert_eq!(boolean(text), Ok(true), "{text}");
        }
        for text in ["false", "0", "no", "OFF"] {
            assert_eq!(boolean(text), Ok(false), "{text}");
        }
        for text in ["", "2", "y", "truee"] {
            assert!(boolean(text).is_err(), "{text}");
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
