//! The containers of rendered manifests, before the change and after it.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::path::Path;

use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Target;

use super::configuration::{Configuration, Held};
use super::deployment::{Deployment, Kind};
use super::side::Side;
use crate::rendered;
use crate::report::Problems;
use crate::sources::Sources;

/// Each container that both streams have, and that takes a variable of either schema.
pub(super) fn containers<'a>(
    (old, new): (&Path, &Path),
    (before, after): (Side<'a, '_>, Side<'a, '_>),
    sources: &'a Sources,
) -> Result<Vec<Deployment<'a>>, Problems> {
    let old = rendered::containers(old, sources)?;
    let mut new: HashMap<_, _> = rendered::containers(new, sources)?
        .into_iter()
        .map(|container| ((container.workload.clone(), container.container.clone()), container))
        .collect();
    let variables = || before.schema.variables.iter().chain(&after.schema.variables);
    let keys: HashSet<&str> = variables()
        .flat_map(|variable| {
            let aliases = variable.extension().aliases.iter().map(|alias| alias.value);
            aliases.chain([variable.key.value])
        })
        .collect();
    let services: HashSet<&str> =
        variables().flat_map(|variable| variable.extension().services.iter().copied()).collect();
    let takes =
        |names: &[(String, Option<String>)]| names.iter().any(|(name, _)| keys.contains(&**name));
    let mut all = Vec::new();
    for container in old {
        let key = (container.workload.clone(), container.container.clone());
        let Some(later) = new.remove(&key) else { continue };
        if !takes(&container.names) && !takes(&later.names) {
            continue;
        }
        let name = mask::shown(&container.container);
        all.push(Deployment {
            name: format!("container `{name}` of {}", container.workload),
            kind: Kind::Container,
            target: Target::Kubernetes,
            values: None,
            service: container.services.into_iter().find(|name| services.contains(&**name)),
            sealed: Vec::new(),
            old: configuration(before, container.names, container.is_open),
            new: configuration(after, later.names, later.is_open),
        });
    }
    Ok(all)
}

fn configuration<'a>(
    side: Side<'a, '_>,
    names: Vec<(String, Option<String>)>,
    is_open: bool,
) -> Configuration<'a> {
    let held = names.into_iter().map(|(name, value)| {
        let held = value.map_or(Held::Hidden, |value| Held::Value(Cow::Owned(value)));
        (Cow::Owned(name), held)
    });
    Configuration::from_names(side, held, is_open)
}
