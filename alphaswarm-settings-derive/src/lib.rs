//! The macros of `alphaswarm-settings`; use that crate, which re-exports them.
//!
//! One way: arguments and schema are read, every problem is collected, and only then are tokens
//! written. A schema with problems gives one `compile_error!` for each, and a fallback struct with
//! every field that could be read, so that the code that uses it stays quiet.

mod arguments;
mod codes;
mod context;
mod emit;
mod features;
mod find;
mod item;
mod krate;
mod names;
mod pipeline;
mod prefix;
mod rust_type;
mod schema_file;
mod services;
mod spans;
mod view;
mod whole;

use proc_macro::TokenStream;

/// Makes a typed settings struct of `.env.schema`.
///
/// Goes on a unit struct, which gets a field for each variable of the schema, in schema order.
///
/// # Arguments
/// - `prefix = "…"`: left off the keys where they become field names. A key without it keeps its
///   whole name.
/// - `schema = "…"`: the schema's path, relative to the package's directory. Without it, each directory
///   from that of the source file upward is searched for `schema/.env.schema` and `.env.schema`, up
///   to the first directory that holds `.git` or a `Cargo.toml` with `[workspace]`. For builds without
///   cargo, the environment variable `ALPHASWARM_SETTINGS_SCHEMA` names the file and beats both. A
///   package that cargo unpacked is never searched above its own directory. The schema that was found
///   is an input of the build; one that appears later in a nearer directory is not, since cargo
///   follows only files that a build has read: change the source, name the schema here, or let a
///   build script print `cargo::rerun-if-changed=.env.schema`.
/// - `targets = "kubernetes,cloud"`: the targets the program runs in; all three without it. A
///   variable of none of them has no field, and loading in another target is an error.
/// - `services = "core"`: the services the program is. A variable that lists other services only
///   has no field.
/// - `unused = "deny"`, `"warn"` or `"allow"` (the default): what rustc does about a field that no
///   code reads. It holds in builds without tests; the struct must not be `pub`.
/// - `global`: adds `Settings::init()` and a function `settings()` next to the struct.
/// - `clone = false`: no `Clone`.
/// - `require_target`: loading fails where nothing says which target this is.
///
/// # Fields
/// A variable of a secret class is a `SecretString`, any other has the type that the schema gives
/// it. It is an `Option` unless there is a default, or it is required in every target. The struct
/// also gets `Debug`, which shows no secret, `Clone`, the table `VARIABLES`, and
/// `FromEnvironment`, by which `load` makes it.
#[proc_macro_attribute]
pub fn settings(arguments: TokenStream, item: TokenStream) -> TokenStream {
    whole::settings(arguments.into(), &item.into()).into()
}

/// Makes a struct a view: it names the variables it needs as fields, and the build fails where it
/// disagrees with the schema.
///
/// On the struct `#[settings(…)]` takes `prefix`, `schema`, `targets`, `services` and
/// `require_target`, as [`macro@settings`] does; on a field it takes `key` or `flatten`. With
/// `of = path::Settings`, the struct of `#[settings]`, it also gets `From<&Settings>`: a view that is
/// taken from settings that are loaded already, whose fields have the types that they have there.
///
/// # Types
/// A field has the type of its variable, as `#[settings]` would write it, or
/// - for `int`, `uint` and `bytes` a whole number of any size, for `float` also `f32`; a value that
///   does not fit is refused with the range that does;
/// - for `string` and `enum` any type with `FromStr`, or else `Deserialize` (feature `envy`): the
///   generated enum, one of your own, a number, a set. Where the type has `Choices`, as generated
///   enums do, a value of the schema that it lacks is found at compile time;
/// - for `json` any type with `Deserialize`.
///
/// A list is a `Vec` of these. A secret is always a `SecretString`.
#[proc_macro_derive(Settings, attributes(settings))]
pub fn derive_settings(item: TokenStream) -> TokenStream {
    view::derive(item.into()).into()
}
