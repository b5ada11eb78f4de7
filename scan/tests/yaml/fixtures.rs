//! What documents hold, and which bytes of them: one file for each rule, and beside it what is read.

use std::fmt::Write;

use alphaswarm_settings_scan::yaml::{self, Budget, Step};
use alphaswarm_settings_tests::golden;

/// Every scalar of a stream with its path, its meaning and its spelling; then what is broken.
fn listing(text: &str) -> String {
    let mut out = String::new();
    let stream = yaml::read(text, &mut Budget::default(), |document, _| {
        let _ = writeln!(out, "document {} at {:?}", document.number, document.span);
        document.root.leaves(|leaf| {
            let steps = leaf.path.iter().map(|step| match step {
                Step::Entry(entry) => format!(".{}", entry.key),
                Step::Item(index) => format!("[{index}]"),
            });
            let (path, scalar, span) = (steps.collect::<String>(), leaf.scalar, &leaf.node.span);
            let key = leaf.entry().map_or("", |entry| &text[entry.key_span.clone()]);
            let _ = writeln!(
                out,
                "  {path} = {:?}, {:?} {:?}",
                scalar.text, scalar.style, scalar.meaning
            );
            let _ = writeln!(out, "    {key:?} to {:?} at {span:?}", &text[span.clone()]);
        });
        Ok(())
    });
    let stream = stream.expect("it is little");
    for broken in stream.broken {
        let _ = writeln!(out, "{broken:?}");
    }
    out
}

#[test]
fn each_fixture_is_read_as_before() {
    golden::assert_fixtures("scan/tests/fixtures/yaml", "yaml", listing);
}
