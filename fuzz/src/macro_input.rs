//! What a user writes on and in a struct.

use std::str::FromStr;

use alphaswarm_settings_fuzz_macros::{derive, settings};
use proc_macro2::TokenStream;

/// The first line holds the arguments of `#[settings]`, the rest the item; a third part, behind a line
/// of dashes, is the schema. In any case both macros give tokens that Rust can read.
pub fn macro_input(data: &[u8]) {
    let (code, schema) = match find(data, b"\n---\n") {
        Some(at) => (&data[..at], &data[at + 5..]),
        None => (data, crate::command::SCHEMA.as_bytes()),
    };
    let Ok(code) = std::str::from_utf8(code) else { return };
    let (arguments, item) = code.split_once('\n').unwrap_or((code, "struct Settings;"));
    let tokens = |text: &str| TokenStream::from_str(text).ok();
    let (Some(arguments), Some(item)) = (tokens(arguments), tokens(item)) else { return };
    let schema: &[u8] = schema;
    for expanded in [settings(schema, arguments, item.clone()), derive(schema, item)] {
        let text = expanded.to_string();
        assert!(TokenStream::from_str(&text).is_ok(), "no tokens of Rust: {text}");
    }
}

fn find(data: &[u8], wanted: &[u8]) -> Option<usize> {
    data.windows(wanted.len()).position(|window| window == wanted)
}
