//! What `load()` refuses in a container.

use std::collections::BTreeMap;

use alphaswarm_settings::{FromEnvironment, Loader, ProblemKind, Target};
use alphaswarm_settings_tests::random::Random;

use crate::environment::{self, Container};
use crate::pool;
use crate::settings::{Core, Whole, Worker};

/// The variables that are refused, each with the kind of the problem.
pub(crate) type Refused = BTreeMap<String, String>;

/// What `load()` refuses no matter what the values are that the manifests do not show: they may be right, and
/// they may be what another name of the variable is set to.
pub(crate) fn refused(container: &Container, service: Option<&str>, target: Target) -> Refused {
    let mut random = Random::new(0);
    let right = |name: &str| match pool::variable_of(name) {
        Some(name) if name.is_file => environment::file_of(name.variable),
        Some(name) => pool::right_value(&mut random, name.variable),
        None => "x".to_owned(),
    };
    let mut refused = load(container, service, target, right);
    if !container.unknown.is_empty() {
        let same = load(container, service, target, |name| same_as_another(container, name));
        refused.retain(|key, _| same.contains_key(key));
    }
    refused
}

/// Loads with made-up values in place of those that the manifests do not show.
fn load(
    container: &Container,
    service: Option<&str>,
    target: Target,
    mut made_up: impl FnMut(&str) -> String,
) -> Refused {
    let known = container.known.iter().map(|(name, value)| (name.clone(), value.clone()));
    let unknown = container.unknown.iter().map(|name| (name.clone(), made_up(name)));
    let all: Vec<_> = known.chain(unknown).collect();
    let loader = Loader::new().target(target).vars(all);
    match service {
        Some("core") => problems::<Core>(loader),
        Some("worker") => problems::<Worker>(loader),
        _ => problems::<Whole>(loader),
    }
}

fn problems<T: FromEnvironment>(loader: Loader) -> Refused {
    let Err(error) = loader.load::<T>() else { return Refused::new() };
    let kind = |kind: &ProblemKind| {
        let name = format!("{kind:?}");
        name.split([' ', '{']).next().unwrap_or_default().to_owned()
    };
    error.problems().iter().map(|of| (of.key().to_owned(), kind(of.kind()))).collect()
}

/// The value of another name of the same variable; one that is right where there is none.
fn same_as_another(container: &Container, name: &str) -> String {
    let Some(of) = pool::variable_of(name) else { return "x".to_owned() };
    if of.is_file {
        return environment::file_of(of.variable);
    }
    let others = pool::names_of(of.variable.key.value).filter(|other| !other.is_file);
    let mut values = others.filter_map(|other| container.known.get(&other.text));
    let value = values.find(|value| !matches!(value.as_str(), "" | "changeme"));
    value.map_or_else(|| pool::right_value(&mut Random::new(1), of.variable), Clone::clone)
}
