//! The types of values and the one grammar for each.
//!
//! The check of a default at compile time, the check of a `.env` file by the command, and `load()`
//! all call these functions. Each takes a string and gives a value or an [`Invalid`], which says what
//! was expected and never repeats the string.

mod address;
mod bounds;
mod bytes;
mod choice;
mod duration;
mod invalid;
mod items;
mod json;
mod number;
mod pattern;
mod rules;
mod scalars;
mod string;
mod url;
mod value_type;

pub use address::{ip, socket_addr};
pub use bounds::{Bound, Bounds};
pub use bytes::bytes;
pub use choice::{boolean, one_of};
pub use duration::duration;
pub use invalid::Invalid;
pub use items::{each_item, items};
pub use json::check_json;
#[cfg(feature = "json")]
pub use json::json;
pub use number::{float, int, port, uint};
pub use pattern::check_pattern;
pub(crate) use pattern::fault as pattern_fault;
pub use rules::Rules;
pub use string::{path, string};
pub use url::check_url;
pub use value_type::{Scalar, ValueType};
