//! The evidence in one file.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use alphaswarm_settings_scan::languages::Language;
use alphaswarm_settings_scan::{Declaration, DefaultValue, Kind, Name, Use, Within};
use alphaswarm_settings_schema::model::{Target, TargetSet};
use alphaswarm_settings_schema::source_file::SourceFile;

use super::Evidence;
use super::beside;
use super::compose::Services;
use super::example::{self, Line};
use super::origin::Origin;
use super::value::{Secrecy, Value};

/// A file that was read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View<'v> {
    pub(crate) source: &'v SourceFile,
    pub(crate) language: &'static Language,
    /// Whether it is test code, which says nothing of the software.
    pub(crate) is_test: bool,
    pub(crate) is_tool: bool,
    /// The targets that a place of the file is for.
    pub(crate) targets: fn(&Use, &Path) -> TargetSet,
}

/// What a file says, in the order of its text.
pub(crate) fn gather(view: &View<'_>, uses: &[Use], declared: Vec<Declaration>) -> Vec<Evidence> {
    let is_env_file = view.language.name == "Env file";
    if view.is_test {
        return Vec::new();
    }
    if is_env_file && example::is_private(view.source.name()) {
        return private(view, uses);
    }
    let is_example = is_env_file && example::is_example(view.source.name());
    let file = File {
        view,
        is_example,
        lines: if is_example { example::lines(view.source) } else { HashMap::new() },
        services: if view.language.name == "YAML" {
            Services::of(view.source.text())
        } else {
            Services::default()
        },
    };
    let reads: HashMap<usize, &Use> = uses
        .iter()
        .filter(|used| matches!(used.kind, Kind::Read | Kind::Helper))
        .map(|used| (used.span.start, used))
        .collect();
    let declared: Vec<_> = declared.into_iter().filter(|declared| !declared.is_test).collect();
    let said: HashSet<usize> = declared.iter().map(|declared| declared.span.start).collect();
    let origin = |declared: &Declaration| match reads.get(&declared.span.start) {
        Some(_) => Origin::Code,
        None => Origin::Declaration,
    };
    let mut evidence: Vec<_> =
        declared.into_iter().map(|one| file.declared(origin(&one), one)).collect();
    // What a declaration says of a place is all there is to say of it.
    let uses = uses.iter().filter(|used| !used.is_test && !said.contains(&used.span.start));
    evidence.extend(uses.filter_map(|used| file.used(used)));
    evidence
}

/// What the schema of another tool says, in the order of its text.
pub(crate) fn of_schema(source: &SourceFile, declared: Vec<Declaration>) -> Vec<Evidence> {
    let place = Place { source, is_tool: false, service: None };
    declared.into_iter().map(|one| place.declared(Origin::Declaration, one)).collect()
}

/// The names that an env file of one machine sets, so that it can be said that it is not read.
fn private(view: &View<'_>, uses: &[Use]) -> Vec<Evidence> {
    let file =
        File { view, is_example: false, lines: HashMap::new(), services: Services::default() };
    let names = uses.iter().filter_map(|used| match &used.name {
        Name::Literal(name) => Some(file.evidence(name, used.span.start, Origin::Private)),
        Name::Dynamic | Name::Imported { .. } => None,
    });
    names.collect()
}

/// A place of a file that says something.
struct Place<'p> {
    source: &'p SourceFile,
    is_tool: bool,
    /// The service of a compose file.
    service: Option<&'p str>,
}

impl Place<'_> {
    fn evidence(&self, key: &str, at: usize, origin: Origin) -> Evidence {
        Evidence {
            key: key.to_owned(),
            path: self.source.name().to_owned(),
            line: self.source.position(at).line,
            origin,
            value: Value::Absent,
            is_required: None,
            description: None,
            targets: TargetSet::EMPTY,
            service: self.service.map(str::to_owned),
            is_tool: self.is_tool,
            declaration: None,
        }
    }

    fn declared(&self, origin: Origin, mut declared: Declaration) -> Evidence {
        let mut evidence = self.evidence(&declared.key, declared.span.start, origin);
        evidence.value = match declared.default.take() {
            None => Value::Absent,
            Some(DefaultValue::Computed(_)) => Value::Computed,
            Some(DefaultValue::Literal(value)) if value.trim().is_empty() => Value::Empty,
            Some(DefaultValue::Literal(_)) if declared.is_secret == Some(true) => {
                Value::Hidden(Secrecy::Name)
            }
            Some(DefaultValue::Literal(value)) => Value::of(&declared.key, &value),
        };
        evidence.is_required = declared.is_required;
        evidence.description = declared.description.as_deref().map(example::cut);
        evidence.declaration = Some(Box::new(declared));
        evidence
    }
}

struct File<'f> {
    view: &'f View<'f>,
    is_example: bool,
    lines: HashMap<usize, Line>,
    services: Services,
}

impl File<'_> {
    fn evidence(&self, key: &str, at: usize, origin: Origin) -> Evidence {
        self.place(at).evidence(key, at, origin)
    }

    fn declared(&self, origin: Origin, declared: Declaration) -> Evidence {
        self.place(declared.span.start).declared(origin, declared)
    }

    fn place(&self, at: usize) -> Place<'_> {
        let View { source, is_tool, .. } = *self.view;
        Place { source, is_tool, service: self.services.at(at) }
    }

    fn used(&self, used: &Use) -> Option<Evidence> {
        let Name::Literal(name) = &used.name else { return None };
        let language = self.view.language.name;
        let origin = Origin::of(used.kind, language, self.is_example);
        let mut evidence = self.evidence(name, used.span.start, origin);
        let path = Path::new(self.view.source.name());
        evidence.targets = (self.view.targets)(used, path);
        if origin == Origin::Compose && evidence.targets.is_empty() {
            evidence.targets = TargetSet::EMPTY.with(Target::Local);
        }
        if let Some(line) = self.lines.get(&used.span.start) {
            evidence.value = Value::of(name, &line.value);
            evidence.description.clone_from(&line.description);
            return Some(evidence);
        }
        match used.kind {
            Kind::Read | Kind::Helper => self.read_beside(used, &mut evidence),
            Kind::Field => {}
            Kind::Expansion => self.expanded(used, &mut evidence),
            Kind::Set(within) => evidence.value = self.set(name, used, within),
        }
        Some(evidence)
    }

    fn read_beside(&self, used: &Use, evidence: &mut Evidence) {
        let text = self.view.source.text();
        let found = beside::read(text, used.span.end, self.view.language.name);
        evidence.is_required = found.is_required;
        if let Some(default) = found.default {
            evidence.value = Value::of(&evidence.key, &default);
        }
    }

    /// `${X:-d}`, `${X:?}`.
    fn expanded(&self, used: &Use, evidence: &mut Evidence) {
        let text = self.view.source.text();
        let behind = text.get(used.span.end..).unwrap_or_default();
        if behind.starts_with(":?") || behind.starts_with('?') {
            evidence.is_required = Some(true);
        }
        if let Some(value) = used.value.clone().and_then(|value| text.get(value)) {
            evidence.is_required = Some(false);
            evidence.value = Value::of(&evidence.key, unquoted(value));
        }
    }

    fn set(&self, name: &str, used: &Use, within: Within) -> Value {
        match within {
            Within::Secret
            | Within::SecretString
            | Within::ExternalSecret
            | Within::SealedSecret => return Value::Hidden(Secrecy::Store),
            // What a runner or a person's own file sets is no default.
            Within::Workflow | Within::Makefile | Within::EnvFile => return Value::Absent,
            Within::Compose | Within::Container | Within::ConfigMap | Within::Dockerfile => {}
        }
        let Some(written) = used.value.clone().and_then(|value| self.view.source.text().get(value))
        else {
            return Value::Absent;
        };
        let value = unquoted(written);
        // An escape, or a block of several lines.
        let is_plain = !value.contains('\n') && (value == written || !value.contains('\\'));
        match Value::of(name, value) {
            Value::Literal(_) if !is_plain => Value::Computed,
            value => value,
        }
    }
}

/// A value without the quotes that it is written in.
fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let of = |quote: char| value.strip_prefix(quote)?.strip_suffix(quote);
    of('"').or_else(|| of('\'')).unwrap_or(value)
}
