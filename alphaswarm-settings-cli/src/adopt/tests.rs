//! Drafts of all that files may say.

use alphaswarm_settings_scan::{Declaration, LeftOut, ValueType};
use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::model::{Target, TargetSet};
use alphaswarm_settings_schema::parse;
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_tests::random::Random;

use super::*;
use crate::evidence::{Evidence, Origin, Value};

const KEYS: &[&str] = &[
    "A",
    "A_FILE",
    "APP_PORT",
    "APP_TOKEN",
    "APP_TOKEN_FILE",
    "APP_URL",
    "VITE_TOKEN",
    "lower",
    "1X",
    "Ä",
    "A-B",
    "ALPHASWARM_SETTINGS_X",
    "PATH",
];
const TEXTS: &[&str] = &[
    "8080",
    "true",
    "",
    " ",
    "a,b",
    ",",
    "x: y",
    "# z",
    "é\u{202e}\u{feff}",
    "two\nlines",
    "\0",
    "[1, 2]",
    "{\"a\": 1}",
    "10s",
    "https://a.example",
    "postgres://u:hunter2@h/d",
    "-1",
    "1e400",
    "'quoted'",
    "a\\b $X ${Y}",
    "%d",
    "((",
    "key: OTHER",
    "[REDACTED]",
];
const ORIGINS: &[Origin] = &[
    Origin::Declaration,
    Origin::Example,
    Origin::Compose,
    Origin::Image,
    Origin::Cluster,
    Origin::Secret,
    Origin::Code,
    Origin::Script,
    Origin::EnvFile,
    Origin::Private,
];

fn text(random: &mut Random) -> String {
    random.of(TEXTS).to_owned()
}

fn maybe(random: &mut Random) -> Option<String> {
    random.once_in(3).then(|| text(random))
}

fn value_type(random: &mut Random, depth: usize) -> ValueType {
    match random.below(10) {
        0 => ValueType::Bool,
        1 => ValueType::Uint,
        2 => ValueType::Port,
        3 => ValueType::Url,
        4 => ValueType::Duration,
        5 => ValueType::Json,
        6 => ValueType::Enum((0..random.below(3)).map(|_| text(random)).collect()),
        7 if depth > 0 => ValueType::List(Box::new(value_type(random, depth - 1))),
        _ => ValueType::String,
    }
}

fn declaration(key: &str, random: &mut Random) -> Declaration {
    let is = |random: &mut Random| random.once_in(2).then(|| random.once_in(2));
    Declaration {
        key: key.to_owned(),
        aliases: (0..random.below(3)).map(|_| random.of(KEYS).to_owned()).collect(),
        value_type: random.once_in(2).then(|| value_type(random, 2)),
        is_secret: is(random),
        is_public: random.once_in(5),
        min: maybe(random),
        max: maybe(random),
        pattern: maybe(random),
        example: maybe(random),
        deprecated: maybe(random),
        left_out: maybe(random).map(|what| LeftOut { what, span: 0..0 }).into_iter().collect(),
        ..Declaration::default()
    }
}

fn evidence(random: &mut Random) -> Evidence {
    let key = random.of(KEYS);
    let origin = ORIGINS[random.below(ORIGINS.len())];
    let is_declared = origin == Origin::Declaration;
    Evidence {
        key: key.to_owned(),
        path: format!("services/{}/f", random.of(&["api", "Web_1", "é", "a b", "", ".."])),
        line: 1 + random.below(9),
        origin,
        value: if random.once_in(4) { Value::Computed } else { Value::of(key, random.of(TEXTS)) },
        is_required: random.once_in(2).then(|| random.once_in(2)),
        description: maybe(random),
        targets: TargetSet::EMPTY.with(Target::ALL[random.below(3)]),
        service: maybe(random),
        is_tool: random.once_in(4),
        declaration: is_declared.then(|| Box::new(declaration(key, random))),
    }
}

/// What is there already.
const SCHEMA: &str = "key: APP_URL\ndescription: Where it is.\nrequired: true\ntargets: local\n\
                      classification: plain\naliases: A\n";

#[test]
fn whatever_files_say_the_schema_is_right_and_no_secret_is_in_it() {
    for seed in alphaswarm_settings_tests::random::seeds("ADOPT_SEEDS", 400) {
        let mut random = Random::new(seed);
        let existing = if random.once_in(2) { SCHEMA } else { "" };
        let source = SourceFile::new("", existing);
        let parsed = parse(&source);
        let count = 1 + random.below(12);
        let evidence: Vec<_> = (0..count).map(|_| evidence(&mut random)).collect();
        let index = VariableIndex::of(&parsed.schema);
        let artifacts = crate::commands::artifacts(std::path::Path::new("/no/such/file"));
        let marks = Vec::new();
        let all = made(evidence, &marks, existing, &index, &artifacts, |_| true);
        let text = super::text::joined(existing, &all.0);
        assert!(!text.contains("hunter2"), "seed {seed}: {text}");
        assert!(text.starts_with(existing), "seed {seed}: {text}");
        let source = SourceFile::new("", &*text);
        let again = parse(&source);
        let errors: Vec<_> = again
            .diagnostics
            .iter()
            .filter(|problem| problem.is_error())
            .map(Diagnostic::title)
            .collect();
        let is_empty = all.0.is_empty() && existing.is_empty();
        assert!(is_empty || errors.is_empty(), "seed {seed}: {errors:?}\n{text}");
        let before = parsed.schema.variables.len();
        assert_eq!(again.schema.variables.len(), before + all.0.len(), "seed {seed}");
    }
}
