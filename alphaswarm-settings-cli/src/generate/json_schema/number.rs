//! Regular expressions of the whole numbers between two bounds.

use std::fmt::Write;

/// The decimal numbers from `least` to `greatest`, with zeros before them or not.
pub(super) fn between(least: u64, greatest: u64) -> String {
    // The sums below go beyond the largest of 64 bits.
    let (mut from, greatest) = (u128::from(least), u128::from(greatest));
    let mut blocks = Vec::new();
    while from <= greatest {
        let to = last_of_block(from, greatest);
        blocks.push(block(from, to));
        from = to + 1;
    }
    format!("0*(?:{})", blocks.join("|"))
}

/// The end of the largest block that begins at `from`: numbers that share their first digits, have one
/// digit of a range, and then any digits.
fn last_of_block(from: u128, greatest: u128) -> u128 {
    let mut last = from;
    let mut unit = 1;
    loop {
        // The digit at `unit` runs up to 9, or as far as the bound lets it.
        let digit = from / unit % 10;
        let ends = (0..=9 - digit).rev().map(|steps| from + steps * unit + unit - 1);
        let Some(end) = ends.into_iter().find(|&end| end <= greatest) else { return last };
        last = end;
        if digit != 0 || from < unit * 10 {
            return last;
        }
        unit *= 10;
    }
}

/// Two numbers of one length: what they share, the range of a digit, and any digits.
fn block(from: u128, to: u128) -> String {
    let (from, to) = (from.to_string(), to.to_string());
    let shared = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
    let mut pattern = from[..shared].to_owned();
    if shared < from.len() {
        let _ = write!(pattern, "[{}-{}]", &from[shared..=shared], &to[shared..=shared]);
        let any = from.len() - shared - 1;
        if any > 0 {
            let _ = write!(pattern, "[0-9]{{{any}}}");
        }
    }
    pattern
}

#[cfg(test)]
mod tests {
    use boon::{Compiler, Schemas};
    use serde_json::json;

    use super::*;

    #[test]
    fn exactly_the_numbers_between_the_bounds_match() {
        for (least, greatest) in
            [(0, 0), (0, 9), (1, 65_535), (7, 7), (8, 123), (99, 101), (100, 1999), (980, 12_345)]
        {
            let pattern = format!("^{}$", between(least, greatest));
            let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
            compiler.add_resource("n.json", json!({"pattern": pattern})).expect("a resource");
            let index = compiler.compile("n.json", &mut schemas).expect("a schema");
            for number in (0..13_000).chain(65_000..66_000) {
                let is_within = (least..=greatest).contains(&number);
                let matches = schemas.validate(&json!(number.to_string()), index).is_ok();
                assert_eq!(matches, is_within, "{number}: {pattern}");
            }
        }
        assert!(between(u64::MAX, u64::MAX).contains("18446744073709551615"));
        assert!(between(0, u64::MAX).len() < 1000);
    }
}
