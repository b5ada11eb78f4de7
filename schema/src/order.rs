//! Putting lists in order.

/// The items in the order of their keys; of equal keys, in the order they had.
///
/// One sort for every list: sorted by the standard library, each type of item would bring a sort of
/// its own into every service, and each is as much code as the whole reader of a block.
#[must_use]
pub fn sorted_by_key<T>(items: Vec<T>, key: impl Fn(&T) -> (usize, usize)) -> Vec<T> {
    let mut order = Vec::with_capacity(items.len());
    let mut slots = Vec::with_capacity(items.len());
    for (place, item) in items.into_iter().enumerate() {
        order.push((key(&item), place));
        slots.push(Some(item));
    }
    order.sort_unstable();
    let mut sorted = Vec::with_capacity(slots.len());
    for (_, place) in order {
        sorted.extend(slots[place].take());
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_keep_their_order() {
        let words = vec!["ccc", "a", "bb", "b", "aaa"];
        assert_eq!(sorted_by_key(words, |word| (word.len(), 0)), ["a", "b", "bb", "ccc", "aaa"]);
    }
}
