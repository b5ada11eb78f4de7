//! Spellings read by real readers: values over several lines, which no default of a schema is.

use std::fmt::Write;

use alphaswarm_settings_tests::random::Random;
use alphaswarm_settings_tests::readers::{Reader, Values};

use super::spell::spell;

const COUNT: usize = 2_000;
const PIECES: [&str; 16] = [
    "\n",
    "\n",
    "'",
    "\"",
    "\\",
    "$",
    "`",
    "${X}",
    "$(touch ran)",
    "#",
    " ",
    "a",
    "\t",
    "=",
    "K0=x",
    "é",
];

/// Values that a person may type, the same in every run; each holds a line ending.
fn values() -> Vec<String> {
    let mut random = Random::new(0);
    let mut values = Vec::new();
    while values.len() < COUNT {
        let length = 1 + random.below(7);
        let value: String = (0..length).map(|_| random.of(&PIECES)).collect();
        if value.contains('\n') {
            values.push(value);
        }
    }
    values
}

#[test]
fn real_readers_find_values_of_several_lines() {
    let mut text = String::new();
    let mut spelled = Vec::new();
    for (number, value) in values().into_iter().enumerate() {
        let Ok(spelling) = spell(&value, None) else { continue };
        let _ = write!(text, "KEY_{number}=");
        spelling.push(&mut text, &value);
        // Nothing here helps a reader that is lost to find its way.
        let _ = write!(text, "\nNEXT_{number}=\n");
        spelled.push((number, value, spelling.misread_by.join(" and ")));
    }
    let directory = tempfile::tempdir().expect("a directory");
    let file = directory.path().join(".env");
    std::fs::write(&file, text).expect("a file");
    for reader in Reader::ALL {
        let Some(found) = reader.read(&file) else { continue };
        for (number, value, misread_by) in &spelled {
            let read = found.get(&format!("KEY_{number}"));
            let differs = read != Some(value);
            assert_eq!(
                differs,
                reader.is_named(misread_by),
                "{reader:?} reads {read:?}, and it is {value:?}: {misread_by}"
            );
            assert_eq!(next(&found, *number), Some(""), "{reader:?}: below {value:?}");
        }
        assert_eq!(found.len(), 2 * spelled.len(), "{reader:?} finds what is not there");
    }
    assert!(!directory.path().join("ran").exists(), "a reader ran a command");
}

fn next(found: &Values, number: usize) -> Option<&str> {
    found.get(&format!("NEXT_{number}")).map(String::as_str)
}
