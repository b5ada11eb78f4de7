//! Modules that are test code by what declares them, which is another file.

use super::file::File;

/// Whether a file declares a module, whose code is in a file of its own, for tests alone.
///
/// ```
/// use alphaswarm_settings_scan::languages::rust::is_test_module;
/// assert!(is_test_module("#[cfg(test)]\nmod stubs;", "stubs"));
/// assert!(!is_test_module("#[cfg(not(test))]\nmod stubs;", "stubs"));
/// ```
#[must_use]
pub fn is_test_module(text: &str, name: &str) -> bool {
    if !text.contains("test") {
        return false;
    }
    let file = File::new(text);
    let tokens = &file.tokens;
    let is_declared = |&at: &usize| {
        tokens.is_ident(at, "mod") && tokens.is_ident(at + 1, name) && tokens.is(at + 2, b';')
    };
    (0..tokens.len()).filter(is_declared).any(|at| file.is_test(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_attribute_is_about_is_a_test() {
        for (text, expected) in [
            ("#[cfg(test)] mod a;", true),
            ("#[cfg(test)]\n#[path = \"x.rs\"]\npub(crate) mod a;", true),
            ("#[cfg(all(test, unix))] mod a;", true),
            ("#[cfg(test)] mod b;\nmod a;", false),
            ("#[cfg(test)] mod a { }", false),
            ("#[cfg(feature = \"test\")] mod a;", false),
            ("// #[cfg(test)] mod a;", false),
            ("#[cfg(test)] mod a", false),
            ("", false),
        ] {
            assert_eq!(is_test_module(text, "a"), expected, "{text}");
        }
    }
}
