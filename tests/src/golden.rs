//! Committed artifacts: what the command writes today has to be what it wrote before.

use std::path::Path;

/// Compares a generated file with a committed one, byte for byte.
///
/// `UPDATE_GOLDEN=1` writes the committed file instead; the change then shows in git.
pub fn assert_same(generated: &Path, committed: &str) {
    assert_text(&crate::read(generated), committed);
}

/// Compares what is listed of each file of a directory with the committed text beside it.
///
/// A file that ends in `extension` counts; its text has the same name, but ends in `txt`.
pub fn assert_fixtures(directory: &str, extension: &str, listing: impl Fn(&str) -> String) {
    let entries = std::fs::read_dir(crate::file(directory)).expect("a directory");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == extension));
    paths.sort();
    assert!(paths.len() >= 8, "{paths:?}");
    for path in paths {
        let stem = path.file_stem().and_then(|stem| stem.to_str()).expect("a name");
        assert_text(&listing(&crate::read(&path)), &format!("{directory}/{stem}.txt"));
    }
}

/// Compares a text with a committed file.
pub fn assert_text(now: &str, committed: &str) {
    let path = crate::file(committed);
    if is_updating() {
        let directory = path.parent().expect("a file has a directory");
        std::fs::create_dir_all(directory)
            .and_then(|()| std::fs::write(&path, now))
            .expect("the golden file can be written");
        return;
    }
    let before = crate::read(&path);
    let line = now.lines().zip(before.lines()).take_while(|(now, before)| now == before).count();
    assert!(
        now == before,
        "{committed} differs from line {} on; if that is meant, run the tests with \
         UPDATE_GOLDEN=1\n  committed: {:?}\n  generated: {:?}",
        line + 1,
        before.lines().nth(line),
        now.lines().nth(line),
    );
}

/// Whether committed files are to be written and not compared.
#[must_use]
pub fn is_updating() -> bool {
    crate::variable("UPDATE_GOLDEN").is_some()
}
