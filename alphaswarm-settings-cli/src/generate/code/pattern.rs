//! Regular expressions of the schema in the syntax of other languages.
//!
//! The schema's are those of the crate `regex-lite`. What is written alike everywhere is kept, what has
//! another spelling is rewritten, and what has no equal is refused.

use std::fmt::Write;

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::model::Variable;
use alphaswarm_settings_schema::span::Spanned;

use super::Language;
use crate::codes;

/// The pattern of a variable in another language; that it has no equal there is a problem.
pub(in crate::generate) fn translated(
    variable: &Variable<'_>,
    pattern: Spanned<&str>,
    language: Language,
    problems: &mut Vec<Diagnostic>,
) -> Option<String> {
    let translated = translate(pattern.value, language);
    if translated.is_none() {
        let name = match language {
            Language::Python => "Python",
            Language::JavaScript => "JavaScript",
        };
        let message = format!("{name} has no equal of this pattern");
        problems.push(
            Diagnostic::new(codes::UNSUPPORTED_PATTERN, pattern.span, message)
                .key(variable.key.value)
                .help("write it without flags, classes in classes and repeated repetitions"),
        );
    }
    translated
}

/// The pattern in another language; none where that has no equal. Python reads it with the flag `ASCII`,
/// JavaScript with the flag `u`.
pub(in crate::generate) fn translate(pattern: &str, language: Language) -> Option<String> {
    Translator { rest: pattern, language, is_portable: false, out: String::new() }.translated()
}

/// The pattern as JavaScript reads it, in what the languages of other validators of JSON read alike.
pub(in crate::generate) fn portable(pattern: &str) -> Option<String> {
    let language = Language::JavaScript;
    Translator { rest: pattern, language, is_portable: true, out: String::new() }.translated()
}

struct Translator<'p> {
    rest: &'p str,
    language: Language,
    /// Whether nothing is written that another language reads in another way, or not at all.
    is_portable: bool,
    out: String,
}

/// The characters that ECMAScript lets a backslash stand before.
const SYNTAX: &str = "^$\\.*+?()[]{}|/";

impl Translator<'_> {
    fn translated(mut self) -> Option<String> {
        self.pattern()?;
        Some(self.out)
    }

    fn pattern(&mut self) -> Option<()> {
        let mut is_repeated = false;
        while let Some(character) = self.next() {
            let was_repeated = std::mem::take(&mut is_repeated);
            match character {
                '\\' => self.escape(false)?,
                '[' => self.class()?,
                '(' => self.group()?,
                '.' if self.is_script() => self.out.push_str("[^\\n]"),
                '$' if !self.is_script() => self.out.push_str("\\Z"),
                '*' | '+' | '?' | '{' => {
                    // A second one makes a lazy or a possessive repetition, or is an error.
                    if was_repeated {
                        return None;
                    }
                    is_repeated = true;
                    self.out.push(character);
                    if character == '{' {
                        self.counts()?;
                    }
                    if self.rest.starts_with('?') {
                        self.next();
                        self.out.push('?');
                    }
                }
                other => self.literal(other),
            }
        }
        Some(())
    }

    fn next(&mut self) -> Option<char> {
        let character = self.rest.chars().next()?;
        self.rest = &self.rest[character.len_utf8()..];
        Some(character)
    }

    fn is_script(&self) -> bool {
        self.language == Language::JavaScript
    }

    /// A character that stands for itself.
    fn literal(&mut self, character: char) {
        if character == '/' && self.is_script() || self.is_script() && "]}".contains(character) {
            self.out.push('\\');
        }
        self.out.push(character);
    }

    /// `{2}`, `{2,}` or `{2,3}`, behind its brace.
    fn counts(&mut self) -> Option<()> {
        let (counts, rest) = self.rest.split_once('}')?;
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let (least, most) = counts.split_once(',').unwrap_or((counts, counts));
        if !is_number(least) || !(most.is_empty() || is_number(most)) {
            return None;
        }
        self.out.extend([counts, "}"]);
        self.rest = rest;
        Some(())
    }

    /// What stands behind `(`: of the groups with a `?`, those without flags.
    fn group(&mut self) -> Option<()> {
        self.out.push('(');
        let Some(rest) = self.rest.strip_prefix('?') else { return Some(()) };
        let named = rest.strip_prefix("P<").or_else(|| rest.strip_prefix('<'));
        if let Some(named) = named {
            if self.is_portable {
                // Nothing asks for a group of a JSON Schema.
                self.rest = named.split_once('>')?.1;
                return Some(());
            }
            let start = if self.is_script() { "?<" } else { "?P<" };
            self.out.push_str(start);
            self.rest = named;
            return Some(());
        }
        self.rest = rest.strip_prefix(':')?;
        self.out.push_str("?:");
        Some(())
    }

    /// A class, behind its `[`, without classes in it or operations.
    fn class(&mut self) -> Option<()> {
        self.out.push('[');
        if self.rest.starts_with('^') {
            self.next();
            self.out.push('^');
        }
        if self.rest.starts_with(']') {
            self.next();
            self.out.push_str("\\]");
        }
        loop {
            if ["&&", "--", "~~", "||"].iter().any(|operation| self.rest.starts_with(operation)) {
                return None;
            }
            match self.next()? {
                ']' => break,
                '[' => return None,
                '\\' => self.escape(true)?,
                other if self.is_script() && "(){}/|$^.*+?".contains(other) => {
                    self.out.extend(['\\', other]);
                }
                other => self.out.push(other),
            }
        }
        self.out.push(']');
        Some(())
    }

    /// What stands behind a backslash.
    fn escape(&mut self, in_class: bool) -> Option<()> {
        let character = self.next()?;
        match character {
            's' if self.is_script() && in_class => self.out.push_str("\\t-\\r "),
            's' if self.is_script() => self.out.push_str("[\\t-\\r ]"),
            'S' if self.is_script() && in_class => return None,
            'S' if self.is_script() => self.out.push_str("[^\\t-\\r ]"),
            'd' | 'D' | 'w' | 'W' if self.is_portable => self.ascii(character, in_class)?,
            'd' | 'D' | 'w' | 'W' | 's' | 'S' | 'n' | 'r' | 't' | 'f' | 'v' => {
                self.out.extend(['\\', character]);
            }
            'b' | 'B' | 'A' if in_class => return None,
            'b' | 'B' => self.out.extend(['\\', character]),
            'a' => self.out.push_str("\\x07"),
            'A' => self.out.push_str(if self.is_script() { "^" } else { "\\A" }),
            'z' if !in_class => self.out.push_str(if self.is_script() { "$" } else { "\\Z" }),
            'x' | 'u' | 'U' => self.code_point(character)?,
            other if other.is_ascii_alphanumeric() => return None,
            other => self.escaped(other, in_class),
        }
        Some(())
    }

    /// A class of ASCII, where another language has one of Unicode by the same name.
    fn ascii(&mut self, name: char, in_class: bool) -> Option<()> {
        let characters = if matches!(name, 'd' | 'D') { "0-9" } else { "A-Za-z0-9_" };
        match (name.is_ascii_lowercase(), in_class) {
            (true, true) => self.out.push_str(characters),
            (true, false) => self.out.extend(["[", characters, "]"]),
            (false, false) => self.out.extend(["[^", characters, "]"]),
            (false, true) => return None,
        }
        Some(())
    }

    /// A character that the pattern escapes, or names by its number.
    fn escaped(&mut self, character: char, in_class: bool) {
        let may_escape = SYNTAX.contains(character) || in_class && character == '-';
        let has_meaning = may_escape || "&~#-".contains(character) && in_class;
        if if self.is_script() { may_escape } else { has_meaning } {
            self.out.push('\\');
        }
        self.out.push(character);
    }

    /// `\x7F`, `\u007F`, `\U0000007F`, and each with braces.
    fn code_point(&mut self, form: char) -> Option<()> {
        let (digits, rest) = if let Some(rest) = self.rest.strip_prefix('{') {
            rest.split_once('}')?
        } else {
            let length = match form {
                'x' => 2,
                'u' => 4,
                _ => 8,
            };
            (self.rest.get(..length)?, &self.rest[length..])
        };
        self.rest = rest;
        let number = u32::from_str_radix(digits, 16).ok()?;
        let character = char::from_u32(number)?;
        let is_itself = character.is_ascii_alphanumeric() || self.is_portable && number > 0xffff;
        if is_itself {
            self.out.push(character);
        } else if self.is_portable {
            let _ = write!(self.out, "\\u{number:04x}");
        } else if self.is_script() {
            let _ = write!(self.out, "\\u{{{number:x}}}");
        } else {
            let _ = write!(self.out, "\\U{number:08x}");
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_spelled_otherwise_is_rewritten_and_what_has_no_equal_is_refused() {
        for (pattern, python, script) in [
            ("[a-z]+", Some("[a-z]+"), Some("[a-z]+")),
            ("a|b", Some("a|b"), Some("a|b")),
            ("^(prod|dev)$", Some(r"^(prod|dev)\Z"), Some("^(prod|dev)$")),
            (r"\s\S[\s]", Some(r"\s\S[\s]"), Some(r"[\t-\r ][^\t-\r ][\t-\r ]")),
            ("a.b", Some("a.b"), Some(r"a[^\n]b")),
            (r"a/b\-c\#", Some("a/b-c#"), Some(r"a\/b-c#")),
            ("(?P<x>a)(?<y>b)", Some("(?P<x>a)(?P<y>b)"), Some("(?<x>a)(?<y>b)")),
            ("a{2,3}?b{4}", Some("a{2,3}?b{4}"), Some("a{2,3}?b{4}")),
            (r"\x41\u{e9}\A\z", Some("A\\U000000e9\\A\\Z"), Some("A\\u{e9}^$")),
            ("[]a]", Some(r"[\]a]"), Some(r"[\]a]")),
            (r"[^/\]-]", Some(r"[^/\]-]"), Some(r"[^\/\]-]")),
            ("é", Some("é"), Some("é")),
            ("(?i)a", None, None),
            ("[[:alpha:]]", None, None),
            ("[a&&b]", None, None),
            ("a**", None, None),
            ("a*+", None, None),
            (r"[\S]", Some(r"[\S]"), None),
            ("a{,3}", None, None),
        ] {
            assert_eq!(translate(pattern, Language::Python).as_deref(), python, "{pattern}");
            assert_eq!(translate(pattern, Language::JavaScript).as_deref(), script, "{pattern}");
        }
    }

    #[test]
    fn what_languages_read_in_another_way_is_not_portable() {
        for (pattern, expected) in [
            (r"\d\w[\d\w]\D", Some("[0-9][A-Za-z0-9_][0-9A-Za-z0-9_][^0-9]")),
            (r"[\D]", None),
            ("(?P<x>a)(?<y>b)", Some("(a)(b)")),
            (r"\x41\u{e9}\u{1f600}", Some("A\\u00e9\u{1f600}")),
            ("^a.$", Some("^a[^\\n]$")),
        ] {
            assert_eq!(portable(pattern).as_deref(), expected, "{pattern}");
        }
    }
}
