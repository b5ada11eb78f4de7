//! A variable of a random schema, and the strings that it takes.

use std::fmt::Write;

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::model::Schema;
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_tests::random::Random;

/// What may be set: each is the value of some type, and few are of all.
const STRINGS: &[&str] = &[
    "debug",
    "info",
    "warning",
    "trace",
    "two words",
    "a,b",
    "b, c, a",
    "info, debug",
    "Größe",
    "0",
    "1",
    "5",
    "8",
    "42",
    "80",
    "443",
    "8080",
    "70000",
    "-3",
    "+5",
    "true",
    "Yes",
    "off",
    "0.25",
    "1.5e3",
    "30s",
    "5m",
    "100ms",
    "1h 30m",
    "64KiB",
    "10MB",
    "10.0.0.1",
    "::1",
    "0.0.0.0:8080",
    "/srv/data",
    "http://core:8000",
    "redis://cache:6379/0",
    "80, 443",
    "80,443,8080",
    "{\"rows\": [1, 2]}",
    "null",
];

/// The types, those first that are common.
pub(crate) const TYPES: &[&str] = &[
    "string",
    "uint",
    "enum",
    "int",
    "bool",
    "port",
    "duration",
    "bytes",
    "float",
    "url",
    "path",
    "ip",
    "socket_addr",
    "json",
    "list<string>",
    "list<port>",
    "list<enum>",
    "list<uint>",
];

/// The words of enums.
pub(crate) const WORDS: [&str; 6] = ["debug", "info", "warning", "trace", "1", "true"];

const PATTERNS: [&str; 5] = ["[a-z]+", "[a-z0-9]+", "[a-z ]+", ".+", "[^/]*"];

/// Where a variable exists.
pub(crate) const TARGETS: [&str; 5] =
    ["local, kubernetes, cloud", "kubernetes", "kubernetes, cloud", "local, kubernetes", "local"];

/// A block of a schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    /// Stays the same while everything else of the variable changes.
    pub(crate) id: usize,
    pub(crate) key: String,
    pub(crate) value_type: String,
    /// The words of an enum.
    pub(crate) words: Vec<String>,
    pub(crate) min: Option<String>,
    pub(crate) max: Option<String>,
    pub(crate) pattern: Option<String>,
    pub(crate) is_required: bool,
    pub(crate) required_in: Option<String>,
    pub(crate) default: Option<String>,
    /// The default in `kubernetes`, if it is another one.
    pub(crate) default_there: Option<String>,
    pub(crate) targets: String,
    pub(crate) is_secret: bool,
    pub(crate) services: Vec<String>,
    pub(crate) aliases: Vec<String>,
    pub(crate) has_file: bool,
    /// Other fields.
    pub(crate) more: Vec<(String, String)>,
}

impl Block {
    /// A variable that is a string, optional, and everywhere.
    pub(crate) fn new(id: usize) -> Self {
        Self {
            id,
            key: format!("APP_{}", NAMES[id % NAMES.len()]),
            value_type: "string".to_owned(),
            words: Vec::new(),
            min: None,
            max: None,
            pattern: None,
            is_required: false,
            required_in: None,
            default: None,
            default_there: None,
            targets: TARGETS[0].to_owned(),
            is_secret: false,
            services: Vec::new(),
            aliases: Vec::new(),
            has_file: false,
            more: Vec::new(),
        }
    }

    /// Any variable.
    pub(crate) fn random(random: &mut Random, id: usize) -> Self {
        let mut block = Self::new(id);
        block.set_type(random.of(TYPES), random);
        block.is_required = random.percent(60);
        if random.percent(25) {
            random.of(&TARGETS).clone_into(&mut block.targets);
        }
        if random.percent(30) {
            let services = *random.of(&[&["api"][..], &["worker"], &["api", "worker"]][..]
                .iter()
                .collect::<Vec<_>>());
            block.services = services.iter().map(|&name| name.to_owned()).collect();
        }
        if random.percent(25) {
            block.aliases.push(format!("OLD_{}", block.key));
        }
        block.is_secret = random.percent(20);
        if !block.is_secret {
            block.has_file = random.percent(15);
            if random.percent(45) {
                block.default = block.value(random);
                block.default_there = block.value(random).filter(|_| random.percent(15));
            }
        }
        block
    }

    /// Gives it another type, with bounds or a pattern now and then. Its defaults go where they are no
    /// values any more.
    pub(crate) fn set_type(&mut self, value_type: &str, random: &mut Random) {
        value_type.clone_into(&mut self.value_type);
        (self.min, self.max, self.pattern) = (None, None, None);
        let is_enum = value_type.contains("enum");
        self.words.clear();
        if is_enum {
            let at = random.below(WORDS.len());
            let count = 2 + random.below(3);
            let words = (0..count).map(|next| WORDS[(at + next) % WORDS.len()].to_owned());
            self.words = words.collect();
        }
        if random.percent(35) {
            self.set_bounds(random);
        }
        if random.percent(15) {
            self.set_pattern(random);
        }
        self.drop_wrong_defaults();
    }

    /// Other bounds, if the type has any and some value lies between them.
    pub(crate) fn set_bounds(&mut self, random: &mut Random) -> bool {
        let pairs: &[(&str, &str)] = match self.value_type.as_str() {
            "int" | "uint" | "float" => &[("1", "50"), ("5", "100"), ("0", "8"), ("8", "8080")],
            "port" => &[("80", "8080"), ("443", "9000"), ("1", "500")],
            "duration" => &[("1s", "10m"), ("50ms", "30s"), ("0s", "2h")],
            "bytes" => &[("1", "10MB"), ("42", "64KiB"), ("8", "443")],
            "string" => &[("1", "9"), ("2", "30"), ("4", "40")],
            name if name.starts_with("list<") => &[("1", "2"), ("2", "3"), ("1", "3")],
            _ => return false,
        };
        let before = (self.min.take(), self.max.take());
        let (min, max) = pairs[random.below(pairs.len())];
        let which = random.below(4);
        self.min = (which != 0).then(|| min.to_owned());
        self.max = (which != 1).then(|| max.to_owned());
        let now = (self.min.clone(), self.max.clone());
        if now == before || self.values().is_empty() {
            (self.min, self.max) = before;
            return false;
        }
        self.drop_wrong_defaults();
        true
    }

    /// Another pattern, if the type has any and some value matches it.
    pub(crate) fn set_pattern(&mut self, random: &mut Random) -> bool {
        if !["string", "list<string>"].contains(&self.value_type.as_str()) {
            return false;
        }
        let before =
            self.pattern.replace(random.of(&PATTERNS.iter().collect::<Vec<_>>()).to_string());
        if self.pattern == before || self.values().is_empty() {
            self.pattern = before;
            return false;
        }
        self.drop_wrong_defaults();
        true
    }

    /// Takes away the defaults that are no values.
    pub(crate) fn drop_wrong_defaults(&mut self) {
        let values = self.values();
        self.default = self.default.take().filter(|value| values.contains(value));
        self.default_there = self.default_there.take().filter(|value| values.contains(value));
    }

    /// The strings that are values of it.
    pub(crate) fn values(&self) -> Vec<String> {
        let bare = Self { default: None, default_there: None, ..self.clone() };
        with_schema(&bare.text(), |schema| {
            let Some(schema) = schema else { return Vec::new() };
            let rules = schema.variables[0].rules();
            let values = STRINGS.iter().filter(|value| rules.check(value).is_ok());
            values.map(|&value| value.to_owned()).collect()
        })
    }

    /// One of them, if there is any.
    pub(crate) fn value(&self, random: &mut Random) -> Option<String> {
        let values = self.values();
        (!values.is_empty()).then(|| values[random.below(values.len())].clone())
    }

    /// Its names in the environment, files apart.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.key).chain(&self.aliases).map(String::as_str)
    }

    /// Whether a ConfigMap or a Secret of a cluster holds it.
    pub(crate) fn is_in_cluster(&self) -> bool {
        self.targets != "local"
    }

    /// Whether code in `kubernetes` refuses to start without it.
    pub(crate) fn is_needed(&self) -> bool {
        let is_there = self.targets.contains("kubernetes");
        let required = match &self.required_in {
            Some(targets) => targets.contains("kubernetes"),
            None => self.is_required,
        };
        is_there && required
    }

    /// The default that a ConfigMap has.
    pub(crate) fn default_in_cluster(&self) -> Option<&String> {
        self.default_there.as_ref().or(self.default.as_ref())
    }

    /// The block as it stands in a schema.
    pub(crate) fn text(&self) -> String {
        let mut text = format!("key: {}\ndescription: Variable {}.\n", self.key, self.id);
        let mut field = |name: &str, value: &str| {
            let _ = writeln!(text, "{name}: {value}");
        };
        field("type", &self.value_type);
        if !self.words.is_empty() {
            field("values", &self.words.join(", "));
        }
        let optional = [("min", &self.min), ("max", &self.max), ("pattern", &self.pattern)];
        let more = [
            ("required_in", &self.required_in),
            ("default", &self.default),
            ("default.kubernetes", &self.default_there),
        ];
        for (name, value) in optional.iter().chain(&more) {
            if let Some(value) = value {
                field(name, value);
            }
        }
        field("required", if self.is_required { "true" } else { "false" });
        field("targets", &self.targets);
        field("classification", if self.is_secret { "secret" } else { "plain" });
        for (name, list) in [("services", &self.services), ("aliases", &self.aliases)] {
            if !list.is_empty() {
                field(name, &list.join(", "));
            }
        }
        if self.has_file {
            field("file", "true");
        }
        for (name, value) in &self.more {
            field(name, value);
        }
        text
    }
}

/// The names of variables, far enough from each other that none is taken for another.
pub(crate) const NAMES: [&str; 16] = [
    "PORT",
    "LOG_LEVEL",
    "BROKER_URL",
    "TIMEOUT",
    "WORKERS",
    "REGION",
    "CACHE_DIRECTORY",
    "MOTTO",
    "SHARE",
    "BIND_ADDRESS",
    "FEATURES",
    "RETRIES",
    "DOCUMENT",
    "QUEUE",
    "UPSTREAM",
    "GREETING",
];

/// Parses a schema; none where it has errors.
pub(crate) fn with_schema<T>(text: &str, read: impl FnOnce(Option<&Schema<'_>>) -> T) -> T {
    let source = SourceFile::new(".env.schema", text);
    let parsed = alphaswarm_settings_schema::parse(&source);
    let has_errors = parsed.diagnostics.iter().any(Diagnostic::is_error);
    read((!has_errors).then_some(&parsed.schema))
}
