//! Comma-separated lists.

use super::Invalid;

/// The trimmed items of a comma-separated list.
pub fn items(value: &str) -> impl Iterator<Item = &str> {
    value.split(',').map(str::trim)
}

/// What `read` makes of each item of a comma-separated list.
///
/// # Errors
/// At the first item that is empty or that `read` refuses; which one it is, is part of what was
/// expected.
pub fn each_item<'v, T>(
    value: &'v str,
    read: impl Fn(&'v str) -> Result<T, Invalid>,
) -> impl Iterator<Item = Result<T, Invalid>> {
    items(value).enumerate().map(move |(place, item)| {
        let read = match item {
            "" => Err(Invalid::expected("non-empty")),
            item => read(item),
        };
        read.map_err(|invalid| invalid.in_item(place + 1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::port;

    #[test]
    fn the_first_wrong_item_is_named() {
        let read = |value| each_item(value, port).collect::<Result<Vec<_>, _>>();
        assert_eq!(read("80, 443"), Ok(vec![80, 443]));
        for (value, expected) in [
            ("80,https,0", "item 2 to be a port, 1 to 65535"),
            ("80,443,", "item 3 to be non-empty"),
            (" ", "item 1 to be non-empty"),
        ] {
            assert_eq!(read(value), Err(Invalid::expected(expected)), "{value}");
        }
    }
}
