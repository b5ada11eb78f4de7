//! Thousands of values that something trips over, the same in every run.

use alphaswarm_settings_tests::random::Random;

/// What values are made of: the first lists are the hostile ones.
const ALPHABETS: [&[&str]; 6] = [
    &["'", "\"", "$", "`", "\\", "{", "}", " ", "a", "#"],
    &["\\", "\\\\", "'", "\"", "$", "n", "x", "0", "u2028"],
    &["${HOME}", "$HOME", "$(touch ran)", "`touch ran`", "'", "\"", "a", "${", "}", "$$", "!"],
    &["#", " #", "# ", ";", "&", "|", "<", ">", "*", "?", "~", "=", ":", ": ", ", ", "[", "- "],
    &[
        "\u{85}", "\u{2028}", "\u{2029}", "\u{a0}", "\u{feff}", "é", "😀", "\t", "\u{1b}", "a",
        "\u{7f}",
    ],
    &["a", "Z", "0", "_", ".", "/", "@", "%", "+", ",", "=", "-", ":", " ", "é"],
];

/// Values that mean something to a reader of YAML or of `.env` files.
const WORDS: [&str; 34] = [
    "yes",
    "no",
    "on",
    "off",
    "true",
    "False",
    "NULL",
    "null",
    "~",
    "1e3",
    "012",
    "0o14",
    "0x1F",
    "1_000",
    "12:30:45",
    "2024-01-01",
    "---",
    "...",
    "-",
    "?",
    ":",
    "<<",
    "=",
    "!tag",
    "&a",
    "*a",
    "%YAML 1.1",
    "@at",
    ".inf",
    ".nan",
    "+1",
    "0",
    "''",
    "\"\"",
];

/// At least `count` values that can stand behind `default:` in a schema.
pub(crate) fn hostile(count: usize) -> Vec<String> {
    let mut values: Vec<String> = WORDS.iter().map(|&word| word.to_owned()).collect();
    let mut random = Random::new(0);
    while values.len() < count {
        for alphabet in ALPHABETS {
            let length = 1 + random.below(7);
            let value: String = (0..length).map(|_| random.of(alphabet)).collect();
            // A schema trims its values.
            if !value.is_empty() && value.trim() == value {
                values.push(value);
            }
        }
    }
    values
}
