//! Numbers that look random and are the same in every run.

use std::ops::Range;

/// A source of numbers; of one seed they are always the same.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// The numbers of a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        // Xorshift never leaves zero, and neighbouring seeds have to begin far apart.
        let mut random = Self(seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        for _ in 0..4 {
            random.next();
        }
        random
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below `limit`; 0 where there is none.
    pub fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap_or_default() % limit.max(1)
    }

    /// One of `items`, of which there has to be one.
    pub fn of<'i, T: ?Sized>(&mut self, items: &[&'i T]) -> &'i T {
        items[self.below(items.len())]
    }

    /// Whether something that happens once in so many times happens now.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// Whether something that happens so often happens now.
    pub fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// The seeds of a run: `count`, or as many as the variable says.
///
/// `VARIABLE=200..201` is the one that failed.
#[must_use]
pub fn seeds(variable: &str, count: u64) -> Range<u64> {
    let said = std::env::var(variable).unwrap_or_default();
    let number = |text: &str| text.parse::<u64>().ok();
    match said.split_once("..") {
        Some((from, to)) => number(from).zip(number(to)).map_or(0..count, |(from, to)| from..to),
        None => 0..number(&said).unwrap_or(count),
    }
}
