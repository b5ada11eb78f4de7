//! The macros as functions: a crate of macros cannot be called, but its files can be read again.
//!
//! The files are those of `alphaswarm-settings-derive`, but for `find`, which gives the schema of the
//! call.
#![allow(dead_code, missing_docs, unreachable_pub, reason = "the files are another crate's")]

#[path = "../../../alphaswarm-settings-derive/src/arguments.rs"]
mod arguments;
#[path = "../../../alphaswarm-settings-derive/src/codes.rs"]
mod codes;
#[path = "../../../alphaswarm-settings-derive/src/context.rs"]
mod context;
#[path = "../../../alphaswarm-settings-derive/src/emit/mod.rs"]
mod emit;
#[path = "../../../alphaswarm-settings-derive/src/features.rs"]
mod features;
mod find;
#[path = "../../../alphaswarm-settings-derive/src/item.rs"]
mod item;
#[path = "../../../alphaswarm-settings-derive/src/krate.rs"]
mod krate;
#[path = "../../../alphaswarm-settings-derive/src/names.rs"]
mod names;
#[path = "../../../alphaswarm-settings-derive/src/pipeline.rs"]
mod pipeline;
#[path = "../../../alphaswarm-settings-derive/src/prefix.rs"]
mod prefix;
#[path = "../../../alphaswarm-settings-derive/src/rust_type.rs"]
mod rust_type;
#[path = "../../../alphaswarm-settings-derive/src/schema_file.rs"]
mod schema_file;
#[path = "../../../alphaswarm-settings-derive/src/services.rs"]
mod services;
#[path = "../../../alphaswarm-settings-derive/src/spans.rs"]
mod spans;
#[path = "../../../alphaswarm-settings-derive/src/view/mod.rs"]
mod view;
#[path = "../../../alphaswarm-settings-derive/src/whole.rs"]
mod whole;

use proc_macro2::TokenStream;

/// What `#[settings(arguments)]` makes of an item.
pub fn settings(schema: &[u8], arguments: TokenStream, item: TokenStream) -> TokenStream {
    find::set(schema);
    whole::settings(arguments, &item)
}

/// What `#[derive(Settings)]` makes of an item.
pub fn derive(schema: &[u8], item: TokenStream) -> TokenStream {
    find::set(schema);
    view::derive(item)
}
