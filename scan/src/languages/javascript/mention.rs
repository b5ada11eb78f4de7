//! What a script does with the environment where it names it, told by what stands around the name.

use std::ops::Range;

use super::reads::INHERITED;
use super::schema::{CLEANERS, PARSERS};
use crate::languages::around::behind_string;

/// What has the environment as its property `env`.
pub(super) const ROOTS: &[&[u8]] = &[b"process", b"Bun", b"Deno", b"meta"];

/// Objects with such roots among their properties.
const GLOBALS: &[&[u8]] = &[b"globalThis", b"global", b"window", b"self"];

/// What becomes of the environment at one of the [`ROOTS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Environment {
    /// It is something else that has the name.
    Elsewhere,
    /// It is read, or handed on; what is read may be known by the place alone.
    Read { is_known: bool },
    /// It may get another name.
    Named,
}

impl Environment {
    /// What becomes of it where a root stands, in a script that has schemas or not.
    pub(super) fn at(text: &[u8], root: Range<usize>, has_schemas: bool) -> Self {
        let (before, behind) = (text[..root.start].trim_ascii_end(), &text[root.end..]);
        let root = &text[root];
        if root == b"meta" && !before.ends_with(b"import.") {
            return Self::Elsewhere;
        }
        match property(behind) {
            Some((b"env", behind)) if root == b"Deno" => Self::of_deno(behind),
            Some((b"env", behind)) => Self::used(before, behind, has_schemas),
            Some((b"default", _)) => Self::Named,
            Some(_) => Self::Elsewhere,
            None if root != b"meta" && is_no_root(before, behind) => Self::Elsewhere,
            None => Self::Named,
        }
    }

    /// What becomes of it between these.
    fn used(before: &[u8], behind: &[u8], has_schemas: bool) -> Self {
        let behind = behind.strip_prefix(b"!").unwrap_or(behind);
        // A name may hide one of the globals.
        let is_plain = !is_of_global(before);
        if let Some((name, _)) = property(behind) {
            let is_method = INHERITED.iter().any(|method| method.as_bytes() == name);
            return Self::Read { is_known: is_plain && !is_method };
        }
        if let Some(index) = behind.strip_prefix(b"?.").unwrap_or(behind).strip_prefix(b"[") {
            let is_literal = behind_string(index).is_some_and(|rest| rest.starts_with(b"]"));
            return Self::Read { is_known: is_plain && is_literal };
        }
        let is_asked_for = is_left(behind);
        if is_asked_for || is_passed(before) && !has_schemas {
            return Self::Read { is_known: is_plain && is_asked_for };
        }
        Self::Named
    }

    /// `Deno.env.get("X")`
    fn of_deno(behind: &[u8]) -> Self {
        match property(behind) {
            Some((b"get" | b"has" | b"set" | b"delete", call)) if call.starts_with(b"(") => {
                Self::Read { is_known: false }
            }
            _ => Self::Named,
        }
    }
}

/// Whether a word that is no object here is that of something else, or is only asked for.
fn is_no_root(before: &[u8], behind: &[u8]) -> bool {
    let is_property = before.ends_with(b".") && !is_of_global(before);
    let is_key = before.last().is_some_and(|byte| b"{,".contains(byte))
        && behind.trim_ascii_start().starts_with(b":");
    is_property || is_key || before.ends_with(b"typeof") || is_left(behind)
}

/// Whether the script may check the environment with a schema, under any name.
pub(super) fn has_schemas(text: &[u8]) -> bool {
    let has = |word: &&str| memchr::memmem::find(text, word.as_bytes()).is_some();
    PARSERS.iter().chain(CLEANERS).any(has)
}

/// Whether what follows is a property of a global object.
fn is_of_global(before: &[u8]) -> bool {
    let object =
        before.strip_suffix(b".").map(|object| object.strip_suffix(b"?").unwrap_or(object));
    object.is_some_and(|object| GLOBALS.iter().any(|global| object.ends_with(global)))
}

/// The name of the property that follows, and what is behind it.
fn property(behind: &[u8]) -> Option<(&[u8], &[u8])> {
    let behind = behind.trim_ascii_start();
    let behind = behind.strip_prefix(b"?").unwrap_or(behind).strip_prefix(b".")?;
    let behind = behind.trim_ascii_start();
    let length = behind.iter().take_while(|byte| is_of_word(**byte)).count();
    (length > 0).then(|| behind.split_at(length))
}

/// Whether `&&` follows: what is before it is only asked for.
fn is_left(behind: &[u8]) -> bool {
    behind.trim_ascii_start().starts_with(b"&&")
}

/// Whether the environment that follows is taken apart, copied, returned, or handed to a function: then
/// no name stands for it here.
fn is_passed(before: &[u8]) -> bool {
    let end = |word: &[u8]| before.ends_with(word);
    let argument = before
        .strip_suffix(b"(")
        .is_some_and(|called| called.last().copied().is_some_and(is_of_word));
    let taken_apart =
        before.strip_suffix(b"=").is_some_and(|pattern| pattern.trim_ascii_end().ends_with(b"}"));
    let is_key = before.strip_suffix(b":").is_some_and(|key| {
        let name = key.iter().rev().take_while(|byte| is_of_word(**byte)).count();
        let before = key[..key.len() - name].trim_ascii_end();
        name > 0 && before.last().is_some_and(|byte| b"{,".contains(byte))
    });
    argument
        || taken_apart
        || is_key
        || end(b",")
        || end(b"...")
        || end(b" in")
        || end(b"return")
        || end(b"=>")
}

pub(super) fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$') || !byte.is_ascii()
}
