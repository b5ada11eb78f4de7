//! The macros of `alphaswarm-settings`; use that crate, which re-exports them.
//!
//! One way: arguments and schema are read, every problem is collected, and only then are tokens
//! written. A schema with problems gives one `compile_error!` for each, and a fallback struct with
//! every field that could be read, so that the code that uses it stays quiet.

mod arguments;
mod emit;
mod expand;
mod find;
mod names;
mod schema_text;

use proc_macro::TokenStream;

/// Makes a typed settings struct of `.env.schema`.
///
/// Goes on a unit struct, which gets a field for each variable of the schema, in schema order:
///
/// ```ignore
/// use alphaswarm_settings::settings;
///
/// #[settings(prefix = "ALPHASWARM_")]
/// pub(crate) struct Settings;
/// ```
///
/// # Arguments
/// - `prefix = "…"`: left off the keys where they become field names. A key without it keeps its
///   whole name.
/// - `schema = "…"`: the schema's path, relative to the package's folder. Without it, each folder
///   from that of the source file upward is searched for `schema/.env.schema` and `.env.schema`, up
///   to the first folder that holds `.git` or a `Cargo.toml` with `[workspace]`.
/// - `targets = "kubernetes,cloud"`: the targets the program runs in; all three without it.
///
/// # Fields
/// A variable of a secret class is a `SecretString`, any other has the type that the schema gives
/// it. It is an `Option` unless there is a default, or it is required in every target. The struct
/// also gets `Debug`, which shows no secret, `Clone`, the table `VARIABLES`, and
/// `FromEnvironment`, by which `load` makes it.
#[proc_macro_attribute]
pub fn settings(arguments: TokenStream, item: TokenStream) -> TokenStream {
    expand::settings(arguments.into(), item.into()).into()
}
