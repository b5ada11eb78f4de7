//! The monorepo that `check` is shown on, as it was before it had a schema.

use std::fs;
use std::path::Path;

/// Its files, sorted by path.
#[must_use]
pub fn files() -> Vec<(String, String)> {
    let root = crate::file("alphaswarm-settings-cli/tests/cases/check-of-a-monorepo/input");
    let mut files = Vec::new();
    add(&root, "", &mut files);
    files.retain(|(path, _)| path != "alphaswarm-settings.toml" && !path.starts_with("schema/"));
    files.sort();
    files
}

/// Adds what is below a directory.
fn add(directory: &Path, below: &str, files: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(directory).expect("a directory") {
        let entry = entry.expect("an entry");
        let path = format!("{below}{}", entry.file_name().to_str().expect("UTF-8"));
        if entry.path().is_dir() {
            add(&entry.path(), &format!("{path}/"), files);
        } else {
            files.push((path, crate::read(entry.path())));
        }
    }
}
