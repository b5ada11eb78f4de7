//! Whether a file may hold a password or an address: what is asked before its literals are read.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::address::CONNECTIONS;
use crate::credential::PREFIXES;

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

/// Words before a public address of which one has to be near.
const NEAR: &[&str] = &[
    "url", "uri", "endpoint", "host", "dsn", "origin", "webhook", "base", "broker", "server",
    "addr", "domain",
];

/// How far from a word its value may be, and a name from an address.
const REACH: usize = 160;

/// One searcher for all of them; none where it cannot be built.
static SEARCHER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .build(WORDS.iter().chain(PREFIXES).copied().chain(["://"]))
        .ok()
});

/// Whether a file may hold something of interest; most hold nothing, and are not parsed.
pub(super) fn may_hold(bytes: &[u8]) -> bool {
    let Some(searcher) = &*SEARCHER else { return true };
    searcher.find_iter(bytes).any(|found| {
        let (before, behind) = (&bytes[..found.start()], &bytes[found.end()..]);
        match found.pattern().as_usize() {
            word if word < WORDS.len() => is_given_value(behind),
            prefix if prefix < WORDS.len() + PREFIXES.len() => {
                // The searcher knows no case; tokens do.
                let prefix = PREFIXES[prefix - WORDS.len()];
                &bytes[found.range()] == prefix.as_bytes() && run(behind) >= 10
                    || prefix.starts_with('-')
            }
            _ => may_be_setting(before, behind),
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

/// Whether the address around `://` may be one that environments differ in.
fn may_be_setting(before: &[u8], behind: &[u8]) -> bool {
    let is_of_scheme = |byte: &&u8| byte.is_ascii_alphanumeric() || b"+-.".contains(*byte);
    let length = before.iter().rev().take(24).take_while(is_of_scheme).count();
    let (around, scheme) = before.split_at(before.len() - length);
    let scheme = scheme.split(|byte| *byte == b'+').next().unwrap_or_default();
    if CONNECTIONS.iter().any(|known| known.as_bytes() == scheme) {
        return run(behind) > 0;
    }
    let host = &behind[..run(behind)];
    let authority = host.split(|byte| b"/?#".contains(byte)).next().unwrap_or_default();
    let name = authority.split(|byte| *byte == b':').next().unwrap_or_default();
    let has_password = authority.contains(&b'@') && authority.contains(&b':');
    let is_known = [&b"http"[..], b"https", b"ws", b"wss", b"grpc", b"tcp"].contains(&scheme);
    if name == b"localhost" || !is_known {
        return has_password && !scheme.is_empty();
    }
    let is_inside = !name.is_empty()
        && (!name.contains(&b'.')
            || name.ends_with(b".internal")
            || name[0].is_ascii_digit()
            || memchr::memmem::find(name, b".svc").is_some());
    let near = around[around.len().saturating_sub(REACH)..].to_ascii_lowercase();
    is_inside
        || has_password
        || NEAR.iter().any(|word| memchr::memmem::find(&near, word.as_bytes()).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_files_are_not_parsed() {
        for text in [
            "password = \"hunter2hunter2\"",
            "API_KEY =\n    'k9f8a7s6d5'",
            "headers: { Authorization: `Bearer 8fK2mQ9xLw3vRt7Z` }",
            "x = \"xoxb-12345678901-abc\"",
            "-----BEGIN PRIVATE KEY-----",
            "connect(\"redis://cache:6379\")",
            "fetch(\"http://core-api/v1\")",
            "const API_URL = \"https://api.acme.io\"",
            "a://u:p@h",
        ] {
            assert!(may_hold(text.as_bytes()), "{text}");
        }
        for text in [
            "",
            "let password = read();",
            "token: Token,",
            "// see https://acme.io/docs",
            "fetch(\"http://localhost:80\")",
            "<a href=\"https://acme.io\">",
            "SK-",
            "://",
            "password",
        ] {
            assert!(!may_hold(text.as_bytes()), "{text}");
        }
    }
}
