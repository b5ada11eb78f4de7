//! `.env` files with hostile values.

use super::batch::{Batch, neighbour};
use alphaswarm_settings_tests::readers::{Reader, Values};

const OUT: [&str; 5] = ["generate", "--env", "cloud", "--out", ".env"];

#[test]
fn every_reader_finds_what_the_schema_says_but_for_those_that_a_warning_names() {
    let batch = Batch::new(|_| true).without_refused(&OUT);
    let warnings = batch.generate(&OUT);
    assert!(batch.values.len() > 2_000, "{} values are left", batch.values.len());
    let file = batch.project.path(".env");
    for reader in Reader::ALL {
        let Some(found) = reader.read(&file) else { continue };
        assert_whole(&batch, &found, reader);
        for (key, value) in &batch.values {
            let is_named = warnings.get(key).is_some_and(|readers| reader.is_named(readers));
            let differs = found.get(key) != Some(value);
            assert_eq!(
                differs,
                is_named,
                "{reader:?} reads {key} as {:?}, and it is {value:?}: {:?}",
                found.get(key),
                warnings.get(key)
            );
        }
    }
    assert!(!batch.project.path("ran").exists(), "a reader ran a command");
}

#[test]
fn a_reader_finds_everything_in_a_file_of_its_own_dialect() {
    for (dialect, readers) in [
        ("posix", &[Reader::Bash, Reader::Dash][..]),
        ("dotenvy", &[Reader::Dotenvy]),
        ("raw", &[Reader::Kubectl]),
    ] {
        let arguments = [OUT.as_slice(), &["--dialect", dialect]].concat();
        let batch = Batch::new(|_| true).without_refused(&arguments);
        assert_eq!(batch.generate(&arguments).len(), 0, "nobody misreads anything");
        for reader in readers {
            let Some(found) = reader.read(&batch.project.path(".env")) else { continue };
            assert_eq!(found, batch.expected(), "{reader:?}");
        }
        assert!(!batch.project.path("ran").exists(), "a reader ran a command");
    }
}

/// No value may damage another line, or add one.
fn assert_whole(batch: &Batch, found: &Values, reader: Reader) {
    let expected = batch.expected();
    for key in batch.values.keys() {
        let next = neighbour(key);
        assert_eq!(
            found.get(&next),
            expected.get(&next),
            "{reader:?}: below {:?}",
            batch.values[key]
        );
    }
    let added: Vec<_> = found.keys().filter(|key| !expected.contains_key(*key)).collect();
    assert!(added.is_empty(), "{reader:?} finds {added:?}");
}
