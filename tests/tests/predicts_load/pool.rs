//! What manifests set: the names of the schema, and values that are right, wrong or nearly right.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use alphaswarm_settings_schema::model::{Schema, Variable};
use alphaswarm_settings_schema::placeholder;
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::value::{Scalar, ValueType};
use alphaswarm_settings_tests::random::Random;

/// The schema that both sides read.
pub(crate) const SCHEMA: &str = include_str!(".env.schema");

/// What is the value of no variable, or means something else than it seems.
const ODD: &[&str] = &[
    "",
    "",
    " ",
    "\t",
    "changeme",
    "<set-via-secret-store>",
    "Y2hhbmdlbWU=",
    "sample-secret",
    "\"sample-secret\"",
    "https://sample-secret.invalid",
    "$(APP_MOTTO)",
    "$(APP_PASSWORD)",
    "$(APP_OFFSET)",
    "$(NOWHERE)",
    "$$(APP_MOTTO)",
    "$",
    "$(",
    "\"8080\"",
    "'true'",
    "null",
    "~",
    "ümlaut",
    "\u{2028}",
    "\u{feff}5",
    "e\u{301}",
    "\u{202e}abc",
    "😀",
    "tcp://10.0.0.1:80",
    "0",
    "-1",
    "a,b",
    ",",
    "two\nlines",
    "x\r",
    " 5 ",
    "\u{85}7",
    "\u{a0}7",
    "%2f",
    "#",
    "a #b",
    "/run/secrets/none",
];

/// The values that a scalar is tried with, beside those that its documentation lists.
const fn tried(scalar: Scalar) -> &'static [&'static str] {
    match scalar {
        Scalar::String => &["Harbour", "Harbour Two", "abc", "ABCDEFGHIJKLM", "Ä", "debug"],
        Scalar::Bool => &["TRUE", "yes ", "on", "y", "tRuE", "truee", "1.0"],
        Scalar::Int => &["-11", "+5", "9223372036854775808", "--5", "1,000", "٣", "-0", "10"],
        Scalar::Uint => &["1000", "999", "18446744073709551616", "+1", "００1"],
        Scalar::Float => {
            &["1e-400", "1e400", ".5", "1.", "infinity", "0x1p0", "1.0000000000000001"]
        }
        Scalar::Port => &["1024", "6379", "065535", "+80", "http"],
        Scalar::Url => &[
            "http://exämple",
            "http://[::1]:80/",
            "http://a:65536",
            "postgresql:///db",
            "HTTP://A",
            "http://1.2.3.4.5",
            "redis://u:p@h/0",
            "http://0x7f.1",
            "http://a/%zz",
            "http://a\\b",
            "mailto:a@b",
            "file:///x",
            "http://a?ü",
            "ws://a/ b",
            "http://xn--a",
            "http://a..b",
        ],
        Scalar::Duration => &["999ms", "1s", "1 s", "1h30m", "1.5h", "584942417355y", "0s", "5µs"],
        Scalar::Bytes => &["10MB", "10MiB", "1 KiB", "1.5KiB", "18446744073709551615", "1kb"],
        Scalar::Enum => &["strict", "Strict", "strict ", "permissive", "2nd-try", "none"],
        Scalar::Ip => &["::1", "10.0.0.256", "10.0.0", "fe80::1%eth0", "010.0.0.1"],
        Scalar::SocketAddr => &["10.0.0.1:80", "[::1]:80", "localhost:80", "10.0.0.1:65536"],
        Scalar::Path => &["/data", " /data ", ".", "C:\\data", "/dä ta"],
        Scalar::Json => &[
            "{}",
            "[1,2]",
            "{\"a\":1,\"a\":2}",
            "[1,]",
            "NaN",
            "\"\\ud800\"",
            "1e999",
            "{} x",
            "tru",
        ],
        _ => &["no such type is known here"],
    }
}

/// A name that can be set.
pub(crate) struct Name {
    /// As it is written.
    pub(crate) text: String,
    /// The variable that it sets.
    pub(crate) variable: &'static Variable<'static>,
    /// Whether it names a file.
    pub(crate) is_file: bool,
}

/// The schema as the command reads it.
pub(crate) fn schema() -> &'static Schema<'static> {
    static PARSED: OnceLock<Schema<'static>> = OnceLock::new();
    PARSED.get_or_init(|| {
        let source = Box::leak(Box::new(SourceFile::new(".env.schema", SCHEMA)));
        let parsed = alphaswarm_settings_schema::parse(source);
        assert!(parsed.diagnostics.iter().all(|of| !of.is_error()), "{:?}", parsed.diagnostics);
        parsed.schema
    })
}

/// Every name that the schema knows: keys, old names, and the names of their files.
pub(crate) fn names() -> &'static [Name] {
    static NAMES: OnceLock<Vec<Name>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let of_variable = |variable: &'static Variable<'static>| {
            let aliases = variable.extension().aliases.iter().map(|alias| alias.value);
            std::iter::once(variable.key.value).chain(aliases).flat_map(move |name| {
                let own = Name { text: name.to_owned(), variable, is_file: false };
                let file = Name { text: format!("{name}_FILE"), variable, is_file: true };
                [own, file]
            })
        };
        schema().variables.iter().flat_map(of_variable).collect()
    })
}

/// The variable that a name belongs to.
pub(crate) fn variable_of(name: &str) -> Option<&'static Name> {
    names().iter().find(|known| known.text == name)
}

/// The names of the variable with this key.
pub(crate) fn names_of(key: &str) -> impl Iterator<Item = &'static Name> {
    names().iter().filter(move |name| name.variable.key.value == key)
}

/// All that may be tried as the value of a variable.
pub(crate) fn any_value(random: &mut Random, variable: &Variable<'_>) -> String {
    if variable.is_secret() && random.percent(12) {
        return random.of(&["changeme", "sample-secret"]).to_owned();
    }
    if random.percent(25) {
        return random.of(ODD).to_owned();
    }
    let scalar = variable.value_type.scalar();
    let mut one = || {
        let pools = [tried(scalar), scalar.accepted(), scalar.refused()];
        let pool = pools[random.below(3)];
        if pool.is_empty() { random.of(tried(scalar)) } else { random.of(pool) }.to_owned()
    };
    match variable.value_type {
        ValueType::Scalar(_) => one(),
        ValueType::List(_) => {
            let items = [one(), one(), one(), one()];
            let count = random.below(items.len() + 1);
            items[..count].join(random.of(&[",", ", ", " , ", ",,"]))
        }
    }
}

/// A value that is right, so that most containers have but a few problems.
pub(crate) fn right_value(random: &mut Random, variable: &Variable<'_>) -> String {
    static RIGHT: OnceLock<BTreeMap<&'static str, Vec<String>>> = OnceLock::new();
    let all = RIGHT.get_or_init(|| {
        let variables = schema().variables.iter();
        variables.map(|variable| (variable.key.value, right_values(variable))).collect()
    });
    let values = &all[variable.key.value];
    values[random.below(values.len())].clone()
}

fn right_values(variable: &Variable<'_>) -> Vec<String> {
    let scalar = variable.value_type.scalar();
    let all = ODD.iter().chain(tried(scalar)).chain(scalar.accepted());
    let pairs = all.clone().map(|item| format!("{item}, {item}"));
    let is_right = |value: &String| {
        let stands_in = ["", "changeme"].contains(&value.as_str()) || placeholder::is_sample(value);
        !stands_in && variable.rules().check(value).is_ok()
    };
    let values: Vec<_> = all.map(|&value| value.to_owned()).chain(pairs).filter(is_right).collect();
    assert_ne!(values.len(), 0, "no value of {} is right", variable.key.value);
    values
}
