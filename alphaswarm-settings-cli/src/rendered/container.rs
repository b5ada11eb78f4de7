//! One container: its problems in the order of the schema, then what the schema does not have.

use std::collections::HashSet;

use alphaswarm_settings_scan::kubernetes::{
    Container, ContainerKind, Environment, Fault, Maker, Origin as From, Place as InStream,
    Rejected, SourceKind, Variable as Set, Workload,
};
use alphaswarm_settings_schema::diagnostic::{Diagnostic, nearest_key};
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Variable;

use super::service::Needs;
use super::stage::{Stage, shown_name, shown_workload};
use crate::report::Problems;
use crate::rules::resolution::{Resolution, resolve};
use crate::rules::{
    Assignment, Origin, conflicting_values, invalid_value, left_placeholder, missing_reference,
    missing_value, rejected_value, secret_in_plain, service_link, undeclared, value_and_file,
    wrong_target,
};
use crate::variables::Name;

/// A container with all that decides about it.
pub(super) struct Subject<'a, 'v, 's> {
    pub(super) stage: &'a Stage<'a, 'v, 's>,
    pub(super) workload: &'a Workload,
    pub(super) container: &'a Container,
    pub(super) env: &'a Environment<'a>,
    pub(super) needs: Needs<'a>,
    /// Whether it takes a variable of the schema, or should.
    pub(super) takes: bool,
}

impl<'a> Subject<'a, '_, '_> {
    /// Checks the container.
    pub(super) fn check(&self) -> Problems {
        let mut problems = self.references();
        let mut unknown = self.undeclared();
        for variable in &self.stage.scope.index.schema.variables {
            self.in_plain(variable, &mut problems);
            problems.extend(self.variable(variable, &mut unknown));
        }
        let unknown = unknown.iter().filter_map(|set| {
            let at = self.stage.at(&set.place);
            let problem = undeclared::check(&set.name, &at, self.stage.scope)?;
            Some(problem)
        });
        problems.extend(unknown.map(|problem| in_container(self, problem)));
        problems
    }

    /// What is wrong with references, and what Kubernetes rejects.
    fn references(&self) -> Problems {
        let Self { stage, env, container, .. } = self;
        let dangling = env.dangling.iter().map(|dangling| {
            missing_reference::dangling(dangling, &stage.at(dangling.place), stage.scope)
        });
        let rejected = container.rejected.iter().map(|Rejected { fault, place }| {
            rejected_value::problem(None, fault, &stage.at(place), stage.scope)
        });
        // What is wrong with the items of ConfigMaps and Secrets is said of those.
        let own = container
            .env
            .iter()
            .filter_map(|set| Some((&set.name, set.faults.first()?, &set.span)));
        let expanded = env.variables.iter().filter(|set| set.origin == From::Literal);
        let expanded = expanded.filter(|set| set.faults.contains(&Fault::NotUtf8));
        let expanded = expanded.map(|set| (&set.name, &Fault::NotUtf8, &set.span));
        let items = own.chain(expanded).map(|(name, fault, span)| {
            rejected_value::problem(Some(name), fault, &stage.in_document(span), stage.scope)
        });
        dangling.chain(rejected).chain(items).map(|it| in_container(self, it)).collect()
    }

    /// Each place where anybody who may read the manifests can read a secret, even where another value
    /// overrides it.
    fn in_plain(&self, variable: &Variable<'_>, problems: &mut Problems) {
        if !variable.is_secret() {
            return;
        }
        let aliases = &variable.extension().aliases;
        let all = self.env.variables.iter().chain(&self.env.shadowed);
        let own = all.filter(|set| {
            *set.name == *variable.key.value || aliases.iter().any(|old| *set.name == *old.value)
        });
        let found = own.filter_map(|set| {
            let problem =
                secret_in_plain::check(variable, &self.assignment(set), self.stage.scope)?;
            Some(in_container(self, problem))
        });
        problems.extend(found);
    }

    /// What `load()` would refuse of a variable; the first thing only, the others follow from it.
    fn variable(
        &self,
        variable: &Variable<'_>,
        unknown: &mut Vec<&'a Set<'a>>,
    ) -> Option<Diagnostic> {
        if !self.is_for(variable) {
            // Another service loads it, and this one never looks at its value.
            return self.misplaced(variable).map(|problem| in_container(self, problem));
        }
        let scope = self.stage.scope;
        let links = self.links(variable);
        let link = |name: &str| links.iter().find(|link| link.name == name);
        let resolution = resolve(variable, scope.target, |name: &str| match self.env.get(name) {
            Some(set) => Some(self.assignment(set)),
            None => link(name).map(|link| self.filled(link)),
        });
        if let Some(link) = links.first() {
            let (set, service) = (self.filled(link), shown_name(&link.service.name));
            let problem = service_link::check(variable, &resolution, &set, &service, scope);
            if let Some(problem) = problem {
                return Some(in_container(self, problem));
            }
        }
        let problem = match resolution {
            Resolution::Value(set) => self.value(variable, &set)?,
            Resolution::Placeholder(set) => wrong_target::check(variable, &set, scope)
                .or_else(|| left_placeholder::check(variable, &set, scope))?,
            Resolution::Conflict(other) => conflicting_values::problem(variable, &other, scope),
            Resolution::ValueAndFile(set) => value_and_file::problem(variable, &set, scope),
            Resolution::Empty(set) => wrong_target::check(variable, &set, scope).or_else(|| {
                let at = &set.place;
                let is_missing = self.is_missing(variable);
                is_missing.then(|| missing_value::empty(variable, at, scope, self.set_it(variable)))
            })?,
            Resolution::Unset => return self.unset(variable, unknown),
            Resolution::Elsewhere => self.misplaced(variable)?,
        };
        Some(in_container(self, problem))
    }

    /// What is wrong with a value that counts.
    fn value(&self, variable: &Variable<'_>, set: &Assignment<'_>) -> Option<Diagnostic> {
        let scope = self.stage.scope;
        if secret_in_plain::check(variable, set, scope).is_some() {
            return None;
        }
        wrong_target::check(variable, set, scope)
            .or_else(|| left_placeholder::check(variable, set, scope))
            .or_else(|| missing_reference::undefined(set, scope))
            .or_else(|| invalid_value::check(variable, set, scope))
    }

    /// What can be said of an assignment whose value is not known, or does not matter here.
    fn misplaced(&self, variable: &Variable<'_>) -> Option<Diagnostic> {
        let scope = self.stage.scope;
        let set = self.assignment(self.env.get(variable.key.value)?);
        if secret_in_plain::check(variable, &set, scope).is_some() {
            return None;
        }
        wrong_target::check(variable, &set, scope)
    }

    /// A variable that no name sets. Of the unknown names, the one that was meant is taken out.
    fn unset(&self, variable: &Variable<'_>, unknown: &mut Vec<&'a Set<'a>>) -> Option<Diagnostic> {
        if self.env.is_open || !self.is_missing(variable) {
            return None;
        }
        let scope = self.stage.scope;
        let at = self.stage.at(&self.container.place);
        let key = variable.key.value;
        let meant = unknown.iter().position(|set| nearest_key(&set.name, [key]).is_some());
        let help = match meant.map(|index| unknown.remove(index)) {
            Some(set) => {
                format!("`{}` is set: is it meant to be `{key}`?", mask::shown(&set.name))
            }
            None => self.set_it(variable),
        };
        let mut problem = missing_value::unset(variable, &at, scope, help);
        let services = &variable.extension().services;
        if !services.is_empty() && self.needs.service.is_none() {
            problem.notes.push(format!(
                "it is for `{}`; if this is another service, assign it: `--service NAME={}`",
                services.join("`, `"),
                mask::shown(&self.workload.name.name)
            ));
        }
        Some(in_container(self, problem))
    }

    fn is_missing(&self, variable: &Variable<'_>) -> bool {
        let target = self.stage.scope.target;
        self.needs.is_checked
            && self.is_for(variable)
            && missing_value::lacks_value(variable, target)
    }

    /// Whether a variable is for the service that the container is.
    fn is_for(&self, variable: &Variable<'_>) -> bool {
        let services = &variable.extension().services;
        services.is_empty() || self.needs.service.is_none_or(|service| services.contains(&service))
    }

    /// Where to set a variable, and to what.
    fn set_it(&self, variable: &Variable<'_>) -> String {
        if variable.is_secret() {
            return format!("{}: expected {}", self.secret(), variable.rules().expected());
        }
        self.stage.set_it(variable)
    }

    /// Where to add a secret: to the object that makes the Secret which the container takes.
    fn secret(&self) -> String {
        let namespace = self.workload.name.namespace.as_deref();
        let references = self.container.env_from.iter().map(|from| &from.source);
        let mut secrets = references.filter(|source| source.kind == SourceKind::Secret);
        let sources = secrets.find_map(|reference| {
            let mut found = self.stage.cluster.find(SourceKind::Secret, &reference.name, namespace);
            found.find(|source| source.maker != Maker::Secret)
        });
        match sources {
            Some(source) => {
                let name = mask::shown(&source.name.name);
                format!("add it to the {} that makes the Secret `{name}`", source.maker.as_str())
            }
            None => "add it to the Secret".to_owned(),
        }
    }

    /// Names that look like variables of the platform, and which the schema does not have: those with
    /// a prefix of the schema's keys where the container takes any of them, and those that are nearly
    /// a key anywhere.
    fn undeclared(&self) -> Vec<&'a Set<'a>> {
        let index = self.stage.scope.index;
        let prefixes: HashSet<&str> =
            index.schema.variables.iter().filter_map(|v| prefix(v.key.value)).collect();
        let is_platforms = |set: &&Set<'_>| match index.classify(&set.name) {
            Name::Undeclared if index.nearest(&set.name).is_some() => true,
            Name::Undeclared => {
                self.takes && prefix(&set.name).is_some_and(|prefix| prefixes.contains(prefix))
            }
            _ => false,
        };
        self.env.variables.iter().filter(is_platforms).collect()
    }

    fn assignment<'b>(&self, set: &'b Set<'_>) -> Assignment<'b> {
        let at = |place: &InStream| self.stage.at(place);
        Assignment {
            key: &set.name,
            value: set.value.as_deref(),
            origin: match set.origin {
                From::Literal => Origin::Literal,
                From::Source { kind: SourceKind::ConfigMap, name } => Origin::ConfigMap(name),
                From::Source { kind: SourceKind::Secret, .. } => Origin::Secret,
                From::Pod => Origin::Pod,
            },
            is_from_secret: set.is_tainted,
            faults: &set.faults,
            place: at(&set.place),
            value_place: self.stage.in_document(&set.span),
        }
    }
}

/// Adds what every problem of a container says.
fn in_container(subject: &Subject<'_, '_, '_>, problem: Diagnostic) -> Diagnostic {
    let Subject { workload, container, stage, .. } = subject;
    let kind = match container.kind {
        ContainerKind::Init => "init container",
        ContainerKind::Main => "container",
        ContainerKind::Ephemeral => "ephemeral container",
    };
    let workload = shown_workload(workload);
    let name = mask::shown(&container.name);
    let document = stage.document(problem.span().start).to_string();
    let place = stage.scope.name();
    let note = format!("{kind} `{name}` of {workload}, {place}, document {document}");
    let problem = problem.about("workload", workload).about("container", name);
    let mut problem = problem.about("document", document);
    problem.notes.insert(0, note);
    problem
}

/// The first word of a name, with the `_` after it.
fn prefix(name: &str) -> Option<&str> {
    let end = name.find('_').filter(|&end| end > 0)?;
    Some(&name[..=end])
}

impl std::fmt::Debug for Subject<'_, '_, '_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&shown_workload(self.workload))
    }
}
