//! Lists within a message.

use crate::mask::printable;

/// Texts with `separator` between them.
///
/// Not `join`, which is compiled anew for each type of text, in every service.
#[doc(hidden)]
#[must_use]
pub fn joined(texts: &mut dyn Iterator<Item = &str>, separator: &str) -> String {
    let mut list = String::new();
    for (place, text) in texts.enumerate() {
        if place > 0 {
            list.push_str(separator);
        }
        list.push_str(text);
    }
    list
}

/// Names in backquotes, with commas between them, as they may be shown.
pub(crate) fn quoted(names: &mut dyn Iterator<Item = &str>) -> String {
    let list = joined(names, "`, `");
    if list.is_empty() { list } else { format!("`{}`", printable(&list)) }
}
