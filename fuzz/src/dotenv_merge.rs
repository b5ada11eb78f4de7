//! An env file of a developer, and what `generate` makes of it.

use alphaswarm_settings_schema::dotenv::{self, Content};
use alphaswarm_settings_schema::source_file::SourceFile;

use crate::{Platform, Run, assert_kept};

const FILE: &str = "deploy/.env.local";

/// Reads an env file, then merges it twice. The reader loses no byte; merging twice is merging once;
/// what a person typed is there afterwards; and a file that is refused is left alone.
pub fn dotenv_merge(data: &[u8], run: &Run<'_>) {
    let (source, _) = SourceFile::from_bytes(FILE, data.to_vec());
    assert_whole(&source);
    let platform = Platform::new();
    platform.write(FILE, data);
    let code = platform.run(run, &["generate", "--env", "local"]);
    let merged = platform.read(FILE).expect("it is never deleted");
    if code != 0 {
        assert_eq!(merged, data, "a file that is refused is left alone");
        return;
    }
    assert_kept(data, &merged);
    assert_eq!(platform.run(run, &["generate", "--env", "local", "--diff"]), 0, "it is in sync");
    assert_eq!(platform.run(run, &["generate", "--env", "local"]), 0);
    let again = platform.read(FILE).expect("it is never deleted");
    assert_eq!(String::from_utf8(again), String::from_utf8(merged), "merging again");
}

/// The items lie end to end, in both dialects.
fn assert_whole(source: &SourceFile) {
    for document in [dotenv::read(source), dotenv::read_raw(source)] {
        let mut at = 0;
        for item in &document.items {
            assert_eq!(item.span.start, at, "between two items lies nothing");
            at = item.span.end;
            assert!(source.text().get(item.span.start..item.span.end).is_some(), "{:?}", item.span);
            if let Content::Broken { value } = item.content {
                assert!(source.text().is_char_boundary(value), "{value}");
            }
        }
        assert_eq!(at, source.text().len(), "the items are the file");
        for mask in document.masks() {
            assert!(source.text().get(mask.start..mask.end).is_some(), "{mask:?}");
        }
    }
}
