//! Throws hostile text at everything that reads text.
//!
//! Each function takes bytes and panics where something does not hold. None of them knows who calls
//! it: libFuzzer, or the test that replays the corpora.
#![allow(clippy::missing_panics_doc, reason = "a target fails by panicking")]

mod command;
mod configuration;
mod dotenv_merge;
mod kept;
mod languages;
mod macro_input;
mod schema;
mod values;
mod yaml;

#[cfg(feature = "libfuzzer")]
pub use command::in_process;
pub use command::{Platform, Run};
pub use configuration::configuration;
pub use dotenv_merge::dotenv_merge;
pub use kept::assert_kept;
pub use languages::languages;
pub use macro_input::macro_input;
pub use schema::schema;
pub use values::values;
pub use yaml::yaml;

/// A target that runs in this process and writes nothing.
pub type Target = fn(&[u8]);

/// Those targets by the names of their corpora.
pub const TARGETS: [(&str, Target); 5] = [
    ("languages", languages),
    ("macro_input", macro_input),
    ("schema", schema),
    ("values", values),
    ("yaml", yaml),
];
