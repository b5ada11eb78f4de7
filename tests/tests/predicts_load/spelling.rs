//! Ways to write a string in YAML.

use std::fmt::Write;

use alphaswarm_settings_tests::random::Random;

/// A scalar of one line for any place, block or flow. Now and then it is not what was meant: a plain
/// scalar may be a number, which Kubernetes rejects.
pub(crate) fn scalar(random: &mut Random, value: &str) -> String {
    let is_line = value.chars().all(|c| !c.is_control() && !"\u{2028}\u{2029}\u{feff}".contains(c));
    match random.below(10) {
        0..=3 if is_line => format!("'{}'", value.replace('\'', "''")),
        4 if is_plain(value) => value.to_owned(),
        _ => double(value),
    }
}

/// A value that stands behind a key of a block mapping; `indent` is that of the key.
pub(crate) fn block_value(random: &mut Random, value: &str, indent: usize) -> String {
    let is_text =
        value.chars().all(|c| !c.is_control() || c == '\n') && !value.contains('\u{2028}');
    if random.percent(10) && is_text && !value.starts_with([' ', '\n', '\t', '\u{feff}']) {
        let pad = " ".repeat(indent + 2);
        let lines: Vec<_> = value.split('\n').map(|line| format!("{pad}{line}")).collect();
        return format!("{}\n{}", random.of(&["|-", ">-", "|"]), lines.join("\n"));
    }
    scalar(random, value)
}

fn is_plain(value: &str) -> bool {
    let is_right = |c: char| c.is_alphanumeric() || "/._-".contains(c);
    value.starts_with(|c: char| c.is_alphanumeric() || c == '/') && value.chars().all(is_right)
}

fn double(value: &str) -> String {
    let mut out = String::from("\"");
    for c in value.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() || u32::from(c) > 0x2000 => {
                let _ = write!(out, "\\U{:08x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out + "\""
}

/// Base64 as Secrets hold it.
pub(crate) fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits = |chunk: &[u8]| -> String {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        let digit = |at: usize| match bits >> (18 - 6 * at) & 63 {
            sextet if at <= chunk.len() => char::from(DIGITS[sextet as usize]),
            _ => '=',
        };
        (0..4).map(digit).collect()
    };
    bytes.chunks(3).map(digits).collect()
}
