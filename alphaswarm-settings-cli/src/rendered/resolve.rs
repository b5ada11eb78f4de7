//! The environment that a container will get.

use std::collections::HashMap;

use alphaswarm_settings_schema::key;

use super::expand::{Meaning, expand};
use super::object::{
    At, BagKind, BagReference, Container, Env, EnvFrom, Item, Name, Source, Stream,
};
use crate::manifest::{Budget, TooMuch};

/// How much text references may make in one container.
const MOST_EXPANDED: usize = 4 * 1024 * 1024;

/// What a container will get.
#[derive(Debug, Default)]
pub(super) struct Environment<'m> {
    /// In the order in which the names first came up.
    pub(super) all: Vec<Set<'m>>,
    by_name: HashMap<String, usize>,
    /// What it refers to and the stream does not have.
    pub(super) dangling: Vec<Dangling<'m>>,
    /// Whether a whole source of names is missing, or holds names that nobody can tell.
    pub(super) is_open: bool,
}

/// One variable that is set.
#[derive(Debug, Clone)]
pub(super) struct Set<'m> {
    pub(super) name: String,
    /// None where only a running pod has it.
    pub(super) value: Option<String>,
    pub(super) origin: Origin<'m>,
    /// Whether something of the value came from a Secret.
    pub(super) is_tainted: bool,
    /// Whether Kubernetes takes the value: it has to be a text.
    pub(super) is_text: bool,
    /// The references in it that stand for nothing.
    pub(super) undefined: Vec<String>,
    pub(super) at: At,
}

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin<'m> {
    Literal,
    Bag { kind: BagKind, name: &'m str },
    Pod,
}

/// A reference to what is not in the stream.
#[derive(Debug)]
pub(super) struct Dangling<'m> {
    /// The variable that refers; none for a whole source.
    pub(super) variable: Option<&'m str>,
    pub(super) kind: BagKind,
    pub(super) bag: &'m str,
    /// The key that the bag lacks; none where there is no bag.
    pub(super) key: Option<&'m str>,
    pub(super) at: At,
}

impl<'m> Environment<'m> {
    /// What is set under a name.
    pub(super) fn get(&self, name: &str) -> Option<&Set<'m>> {
        self.by_name.get(name).and_then(|&index| self.all.get(index))
    }

    fn set(&mut self, set: Set<'m>) {
        if let Some(&index) = self.by_name.get(&set.name) {
            self.all[index] = set;
        } else {
            self.by_name.insert(set.name.clone(), self.all.len());
            self.all.push(set);
        }
    }
}

/// Works out the environment: `env` wins over `envFrom`, and what stands later over what stands
/// earlier.
pub(super) fn resolve<'m>(
    stream: &'m Stream,
    pod: &'m Name,
    container: &'m Container,
    budget: &mut Budget,
) -> Result<Environment<'m>, TooMuch> {
    let mut resolver = Resolver { stream, pod, out: Environment::default(), left: MOST_EXPANDED };
    for from in &container.env_from {
        resolver.take(from, budget)?;
    }
    budget.resolve(container.env.len())?;
    for env in &container.env {
        resolver.define(env, budget)?;
    }
    Ok(resolver.out)
}

struct Resolver<'m> {
    stream: &'m Stream,
    pod: &'m Name,
    out: Environment<'m>,
    /// How much text references may still make.
    left: usize,
}

impl<'m> Resolver<'m> {
    /// Takes every key of a bag.
    fn take(
        &mut self,
        EnvFrom { prefix, bag: wanted }: &'m EnvFrom,
        budget: &mut Budget,
    ) -> Result<(), TooMuch> {
        let mut is_there = false;
        for bag in self.stream.bags(wanted.kind, &wanted.name, self.pod) {
            is_there = true;
            self.out.is_open |= bag.is_open;
            budget.resolve(bag.items.len() + 1)?;
            for item in &bag.items {
                let set = of_item(format!("{prefix}{}", item.key), wanted, item);
                self.out.set(set);
            }
        }
        if !is_there && !wanted.is_optional {
            self.out.is_open = true;
            self.dangle(None, wanted, None);
        }
        Ok(())
    }

    /// Takes one item of `env`.
    fn define(&mut self, env: &'m Env, budget: &mut Budget) -> Result<(), TooMuch> {
        let set = |value, origin| Set {
            name: env.name.clone(),
            value,
            origin,
            is_tainted: false,
            is_text: true,
            undefined: Vec::new(),
            at: env.at,
        };
        match &env.source {
            Source::Unknown => self.out.set(set(None, Origin::Pod)),
            Source::Literal { text, is_text } => {
                let mut set = Set { is_text: *is_text, ..set(None, Origin::Literal) };
                self.expand(text, &mut set);
                self.out.set(set);
            }
            Source::Key { bag: wanted, key } => {
                let bags = || self.stream.bags(wanted.kind, &wanted.name, self.pod);
                budget.resolve(bags().map(|bag| bag.items.len()).sum())?;
                let item = bags().filter_map(|bag| bag.item(key)).last();
                let is_open = bags().any(|bag| bag.is_open);
                let is_there = bags().next().is_some();
                match item {
                    Some(item) => {
                        let found = of_item(env.name.clone(), wanted, item);
                        self.out.set(found);
                    }
                    None if is_open => {
                        let origin = Origin::Bag { kind: wanted.kind, name: &wanted.name };
                        self.out.set(set(None, origin));
                    }
                    // What is optional and not there leaves the name as it was.
                    None if wanted.is_optional => {}
                    None => {
                        self.dangle(Some(&env.name), wanted, is_there.then_some(key.as_str()));
                        let origin = Origin::Bag { kind: wanted.kind, name: &wanted.name };
                        self.out.set(set(None, origin));
                    }
                }
            }
        }
        Ok(())
    }

    fn expand(&mut self, text: &str, set: &mut Set<'m>) {
        if !text.contains('$') {
            set.value = Some(text.to_owned());
            return;
        }
        let out = &self.out;
        let mut is_tainted = false;
        let expanded = expand(text, |name| match out.get(name) {
            Some(used) => {
                is_tainted |= used.is_tainted;
                used.value.as_deref().map_or(Meaning::Unknown, Meaning::Known)
            }
            // Kubernetes knows the addresses of Services, and of itself.
            None if key::is_service_link(name, None) => Meaning::Unknown,
            None => Meaning::Undefined,
        });
        set.is_tainted = is_tainted;
        set.undefined = expanded.undefined;
        set.value = expanded.text.filter(|text| {
            let is_affordable = text.len() <= self.left;
            self.left = self.left.saturating_sub(text.len());
            is_affordable
        });
    }

    fn dangle(
        &mut self,
        variable: Option<&'m str>,
        wanted: &'m BagReference,
        key: Option<&'m str>,
    ) {
        let BagReference { kind, name, at, .. } = wanted;
        self.out.dangling.push(Dangling { variable, kind: *kind, bag: name, key, at: *at });
    }
}

fn of_item<'m>(name: String, bag: &'m BagReference, item: &'m Item) -> Set<'m> {
    Set {
        name,
        value: item.value.clone(),
        origin: Origin::Bag { kind: bag.kind, name: &bag.name },
        is_tainted: bag.kind == BagKind::Secret,
        is_text: item.is_text,
        undefined: Vec::new(),
        at: item.at,
    }
}
