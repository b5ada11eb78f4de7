//! Whether a file may hold a password or an address: what is asked before its literals are read.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, Match, MatchKind};

use crate::address::{Address, Reach, is_setting};
use crate::credential::{PREFIXES, is_credential, is_token_at};

/// Words of the names of secrets, in any spelling.
const WORDS: &[&str] = &[
    "password",
    "passwd",
    "passphrase",
    "secret",
    "token",
    "credential",
    "apikey",
    "api_key",
    "api-key",
    "accesskey",
    "access_key",
    "access-key",
    "privatekey",
    "private_key",
    "signingkey",
    "signing_key",
    "encryptionkey",
    "encryption_key",
    "authorization",
];

/// How far from a word its value may be, and a name from an address.
const REACH: usize = 160;

/// How long a literal may be that is looked at.
const LONGEST: usize = 4096 + 16;

/// What a file is searched for: the words, what tokens begin with, and what is in each address.
fn wanted() -> impl Iterator<Item = &'static str> {
    WORDS.iter().chain(PREFIXES).copied().chain(["://"])
}

/// One searcher for all of them, in small letters; none where it cannot be built. One that takes
/// letters of either case has no use for vectors, and is many times slower.
static SEARCHER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(wanted().map(str::to_ascii_lowercase))
        .ok()
});

thread_local! {
    /// The file that is searched, in small letters.
    static LOWERED: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Whether a file may hold something of interest; most hold nothing, and are not parsed. In a program
/// only string literals count, which can be told from the rest here.
pub(super) fn may_hold(bytes: &[u8], is_program: bool) -> bool {
    search(bytes, |found| of_interest(bytes, found, is_program).next().is_some()).unwrap_or(true)
}

/// The places around which it may stand.
pub(super) fn places(bytes: &[u8], is_program: bool) -> Vec<Range<usize>> {
    let place = |found: Match| found.start()..found.end() + REACH;
    let places = |found: &mut dyn Iterator<Item = Match>| {
        of_interest(bytes, found, is_program).map(place).collect()
    };
    search(bytes, places).unwrap_or_default()
}

/// What comes of all that is found in a file.
fn search<T>(bytes: &[u8], of: impl FnOnce(&mut dyn Iterator<Item = Match>) -> T) -> Option<T> {
    let searcher = SEARCHER.as_ref()?;
    LOWERED.with_borrow_mut(|lowered| {
        lowered.clear();
        lowered.extend(bytes.iter().map(u8::to_ascii_lowercase));
        Some(of(&mut searcher.find_iter(&*lowered)))
    })
}

/// What is of interest of what was found in a file.
fn of_interest(
    bytes: &[u8],
    found: impl Iterator<Item = Match>,
    is_program: bool,
) -> impl Iterator<Item = Match> {
    let mut text = None;
    found.filter(move |found| {
        let (before, behind) = (&bytes[..found.start()], &bytes[found.end()..]);
        match found.pattern().as_usize() {
            word if word < WORDS.len() => {
                is_given_value(behind) && (!is_program || is_given_literal(behind))
            }
            prefix if prefix < WORDS.len() + PREFIXES.len() => {
                let text = text.get_or_insert_with(|| std::str::from_utf8(bytes).ok());
                text.is_none_or(|text| is_token_at(text, found.start(), prefix - WORDS.len()))
            }
            _ => has_password(before, behind) || is_program && may_be_setting(before, behind),
        }
    })
}

/// How many bytes a value without blanks and quotes has here.
fn run(bytes: &[u8]) -> usize {
    bytes.iter().take(REACH).take_while(|byte| is_of_value(**byte)).count()
}

fn is_of_value(byte: u8) -> bool {
    byte.is_ascii_graphic() && !b"\"'`<>(){}[];,".contains(&byte)
}

fn is_quote(byte: u8) -> bool {
    b"\"'`".contains(&byte)
}

/// Whether what follows a word holds a value as random as a password: in its line, or in the next.
fn is_given_value(behind: &[u8]) -> bool {
    let mut lines = behind[..behind.len().min(REACH)].split(|byte| *byte == b'\n');
    let first = lines.next().unwrap_or_default();
    let name =
        first.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
    let holds = |line: &[u8]| {
        line.split(|byte| !is_of_value(*byte)).any(|run| {
            let has = |is: fn(&u8) -> bool| run.iter().any(is);
            let is_mixed = has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase);
            run.len() >= 8
                && has(u8::is_ascii_alphabetic)
                && (has(u8::is_ascii_digit) || is_mixed && run.len() >= 16)
        })
    };
    let is_open = first.trim_ascii_end().last().is_some_and(|last| b"=:(,".contains(last));
    holds(&first[name..]) || is_open && lines.next().is_some_and(holds)
}

/// Whether something between quotes behind a word is a credential; its own closing quote is one of
/// those where it may begin.
fn is_given_literal(behind: &[u8]) -> bool {
    let starts = behind.iter().take(REACH).enumerate().filter(|(_, byte)| is_quote(**byte));
    starts.map(|(at, _)| &behind[at + 1..]).any(|rest| {
        let rest = &rest[..rest.len().min(LONGEST)];
        let length = rest.iter().position(|byte| is_quote(*byte));
        let value = length.and_then(|length| std::str::from_utf8(&rest[..length]).ok());
        value.is_some_and(|value| is_credential(value, &[]))
    })
}

/// The bytes of the scheme before `://`, and what is before it.
fn scheme(before: &[u8]) -> (&[u8], &[u8]) {
    let is_of_scheme = |byte: &&u8| byte.is_ascii_alphanumeric() || b"+-.".contains(*byte);
    let length = before.iter().rev().take(24).take_while(is_of_scheme).count();
    before.split_at(before.len() - length)
}

/// Whether the address around `://` may hold a password.
fn has_password(before: &[u8], behind: &[u8]) -> bool {
    let host = &behind[..run(behind)];
    let authority = host.split(|byte| b"/?#".contains(byte)).next().unwrap_or_default();
    authority.contains(&b'@') && authority.contains(&b':') && !scheme(before).1.is_empty()
}

/// Whether the address around `://` is a whole literal, and may be one that environments differ in.
fn may_be_setting(before: &[u8], behind: &[u8]) -> bool {
    let (around, scheme) = scheme(before);
    let length = run(behind);
    let is_literal = around.last().is_some_and(|last| is_quote(*last))
        && (length == REACH || behind.get(length).is_some_and(|next| is_quote(*next)));
    if !is_literal {
        return false;
    }
    let start = around.len();
    let text = [&before[start..], b"://", &behind[..length]].concat();
    let Some(address) = std::str::from_utf8(&text).ok().and_then(Address::of) else {
        return false;
    };
    match address.reach {
        Reach::Local => false,
        Reach::Internal => true,
        Reach::Public => {
            let near = &around[around.len().saturating_sub(REACH)..];
            let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || b"_-$".contains(&byte);
            !scheme.is_empty()
                && near
                    .split(|byte| !is_of_name(*byte))
                    .filter_map(|name| std::str::from_utf8(name).ok())
                    .any(is_setting)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;
    use proptest::test_runner::RngSeed;

    use super::*;

    /// What is searched for, in letters of either case, among what may stand around it.
    fn texts() -> impl Strategy<Value = String> {
        let around = ["", " = ", "\"", "'", "\n", "_", "a:b@", "8fK2mQ9xLw3vRt7Z", "é", "\u{212a}"];
        let words: Vec<&str> = wanted().collect();
        let turned = (select(words.clone()), any::<u64>()).prop_map(|(word, cases)| {
            let turn = |(at, letter): (usize, char)| {
                if cases >> at & 1 == 0 { letter } else { letter.to_ascii_uppercase() }
            };
            word.char_indices().map(turn).collect::<String>()
        });
        let plain = select([&words[..], &around[..]].concat()).prop_map(str::to_owned);
        vec(prop_oneof![turned, plain, ".{0,40}"], 0..12).prop_map(|parts| parts.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            failure_persistence: None,
            rng_seed: RngSeed::Fixed(7),
            ..ProptestConfig::default()
        })]

        /// A search of small letters finds what a search of letters of either case would.
        #[test]
        fn the_case_of_letters_does_not_count(text in texts(), is_program in any::<bool>()) {
            let plain = AhoCorasick::builder()
                .ascii_case_insensitive(true)
                .match_kind(MatchKind::LeftmostLongest)
                .build(wanted())
                .expect("a searcher");
            let expected: Vec<_> = plain.find_iter(&text).collect();
            let lowered = text.to_ascii_lowercase();
            let searcher = SEARCHER.as_ref().expect("a searcher");
            prop_assert_eq!(searcher.find_iter(&lowered).collect::<Vec<_>>(), expected.clone());
            let expected =
                of_interest(text.as_bytes(), expected.into_iter(), is_program).next().is_some();
            prop_assert_eq!(may_hold(text.as_bytes(), is_program), expected);
        }
    }

    #[test]
    fn most_files_are_not_parsed() {
        for text in [
            "password = \"hunter2kX9hunter2\"",
            "API_KEY =\n    'k9f8a7s6d5'",
            "headers: { Authorization: `Bearer 8fK2mQ9xLw3vRt7Z` }",
            "x = \"xoxb-9fK2mQ7xLw3vRt8Zb4Nc6Yd1\"",
            "connect(\"redis://cache:6379\")",
            "fetch(\"http://core-api/v1\")",
            "const API_URL = \"https://api.acme.io\"",
            "a://u:p@h",
        ] {
            assert!(may_hold(text.as_bytes(), true), "{text}");
        }
        for text in [
            "",
            "let password = read();",
            "token: Token,",
            "// see https://acme.io/docs",
            "fetch(\"http://localhost:80\")",
            "<a href=\"https://acme.io\">",
            "SK-",
            "task-run-concurrency-limits",
            "const sk-9fK2mQ7xLw3v",
            "-----BEGIN PRIVATE KEY-----\n...",
            "://",
            "password",
            "token = getAccessToken1(a)",
            "<p>API_URL is https://api.acme.io</p>",
            "connect(\"redis://localhost\")",
        ] {
            assert!(!may_hold(text.as_bytes(), true), "{text}");
        }
    }
}
