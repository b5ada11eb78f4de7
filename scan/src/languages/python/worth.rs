//! Which of the literals that a file is searched for are worth parsing it, by what is around them.

use std::ops::Range;

use super::library::Reader;

/// Methods that take the environment as a whole: no use of a variable.
pub(super) const OF_ALL: &[&[u8]] = &[b"clear", b"copy", b"items", b"keys", b"update", b"values"];

/// How long the head of a class, or an import, may be.
const REACH: usize = 400;

/// Whether a literal counts where it stands.
pub(in crate::languages) fn counts(text: &[u8], at: Range<usize>) -> bool {
    let (before, behind) = (&text[..at.start], &text[at.end..]);
    match &text[at] {
        b"environ." => !OF_ALL.contains(&name(behind)),
        b"environ," | b"environ}" | b"environ)" | b"environ\n" | b"environ\r" => {
            // `{**os.environ, "A": a}` copies all of it.
            let object = before.strip_suffix(b"os.").unwrap_or(before);
            !object.ends_with(b"**")
        }
        b"starlette import" => imports_config(behind),
        b"Settings)" | b"Settings," => is_base(before),
        b"config(\n" | b"env(\n" => begins_string(behind),
        literal if literal.ends_with(b"env.") => is_reader(behind),
        _ => true,
    }
}

/// The name that a text begins with.
fn name(text: &[u8]) -> &[u8] {
    let length = text.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_');
    &text[..length.count()]
}

/// Whether `config` is among the names that are imported here.
fn imports_config(behind: &[u8]) -> bool {
    let end = if behind.trim_ascii_start().starts_with(b"(") { b')' } else { b'\n' };
    let names = behind[..behind.len().min(REACH)].split(|byte| *byte == end).next();
    names.is_some_and(|names| memchr::memmem::find(names, b"config").is_some())
}

/// Whether this is within the bases of a class.
fn is_base(before: &[u8]) -> bool {
    let near = &before[before.len().saturating_sub(REACH)..];
    let class = memchr::memmem::rfind(near, b"class ");
    class.is_some_and(|class| !near[class..].contains(&b':'))
}

/// Whether the first argument is a string, with a letter before its quotes or without.
fn begins_string(behind: &[u8]) -> bool {
    let argument = behind.trim_ascii_start();
    argument.iter().take(3).any(|byte| b"\"'".contains(byte))
}

/// Whether a method that may read is called.
fn is_reader(behind: &[u8]) -> bool {
    let method = name(behind);
    let is_called = behind[method.len()..].trim_ascii_start().starts_with(b"(");
    is_called && std::str::from_utf8(method).is_ok_and(Reader::may_be)
}

#[cfg(test)]
mod tests {
    use crate::languages::Language;

    #[test]
    fn a_file_is_worth_parsing_for_what_may_be_read() {
        let python = Language::of("a.py", "").expect("a row");
        for (text, expected) in [
            ("os.environ.get('A')", true),
            ("os.environ.setdefault('A', '')", true),
            ("environ.Env()", true),
            ("os.environ.copy()", false),
            ("os.environ.update(a)", false),
            ("for k, v in os.environ.items():", false),
            ("run(env={**os.environ, 'A': a})", false),
            ("run(env={**environ})", false),
            ("f('A' in os.environ, 1)", true),
            ("from os import environ\n", true),
            ("from starlette import status\n", false),
            ("from starlette import config, status\n", true),
            ("from starlette import (\n    status,\n    config,\n)\n", true),
            ("class A(Settings):", true),
            ("class A(\n    Other,\n    Settings,\n):", true),
            ("def f(settings: Settings, b):", false),
            ("from app import Settings, other\n", false),
            ("class A:\n    def f(self, s: Settings): ...", false),
            ("config(\n    'A'\n)", true),
            ("update_config(\n    name=a,\n)", false),
            ("x = env.str('A')", true),
            ("x = env.action_space", false),
            ("x = env.step (a)", false),
        ] {
            assert_eq!(python.may_use(text.as_bytes(), &[]), expected, "{text}");
        }
    }
}
