//! The rules by which the kubelet makes the environment of a container.

use std::rc::Rc;

use super::expand::{LONGEST, Meaning, expand};
use super::fault::is_variable;
use super::service::{is_api_server, is_link_name};
use super::{
    Cluster, Container, Dangling, Env, EnvFrom, EnvSource, EnvValue, Environment, Fault, Item,
    Origin, Place, SourceKind, SourceReference, Variable, Workload,
};
use crate::yaml::{Budget, TooMuch};

/// How much text references may make in one container.
const MOST_EXPANDED: usize = 4 * 1024 * 1024;

/// The environment of a container: `env` wins over `envFrom`, and what stands later over what stands
/// earlier. `$(NAME)` is replaced in the values of `env` alone, by what is set before it.
///
/// Every key of a source becomes a variable as kubelets from 1.32 on make them; earlier ones leave
/// out the keys that begin with a digit, or that a prefix makes no identifier of.
///
/// # Errors
///
/// When all containers together take more variables than the budget allows.
pub fn resolve<'c>(
    cluster: &'c Cluster,
    workload: &'c Workload,
    container: &'c Container,
    budget: &mut Budget,
) -> Result<Environment<'c>, TooMuch> {
    let mut kubelet =
        Kubelet { cluster, workload, out: Environment::default(), left: MOST_EXPANDED };
    for from in &container.env_from {
        kubelet.take(from, budget)?;
    }
    budget.resolve(container.env.len())?;
    for env in &container.env {
        kubelet.define(env, budget)?;
    }
    Ok(kubelet.out)
}

struct Kubelet<'c> {
    cluster: &'c Cluster,
    workload: &'c Workload,
    out: Environment<'c>,
    /// How much text references may still make.
    left: usize,
}

impl<'c> Kubelet<'c> {
    fn sources(&self, wanted: &SourceReference) -> impl Iterator<Item = &'c EnvSource> {
        self.cluster.find(wanted.kind, &wanted.name, self.workload.name.namespace.as_deref())
    }

    /// Takes every key of a source.
    fn take(
        &mut self,
        EnvFrom { prefix, source: wanted }: &'c EnvFrom,
        budget: &mut Budget,
    ) -> Result<(), TooMuch> {
        let sources: Vec<_> = self.sources(wanted).collect();
        for source in &sources {
            self.out.is_open |= source.is_open;
            budget.resolve(source.items.len() + 1)?;
            for item in &source.items {
                let name = if prefix.is_empty() {
                    Rc::clone(&item.key)
                } else {
                    Rc::from(format!("{prefix}{}", item.key))
                };
                if is_variable(&name) {
                    self.out.set(of_item(name, wanted, item, source.place.document));
                }
            }
        }
        if sources.is_empty() && !wanted.is_optional {
            self.out.is_open = true;
            self.dangle(None, wanted, None);
        }
        Ok(())
    }

    /// Takes one item of `env`.
    fn define(&mut self, env: &'c Env, budget: &mut Budget) -> Result<(), TooMuch> {
        match &env.value {
            EnvValue::Pod => self.out.set(unknown(env, Origin::Pod)),
            EnvValue::Literal(text) => {
                let mut variable = unknown(env, Origin::Literal);
                if let Some(text) = text {
                    self.expand(text, &mut variable, budget)?;
                }
                self.out.set(variable);
            }
            EnvValue::Key { source: wanted, key } => self.key(env, wanted, key, budget)?,
        }
        Ok(())
    }

    /// Takes what a key holds.
    fn key(
        &mut self,
        env: &'c Env,
        wanted: &'c SourceReference,
        key: &'c str,
        budget: &mut Budget,
    ) -> Result<(), TooMuch> {
        let sources: Vec<_> = self.sources(wanted).collect();
        budget.resolve(sources.len())?;
        let found = sources.iter().rev().find_map(|source| Some((source, source.item(key)?)));
        if let Some((source, item)) = found {
            let document = source.place.document;
            let mut variable = of_item(Rc::clone(&env.name), wanted, item, document);
            variable.faults.extend_from_slice(&env.faults);
            self.out.set(variable);
            return Ok(());
        }
        let is_open = sources.iter().any(|source| source.is_open);
        if !is_open {
            // What is optional and not there leaves the name as it was.
            if wanted.is_optional {
                return Ok(());
            }
            if !key.is_empty() {
                self.dangle(Some(&env.name), wanted, (!sources.is_empty()).then_some(key));
            }
        }
        let mut variable = unknown(env, origin(wanted));
        variable.is_tainted = wanted.kind == SourceKind::Secret;
        self.out.set(variable);
        Ok(())
    }

    /// Replaces the references in a literal.
    fn expand(
        &mut self,
        text: &Rc<str>,
        variable: &mut Variable<'c>,
        budget: &mut Budget,
    ) -> Result<(), TooMuch> {
        if !text.contains('$') {
            variable.value = Some(Rc::clone(text));
            return Ok(());
        }
        let Self { out, cluster, workload, .. } = &*self;
        let (mut is_tainted, mut is_affordable) = (false, Ok(()));
        let longest = LONGEST.min(self.left);
        let expanded = expand(text, longest, |name| match out.get(name) {
            Some(used) => {
                is_tainted |= used.is_tainted;
                used.value.as_deref().map_or(Meaning::Unknown, Meaning::Known)
            }
            None if is_api_server(name) => Meaning::Unknown,
            // The Service may be one that the stream does not show.
            None if workload.has_service_links && is_link_name(name) => Meaning::Unknown,
            None => {
                let possible = cluster.possible_links(name, workload).count();
                is_affordable = is_affordable.and_then(|()| budget.resolve(possible));
                match is_affordable.map(|()| cluster.service_link(name, workload)) {
                    Ok(None) => Meaning::Undefined,
                    Ok(Some(_)) | Err(_) => Meaning::Unknown,
                }
            }
        });
        is_affordable?;
        variable.is_tainted = is_tainted;
        let undefined = expanded.undefined.into_iter().map(|name| Fault::Undefined(name.into()));
        variable.faults.extend(undefined);
        variable.faults.extend(expanded.is_mangled.then_some(Fault::NotUtf8));
        self.left -= expanded.text.as_ref().map_or(0, String::len);
        variable.value = expanded.text.map(Rc::from);
        Ok(())
    }

    fn dangle(
        &mut self,
        variable: Option<&'c str>,
        wanted: &'c SourceReference,
        key: Option<&'c str>,
    ) {
        let SourceReference { kind, name, place, .. } = wanted;
        // What lacks its name has a fault of its own.
        if name.is_empty() {
            return;
        }
        self.out.dangling.push(Dangling { variable, kind: *kind, source: name, key, place });
    }
}

fn unknown<'c>(env: &'c Env, origin: Origin<'c>) -> Variable<'c> {
    Variable {
        name: Rc::clone(&env.name),
        value: None,
        origin,
        is_tainted: false,
        faults: env.faults.clone(),
        place: env.place.clone(),
        span: env.span.clone(),
    }
}

fn origin(wanted: &SourceReference) -> Origin<'_> {
    Origin::Source { kind: wanted.kind, name: &wanted.name }
}

fn of_item<'c>(
    name: Rc<str>,
    wanted: &'c SourceReference,
    item: &Item,
    document: usize,
) -> Variable<'c> {
    Variable {
        name,
        value: item.value.clone(),
        origin: origin(wanted),
        is_tainted: wanted.kind == SourceKind::Secret,
        faults: item.fault.iter().cloned().collect(),
        place: Place { document, span: item.key_span.clone() },
        span: item.span.clone(),
    }
}
