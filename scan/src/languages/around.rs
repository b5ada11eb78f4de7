//! Places of a text, of which only what is around them is parsed.

use std::ops::Range;

/// Places in the order of their starts.
#[derive(Debug, Default)]
pub(super) struct Places {
    places: Vec<Range<usize>>,
    /// For each place where it ends, or one before it, whichever is later.
    ends: Vec<usize>,
}

impl Places {
    pub(super) fn new(mut places: Vec<Range<usize>>) -> Self {
        places.sort_unstable_by_key(|place| place.start);
        let later = |end: &mut usize, place: &Range<usize>| {
            *end = place.end.max(*end);
            Some(*end)
        };
        let ends = places.iter().scan(0, later).collect();
        Self { places, ends }
    }

    /// Whether one of the places is in a part of the text, or reaches into it.
    pub(super) fn touch(&self, part: &Range<usize>) -> bool {
        let first = self.ends.partition_point(|end| *end <= part.start);
        self.places.get(first).is_some_and(|place| place.start < part.end)
    }
}

/// What stands behind the string that a text begins with; none where it begins with something else.
pub(super) fn behind_string(text: &[u8]) -> Option<&[u8]> {
    let (quote, text) = text.trim_ascii_start().split_first()?;
    let end = memchr::memchr2(*quote, b'\\', text).filter(|_| b"\"'".contains(quote))?;
    (text[end] == *quote).then(|| text[end + 1..].trim_ascii_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_touched_by_what_begins_before_it() {
        let places = Places::new(vec![20..21, 2..12, 3..4]);
        for (part, expected) in [
            (0..2, false),
            (0..3, true),
            (5..6, true),
            (11..20, true),
            (12..20, false),
            (21..99, false),
        ] {
            assert_eq!(places.touch(&part), expected, "{part:?}");
        }
        assert!(!Places::default().touch(&(0..9)));
    }
}
