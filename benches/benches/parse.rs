//! How long it takes to read a schema, and what memory it needs: `cargo bench --bench parse`.
//!
//! The time should grow as the number of blocks does; `splitting into lines` reads the same text
//! and is the floor to compare with.

use std::hint::black_box;

use alphaswarm_settings_benches::schema;
use alphaswarm_settings_schema::parse;
use alphaswarm_settings_schema::source_file::SourceFile;
use divan::counter::BytesCount;
use divan::{AllocProfiler, Bencher};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

const BLOCKS: [usize; 3] = [2_000, 20_000, 200_000];

fn main() {
    divan::main();
}

#[divan::bench(args = BLOCKS)]
fn parsing(bencher: Bencher<'_, '_>, blocks: usize) {
    let text = schema(blocks);
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let source = SourceFile::new("bench", text.as_str());
        let parsed = parse(black_box(&source));
        assert_eq!(parsed.schema.variables.len(), blocks);
        assert!(!parsed.has_errors());
        parsed.masks.len()
    });
}

#[divan::bench(name = "splitting into lines", args = BLOCKS)]
fn splitting(bencher: Bencher<'_, '_>, blocks: usize) {
    let text = schema(blocks);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| black_box(&text).lines().map(|line| line.trim().len()).sum::<usize>());
}
