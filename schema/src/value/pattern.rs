//! Regular expressions for whole values.

/// Whether the whole of `value` matches `pattern`.
///
/// Without the feature `pattern` nothing is known of the string, and it matches; the macro refuses
/// a schema with patterns then.
#[must_use]
pub fn check_pattern(pattern: &str, value: &str) -> bool {
    #[cfg(feature = "pattern")]
    return compile(pattern).is_ok_and(|regex| regex.is_match(value));
    #[cfg(not(feature = "pattern"))]
    return {
        let _ = (pattern, value);
        true
    };
}

/// Why `pattern` is not a regular expression; none where it is one.
pub(crate) fn fault(pattern: &str) -> Option<String> {
    #[cfg(feature = "pattern")]
    return compile(pattern).err().map(|error| error.to_string());
    #[cfg(not(feature = "pattern"))]
    return {
        let _ = pattern;
        None
    };
}

#[cfg(feature = "pattern")]
fn compile(pattern: &str) -> Result<regex_lite::Regex, regex_lite::Error> {
    // Compiled by itself first, so that `a)(b` is no way out of the group.
    regex_lite::Regex::new(pattern)?;
    regex_lite::Regex::new(&format!("\\A(?:{pattern})\\z"))
}

#[cfg(all(test, feature = "pattern"))]
mod tests {
    use super::*;

    #[test]
    fn the_whole_string_has_to_match() {
        assert!(check_pattern("[a-z]+", "abc"));
        assert!(!check_pattern("[a-z]+", "abc1"));
        assert!(!check_pattern("a|b", "ab"));
        assert!(!check_pattern("a", "a\n"));
    }

    #[test]
    fn what_is_no_regular_expression_has_a_fault() {
        assert!(fault("[a-").is_some());
        assert!(fault("a)(b").is_some());
        assert!(fault("a{2,3}").is_none());
    }
}
