//! The corpora of the fuzzer.

use alphaswarm_settings_tests::file;

/// A file of a corpus: its name and what it holds.
pub(crate) type File = (String, Vec<u8>);

/// The files of a corpus by name. What a fuzzer adds by itself is named by its hash, and not among
/// them: a run is the same everywhere.
pub(crate) fn read(name: &str) -> Vec<File> {
    let directory = std::fs::read_dir(file(&format!("fuzz/corpus/{name}"))).expect("a corpus");
    let read = |path: std::path::PathBuf| {
        let name = path.file_name().expect("a name").to_str().expect("UTF-8").to_owned();
        (name, std::fs::read(&path).expect("the file can be read"))
    };
    let paths = directory.map(|entry| entry.expect("an entry").path());
    let is_hash = |name: &str| name.len() == 40 && name.bytes().all(|b| b.is_ascii_hexdigit());
    let mut files: Vec<_> = paths.map(read).filter(|(name, _)| !is_hash(name)).collect();
    files.sort();
    files
}
