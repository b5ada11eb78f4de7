//! Random manifests: workloads, each with sources of its own.

use std::fmt::Write;

use alphaswarm_settings_schema::model::Target;
use alphaswarm_settings_tests::random::Random;

use crate::pool::{self, Name};
use crate::spelling::{base64, block_value, scalar};

/// A stream, and what is known of its workloads beside what it says.
#[derive(Debug, Default)]
pub(crate) struct Stream {
    pub(crate) text: String,
    pub(crate) workloads: Vec<Workload>,
    /// Whether there are Services in the namespace [`LINKED`].
    pub(crate) has_services: bool,
}

/// What is known of a workload.
#[derive(Debug)]
pub(crate) struct Workload {
    pub(crate) name: String,
    /// The service that it is; none where nobody says.
    pub(crate) service: Option<&'static str>,
    /// Whether it is the command line that says so.
    pub(crate) is_assigned: bool,
}

/// The namespace in which there are Services.
pub(crate) const LINKED: &str = "linked";

/// The Services and their port.
pub(crate) const SERVICES: [(&str, &str); 2] = [("cache", "6379"), ("broker", "5672")];

impl Stream {
    /// A stream of `count` workloads.
    pub(crate) fn new(random: &mut Random, count: usize) -> Self {
        let mut stream = Self { has_services: random.percent(50), ..Self::default() };
        if stream.has_services {
            for (name, port) in SERVICES {
                let _ = write!(
                    stream.text,
                    "apiVersion: v1\nkind: Service\nmetadata: {{name: {name}, namespace: {LINKED}}}\n\
                     spec: {{ports: [{{port: {port}}}]}}\n---\n"
                );
            }
        }
        for index in 0..count {
            Writer { random, stream: &mut stream, index, sources: Vec::new() }.workload();
        }
        stream
    }
}

struct Writer<'r, 's> {
    random: &'r mut Random,
    stream: &'s mut Stream,
    index: usize,
    /// Kind, name and keys of what was written.
    sources: Vec<(&'static str, String, Vec<String>)>,
}

impl Writer<'_, '_> {
    fn workload(mut self) {
        let namespace = match (self.stream.has_services, self.random.below(3)) {
            (true, 0 | 1) => Some(LINKED),
            (false, 0) => None,
            _ => Some("other"),
        };
        let meta = |name: &str| match namespace {
            Some(namespace) => format!("{{name: {name}, namespace: {namespace}}}"),
            None => format!("{{name: {name}}}"),
        };
        self.base(&meta(&format!("w{}-base", self.index)));
        for at in 0..self.random.below(3) {
            let kind = *self.random.of(&[&"ConfigMap", &"Secret"]);
            let name = format!("w{}-{at}", self.index);
            self.source(kind, &name, &meta(&name));
        }
        let name = format!("w{}", self.index);
        let service = *self.random.of(&[&None, &None, &Some("core"), &Some("worker")]);
        let is_assigned = service.is_some() && self.random.percent(50);
        let label = service.filter(|_| !is_assigned);
        let label = label.map_or(String::new(), |service| format!("{{app: {service}}}"));
        let mut containers = String::new();
        for list in ["initContainers", "containers"] {
            let count = if list == "containers" { 1 + self.random.below(2) } else { 0 };
            let count = if self.random.percent(10) { 1 } else { count };
            let items: String =
                (0..count).map(|at| self.container(&format!("{list}-{at}"))).collect();
            if !items.is_empty() {
                let _ = write!(containers, "      {list}:\n{items}");
            }
        }
        let links = *self.random.of(&[&"", &"", &"      enableServiceLinks: false\n"]);
        let (version, kind) = *self.random.of(&[
            &("apps/v1", "Deployment"),
            &("apps/v1", "StatefulSet"),
            &("batch/v1", "Job"),
        ]);
        let _ = write!(
            self.stream.text,
            "apiVersion: {version}\nkind: {kind}\nmetadata: {}\nspec:\n  template:\n    metadata:\n      \
             labels: {label}\n    spec:\n{links}{containers}---\n",
            meta(&name)
        );
        self.stream.workloads.push(Workload { name, service, is_assigned });
    }

    /// Right values for most of what a container needs.
    fn base(&mut self, meta: &str) {
        let mut entries = [Vec::new(), Vec::new()];
        for variable in &pool::schema().variables {
            let is_needed = variable.is_required_in(Target::Kubernetes);
            if variable.targets.contains(Target::Kubernetes)
                && self.random.percent(if is_needed { 97 } else { 30 })
            {
                let value = pool::right_value(self.random, variable);
                entries[usize::from(variable.is_secret())]
                    .push((variable.key.value.to_owned(), value));
            }
        }
        let [plain, secret] = entries;
        let name = format!("w{}-base", self.index);
        self.write_source("ConfigMap", &name, meta, plain);
        self.write_source("Secret", &name, meta, secret);
    }

    /// A few values, right and wrong.
    fn source(&mut self, kind: &'static str, name: &str, meta: &str) {
        let mut entries = Vec::new();
        for _ in 0..self.random.below(5) {
            let (key, value) = self.assignment();
            // Behind the prefix `APP_` it is the same name again.
            let key = match key.strip_prefix("APP_") {
                Some(rest) if self.random.percent(30) => rest.to_owned(),
                _ => key,
            };
            if !entries.iter().any(|(known, _)| *known == key) {
                entries.push((key, value));
            }
        }
        self.write_source(kind, name, meta, entries);
    }

    fn write_source(
        &mut self,
        kind: &'static str,
        name: &str,
        meta: &str,
        entries: Vec<(String, String)>,
    ) {
        let mut sections = [("data", String::new()), ("stringData", String::new())];
        for (key, value) in &entries {
            let at = usize::from(kind == "Secret" && self.random.percent(40));
            let value = match (kind, at) {
                ("Secret", 0) if self.random.percent(2) => "/w==".to_owned(),
                ("Secret", 0) => base64(value.as_bytes()),
                _ => block_value(self.random, value, 2),
            };
            let _ = writeln!(sections[at].1, "  {key}: {value}");
        }
        let text = &mut self.stream.text;
        let _ = write!(text, "apiVersion: v1\nkind: {kind}\nmetadata: {meta}\n");
        for (section, entries) in sections.iter().filter(|(_, entries)| !entries.is_empty()) {
            let _ = write!(text, "{section}:\n{entries}");
        }
        text.push_str("---\n");
        let keys = entries.into_iter().map(|(key, _)| key).collect();
        self.sources.push((kind, name.to_owned(), keys));
    }

    /// A name and a value for it.
    fn assignment(&mut self) -> (String, String) {
        let Name { text, variable, is_file } =
            &pool::names()[self.random.below(pool::names().len())];
        let value = match is_file {
            true if self.random.percent(30) => String::new(),
            true => crate::environment::file_of(variable),
            false if self.random.percent(30) => pool::right_value(self.random, variable),
            false => pool::any_value(self.random, variable),
        };
        (text.clone(), value)
    }

    fn container(&mut self, name: &str) -> String {
        let mut out = format!("      - name: {name}\n");
        if self.random.percent(3) {
            return out;
        }
        out.push_str("        envFrom:\n");
        let mut order: Vec<usize> = (0..self.sources.len()).collect();
        if self.random.percent(40) {
            let (a, b) = (self.random.below(order.len()), self.random.below(order.len()));
            order.swap(a, b);
        }
        for at in order {
            if self.random.percent(5) {
                continue;
            }
            let (kind, name, _) = &self.sources[at];
            let reference = if *kind == "Secret" { "secretRef" } else { "configMapRef" };
            let is_prefixed = !name.ends_with("-base") && self.random.percent(30);
            let prefix = if is_prefixed { "prefix: APP_, " } else { "" };
            let _ = writeln!(out, "        - {{{prefix}{reference}: {{name: {name}}}}}");
        }
        if self.random.percent(8) {
            let optional = *self.random.of(&[&", optional: true", &", optional: true", &""]);
            let _ = writeln!(out, "        - {{secretRef: {{name: absent{optional}}}}}");
        }
        let items: String = (0..self.random.below(6)).map(|_| self.item()).collect();
        if !items.is_empty() {
            let _ = write!(out, "        env:\n{items}");
        }
        out
    }

    /// An item of `env`.
    fn item(&mut self) -> String {
        let (name, value) = self.assignment();
        let from = match self.random.below(12) {
            0 => "{fieldRef: {fieldPath: status.podIP}}".to_owned(),
            1..=3 => self.key_reference(),
            _ => {
                let value = scalar(self.random, &value);
                return format!("        - {{name: {name}, value: {value}}}\n");
            }
        };
        format!("        - {{name: {name}, valueFrom: {from}}}\n")
    }

    fn key_reference(&mut self) -> String {
        let (kind, name, keys) = &self.sources[self.random.below(self.sources.len())];
        let key = match keys.get(self.random.below(keys.len())) {
            Some(key) if !self.random.percent(20) => key,
            _ => "ABSENT",
        };
        let reference = if *kind == "Secret" { "secretKeyRef" } else { "configMapKeyRef" };
        let optional = *self.random.of(&[&", optional: true", &""]);
        format!("{{{reference}: {{name: {name}, key: {key}{optional}}}}}")
    }
}
