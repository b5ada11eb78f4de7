//! Strings that match a pattern, as near to a wanted one as it lets them be.
//!
//! What a pattern asks of the places between characters is not looked at, nor do two parts of it know of
//! each other: the strings are proposals.

use regex_syntax::Parser;
use regex_syntax::hir::{Class, ClassUnicodeRange, Hir, HirKind, Repetition};

/// Strings are no longer than this.
const LONGEST: usize = 4096;
/// How often a repetition is made beyond the least, at most.
const REPEATED: u32 = 64;
/// How many alternatives are tried.
const ALTERNATIVES: usize = 8;
/// The characters that are taken where a class has them.
const USUAL: &str = "a0AbB1-_.@/+ ";

/// Proposals, the shortest first. `wanted` is ASCII.
pub(super) fn matching(pattern: &str, wanted: &str) -> impl Iterator<Item = String> + use<> {
    let wanted = wanted.to_owned();
    let tree = Parser::new().parse(pattern).ok();
    tree.into_iter().flat_map(move |tree| {
        let wanted = wanted.clone();
        (0..=REPEATED).flat_map(move |repeated| {
            let (tree, wanted) = (tree.clone(), wanted.clone());
            (0..ALTERNATIVES).filter_map(move |alternative| {
                let mut writer =
                    Writer { out: String::new(), wanted: &wanted, repeated, alternative };
                writer.write(&tree).map(|()| writer.out)
            })
        })
    })
}

struct Writer<'w> {
    out: String,
    /// What is left of the wanted string.
    wanted: &'w str,
    repeated: u32,
    alternative: usize,
}

impl Writer<'_> {
    /// Appends a string that a tree matches; the parser bounds its depth. None where it has none, or a
    /// string of it grows too long.
    fn write(&mut self, tree: &Hir) -> Option<()> {
        match tree.kind() {
            HirKind::Empty | HirKind::Look(_) => {}
            HirKind::Literal(literal) => {
                let text = std::str::from_utf8(&literal.0).ok()?;
                self.push(text);
            }
            HirKind::Class(class) => {
                let wanted = self.wanted.chars().next().filter(|&wanted| has(class, wanted));
                let character = wanted.or_else(|| character(class))?;
                self.push(character.encode_utf8(&mut [0; 4]));
            }
            HirKind::Repetition(repetition) => self.repeat(repetition)?,
            HirKind::Capture(capture) => self.write(&capture.sub)?,
            HirKind::Concat(parts) => parts.iter().try_for_each(|part| self.write(part))?,
            HirKind::Alternation(parts) => {
                self.write(parts.get(self.alternative % parts.len())?)?;
            }
        }
        (self.out.len() <= LONGEST).then_some(())
    }

    fn push(&mut self, text: &str) {
        self.out.push_str(text);
        self.wanted = self.wanted.strip_prefix(text).unwrap_or(self.wanted);
    }

    /// As often as it has to be, and as long as it writes what is wanted.
    fn repeat(&mut self, repetition: &Repetition) -> Option<()> {
        let most = repetition.max.unwrap_or(u32::MAX);
        let least = repetition.min.saturating_add(self.repeated).min(most);
        for count in 0..most {
            let (length, wanted) = (self.out.len(), self.wanted);
            self.write(&repetition.sub)?;
            let written = &self.out[length..];
            if count >= least && (written.is_empty() || !wanted.starts_with(written)) {
                self.out.truncate(length);
                self.wanted = wanted;
                break;
            }
            if written.is_empty() {
                break;
            }
        }
        Some(())
    }
}

/// A character of a class, a usual one if it has one.
fn character(class: &Class) -> Option<char> {
    let first = || match class {
        Class::Unicode(class) => class.iter().next().map(ClassUnicodeRange::start),
        Class::Bytes(class) => class.iter().next().map(|range| char::from(range.start())),
    };
    USUAL.chars().find(|&usual| has(class, usual)).or_else(first)
}

fn has(class: &Class, character: char) -> bool {
    match class {
        Class::Unicode(class) => {
            class.iter().any(|range| (range.start()..=range.end()).contains(&character))
        }
        Class::Bytes(class) => class.iter().any(|range| {
            u8::try_from(character).is_ok_and(|byte| (range.start()..=range.end()).contains(&byte))
        }),
    }
}

#[cfg(test)]
mod tests {
    use alphaswarm_settings_schema::value::check_pattern;

    use super::*;

    #[test]
    fn proposals_match_the_patterns_that_people_write() {
        for (pattern, expected) in [
            ("[a-z]+", "sample"),
            ("[a-z-]+", "sample-app"),
            ("[a-z-]{8}[0-9]{2}", "sample-a00"),
            ("sample-(?:[a-z]{2}-)*[0-9]", "sample-0"),
            ("[a-z]{3}(?:-[a-z]{2})?", "sam"),
            ("[A-Z]{3}-[0-9]{4}", "AAA-0000"),
            (r"\d{2}:\d{2}", "00:00"),
            ("(?:prod|dev)(?:-[a-z]+)?", "prod"),
            ("^sk_[A-Za-z0-9]{8}$", "sk_sampleaa"),
            ("(?i)[x-z]q", "XQ"),
            (r"\w+@\w+\.example", "sample@a.example"),
            ("[^a0]", "s"),
            ("ü?", ""),
        ] {
            let found = matching(pattern, "sample-app").find(|text| check_pattern(pattern, text));
            assert_eq!(found.as_deref(), Some(expected), "{pattern}");
        }
    }

    #[test]
    fn no_pattern_takes_for_ever() {
        for pattern in
            ["(?:(?:a{1000}){1000}){1000}", "(?:(?:){9999}){9999}", "a{4000}b*c", "[a&&b]", "("]
        {
            assert!(matching(pattern, "sample-app").all(|text| text.len() <= LONGEST), "{pattern}");
        }
    }
}
