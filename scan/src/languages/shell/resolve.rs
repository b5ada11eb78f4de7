//! Which expansions read the environment, and not a variable of the script.

use std::collections::{BTreeSet, HashSet};

use super::super::name::is_upper_case;
use super::event::{Assign, Event, Expand, What};
use super::own::is_set_by_shell;
use crate::uses::{Kind, Name, Use};

/// The names that a script sets, for itself or for what it starts.
pub(super) fn assigned(events: &[Event<'_>]) -> BTreeSet<String> {
    let is_of_script = |event: &&Event<'_>| match event.what {
        What::Assign(assign) => !matches!(assign, Assign::Local | Assign::Sourced),
        What::Expand(_) => false,
    };
    events
        .iter()
        .filter(|event| is_candidate(event.name))
        .filter(is_of_script)
        .map(|event| event.name.to_owned())
        .collect()
}

/// The expansions that read the environment, given the names that something else sets.
pub(super) fn uses(events: &[Event<'_>], is_set_elsewhere: impl Fn(&str) -> bool) -> Vec<Use> {
    let anywhere: HashSet<&str> = events
        .iter()
        .filter(|event| matches!(event.what, What::Assign(_)))
        .map(|event| event.name)
        .collect();
    let mut before = HashSet::new();
    let mut uses = Vec::new();
    for event in events {
        match &event.what {
            What::Assign(Assign::Script | Assign::Default | Assign::Sourced) => {
                before.insert(event.name);
            }
            What::Assign(_) => {}
            What::Expand(expand) => {
                let is_own = is_set(event, expand, &before, &anywhere)
                    || (!expand.is_own && is_set_elsewhere(event.name));
                if event.name.is_empty() || (is_candidate(event.name) && !is_own) {
                    uses.push(to_use(event, expand));
                }
            }
        }
    }
    uses.sort_by_key(|found| found.span.start);
    uses
}

/// Whether the script sets the variable before it is expanded. The body of a function runs after
/// anything in the script may have; but a place that asks whether the variable is set, or keeps
/// the value that it has, does so for the environment.
fn is_set(
    event: &Event<'_>,
    expand: &Expand,
    before: &HashSet<&str>,
    anywhere: &HashSet<&str>,
) -> bool {
    let is_late = event.in_function && !expand.is_guarded;
    before.contains(event.name) || (is_late && anywhere.contains(event.name))
}

/// Whether a name is of the form of environment variables, and not one of the shell's own.
fn is_candidate(name: &str) -> bool {
    is_upper_case(name) && !is_set_by_shell(name)
}

fn to_use(event: &Event<'_>, expand: &Expand) -> Use {
    let name =
        if event.name.is_empty() { Name::Dynamic } else { Name::Literal(event.name.to_owned()) };
    Use {
        name,
        kind: Kind::Expansion,
        span: event.span.clone(),
        value: expand.value.clone(),
        is_test: false,
    }
}
