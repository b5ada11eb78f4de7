//! Strings that stand in place of a secret: no service runs with one of them.

use crate::mask::PLACEHOLDER;
use crate::model::Target;

/// How the invented value of a secret begins.
pub const SAMPLE: &str = "sample-";

/// What stands in place of a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placeholder {
    /// The value that a scaffold has.
    Scaffold,
    /// An invented value, which counts as one in the target `local`.
    Sample,
}

/// What the value of a secret is where it counts as unset; none where it is a value.
///
/// The target is asked for only where the answer depends on it. Where it is not known, nothing says
/// that this is a developer's machine.
#[must_use]
pub fn of_secret(value: &str, target: impl FnOnce() -> Option<Target>) -> Option<Placeholder> {
    if value == PLACEHOLDER {
        Some(Placeholder::Scaffold)
    } else if is_sample(value) && target() != Some(Target::Local) {
        Some(Placeholder::Sample)
    } else {
        None
    }
}

/// Whether a value is invented: it begins with `sample-`, or does so after the scheme of a URL or the
/// quote of a string in JSON.
#[must_use]
pub fn is_sample(value: &str) -> bool {
    let is_scheme = |scheme: &str| {
        scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    };
    let after_scheme = || value.split_once("://").filter(|(scheme, _)| is_scheme(scheme));
    value.strip_prefix('"').unwrap_or(value).starts_with(SAMPLE)
        || after_scheme().is_some_and(|(_, rest)| rest.starts_with(SAMPLE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_known_by_how_it_begins() {
        for sample in [
            "sample-",
            "sample-api-token",
            "sample-a://b",
            "https://sample-a.invalid",
            "\"sample-a\"",
        ] {
            assert!(is_sample(sample), "{sample}");
        }
        for value in [
            "",
            "sample",
            "Sample-a",
            " sample-a",
            "a-sample-b",
            "\"\"sample-a",
            "://sample-a",
            "1a://sample-a",
            "ä://sample-a",
            "https://a@sample-a",
            "https:// sample-a",
        ] {
            assert!(!is_sample(value), "{value}");
        }
    }

    #[test]
    fn a_sample_is_a_value_on_a_developers_machine_only() {
        for target in Target::ALL {
            let expected = (target != Target::Local).then_some(Placeholder::Sample);
            assert_eq!(of_secret("sample-a", || Some(target)), expected);
            assert_eq!(of_secret("a", || Some(target)), None);
            assert_eq!(of_secret("changeme", || Some(target)), Some(Placeholder::Scaffold));
        }
        assert_eq!(of_secret("sample-a", || None), Some(Placeholder::Sample));
        let unasked = || panic!("only a sample depends on the target");
        assert_eq!(of_secret("hunter2", unasked), None);
    }
}
