//! Rust text to tokens, as much of it as is Rust.

use std::str::FromStr;

use proc_macro2::TokenStream;

/// The tokens of a file.
#[derive(Debug)]
pub(super) struct Lexed {
    pub(super) streams: Vec<TokenStream>,
    /// Whether the file as a whole is not Rust.
    pub(super) is_broken: bool,
}

/// Lexes a file; of a broken one each line that can be read alone.
pub(super) fn lex(text: &str) -> Lexed {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // A line that begins so is for the shell, or an attribute of the whole file.
    let code = match text.strip_prefix("#!") {
        Some(rest) if !rest.trim_start().starts_with('[') => {
            rest.split_once('\n').map_or("", |(_, code)| code)
        }
        _ => text,
    };
    match TokenStream::from_str(code) {
        Ok(stream) => Lexed { streams: vec![stream], is_broken: false },
        Err(_) => Lexed { streams: code.lines().filter_map(line).collect(), is_broken: true },
    }
}

/// A line without its brackets, whose other halves may be on other lines.
fn line(line: &str) -> Option<TokenStream> {
    TokenStream::from_str(line).ok().or_else(|| {
        let flat = line.replace(['(', ')', '[', ']', '{', '}'], " ");
        TokenStream::from_str(&flat).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_broken_file_the_lines_that_are_rust_are_left() {
        let lexed = lex("fn main() {\n    let x = s.port;\n    let y = \"open;\n    f(s.host);\n");
        assert!(lexed.is_broken);
        let texts: Vec<_> = lexed.streams.iter().map(ToString::to_string).collect();
        assert_eq!(texts, ["fn main", "let x = s . port ;", "f (s . host) ;"]);
    }

    #[test]
    fn a_line_for_the_shell_and_a_byte_order_mark_are_no_mistakes() {
        for text in
            ["#!/usr/bin/env run\nfn a() {}", "\u{feff}fn a() {}", "#![allow(x)]\nfn a() {}"]
        {
            assert!(!lex(text).is_broken, "{text:?}");
        }
    }
}
