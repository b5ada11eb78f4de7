//! Inputs of the benchmarks.

use std::fmt::Write;

/// A schema of `count` variables: of every ten, four are secret and six plain, with values of at
/// most eight bytes.
#[must_use]
pub fn schema(count: usize) -> String {
    let mut text = String::new();
    for number in 0..count {
        let (default, classification) = match number % 10 {
            0..4 => (String::new(), "secret"),
            _ => (number.to_string(), "plain"),
        };
        let _ = write!(
            text,
            "key: ALPHASWARM_BENCH_{number}\ndescription: Knob number {number} of the benchmark.\n\
             required: false\ndefault: {default}\ntargets: local,kubernetes,cloud\n\
             classification: {classification}\n\n"
        );
    }
    text
}
