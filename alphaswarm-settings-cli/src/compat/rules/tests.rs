//! Random changes of types, choices, bounds and patterns: where nothing is found about one pairing, no
//! string is refused in it.

use std::collections::HashMap;

use alphaswarm_settings_schema::diagnostic::Code;
use alphaswarm_settings_schema::parse;
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_tests::random::{Random, seeds};

use super::*;
use crate::codes;
use crate::compat::inclusion::tests::CORPUS;
use crate::compat::side::Side;
use crate::sources::Sources;

/// What is found where the new version refuses strings that the old one took.
const NARROWER: [Code; 5] = [
    codes::TYPE_NARROWED,
    codes::TYPE_CHANGED,
    codes::VALUE_REMOVED,
    codes::BOUND_NARROWED,
    codes::PATTERN_CHANGED,
];

/// What is found where the old version refuses strings that the new one takes.
const WIDER: [Code; 5] = [
    codes::TYPE_WIDENED,
    codes::TYPE_CHANGED,
    codes::VALUE_ADDED,
    codes::BOUND_WIDENED,
    codes::PATTERN_CHANGED,
];

fn block(random: &mut Random) -> String {
    let mut block = "key: A\ndescription: d\nrequired: false\ntargets: kubernetes\n\
                     classification: plain\n"
        .to_owned();
    let types = [
        "string",
        "bool",
        "int",
        "uint",
        "float",
        "port",
        "duration",
        "bytes",
        "path",
        "enum",
        "url",
        "ip",
        "list<int>",
        "list<string>",
        "list<enum>",
        "list<port>",
    ];
    let value_type = random.of(&types);
    block.extend(["type: ", value_type, "\n"]);
    if value_type.contains("enum") {
        let choices = ["true", "true, 8080", "8080, a b", "a b"];
        block.extend(["values: ", random.of(&choices), "\n"]);
    }
    let bounds: &[&str] = match value_type {
        "duration" => &["1s", "5m"],
        "bool" | "path" | "enum" | "url" | "ip" => &[],
        _ => &["1", "2", "80"],
    };
    for (at, name) in ["min", "max"].into_iter().enumerate() {
        if !bounds.is_empty() && random.once_in(3) {
            let bound = bounds[(at + random.below(bounds.len())).min(bounds.len() - 1)];
            block.extend([name, ": ", bound, "\n"]);
        }
    }
    if value_type == "string" && random.once_in(4) {
        block.extend(["pattern: ", random.of(&["[a-z ]+", "[0-9]+"]), "\n"]);
    }
    block
}

#[test]
fn what_is_not_reported_refuses_nothing() {
    let mut unchanged = 0;
    for seed in seeds("COMPAT_SEEDS", 3_000) {
        let mut random = Random::new(seed);
        let sources = Sources::default();
        let texts = [block(&mut random), block(&mut random)];
        let [old, new] = texts.each_ref().map(|text| sources.add(SourceFile::new("s", text)));
        let (base, head) = (parse(&old.file), parse(&new.file));
        if base.has_errors() || head.has_errors() {
            continue;
        }
        let comparison = Comparison {
            base: Side { schema: &base.schema, source: old, artifacts: &[] },
            head: Side { schema: &head.schema, source: new, artifacts: &[] },
            deployments: Vec::new(),
            categories: &[Category::Runtime],
            config: None,
            old_names: HashMap::new(),
            new_names: HashMap::new(),
        };
        let (base, head) = (&base.schema.variables[0], &head.schema.variables[0]);
        let found = check(Change::Kept { base, head }, &comparison);
        let (old, new) = (base.rules(), head.rules());
        for (codes, from, to) in [(NARROWER, &old, &new), (WIDER, &new, &old)] {
            if found.iter().any(|finding| codes.contains(&finding.problem.code)) {
                continue;
            }
            unchanged += 1;
            for text in CORPUS.iter() {
                let is_kept = from.check(text).is_err() || to.check(text).is_ok();
                assert!(is_kept, "COMPAT_SEEDS={seed}..{}: {text:?}: {texts:?}", seed + 1);
            }
        }
    }
    assert!(unchanged > 100, "{unchanged} silent pairings");
}
