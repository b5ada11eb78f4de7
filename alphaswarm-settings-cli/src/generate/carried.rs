//! `carry_aliases`: the old names of variables in an artifact, next to their keys. Old code still finds
//! its values there, after a restart or a rollback.

use alphaswarm_settings_schema::model::{Schema, Variable};
use alphaswarm_settings_schema::span::{Span, Spanned};

use crate::artifact::{Artifact, OldNames};
use crate::environment::Environment;

/// An old name that an artifact holds as well.
#[derive(Debug)]
pub(super) struct Carried {
    /// The variable's place in the schema.
    of: usize,
    name: String,
    description: String,
    /// Where the value of the variable is kept, if it is a secret.
    remote: String,
}

/// The old names of what an artifact holds, in schema order.
pub(super) fn names(schema: &Schema<'_>, artifact: &Artifact) -> Vec<Carried> {
    let of = |(of, variable)| old_names(of, variable, artifact);
    if artifact.old_names == OldNames::Carried {
        schema.variables.iter().enumerate().flat_map(of).collect()
    } else {
        Vec::new()
    }
}

fn old_names(of: usize, variable: &Variable<'_>, artifact: &Artifact) -> Vec<Carried> {
    let is_omitted =
        |environment: &Environment| variable.is_secret() && environment.omits(variable.key.value);
    if artifact.target_of(variable).is_none()
        || artifact.environment.as_ref().is_some_and(is_omitted)
    {
        return Vec::new();
    }
    let key = variable.key.value;
    let aliases = variable.extension().aliases.iter();
    let carried = aliases.filter(|alias| alias.value != key).map(|alias| Carried {
        of,
        name: alias.value.to_owned(),
        description: format!("The old name of {key}, for code that does not know that one yet."),
        remote: artifact.remote_of(variable),
    });
    carried.collect()
}

/// The schema with the old names as variables of their own, each behind the one that it is a name of.
pub(super) fn lay_in<'c>(schema: &Schema<'c>, carried: &'c [Carried]) -> Schema<'c> {
    let mut schema = schema.clone();
    let mut rest = carried.iter().peekable();
    let mut variables = Vec::with_capacity(schema.variables.len() + carried.len());
    for (at, variable) in schema.variables.drain(..).enumerate() {
        let start = variables.len();
        variables.push(variable);
        while let Some(carried) = rest.next_if(|carried| carried.of == at) {
            let old = as_variable(&variables[start], carried);
            variables.push(old);
        }
    }
    Schema { variables }
}

fn as_variable<'c>(variable: &Variable<'c>, carried: &'c Carried) -> Variable<'c> {
    let at = variable.key.span;
    let mut old = variable.clone();
    old.key = Spanned::new(&carried.name, at);
    old.description = Spanned::new(&carried.description, Span::default());
    if let Some(extension) = &mut old.extension {
        extension.aliases.clear();
        extension.remote_ref = Some(Spanned::new(&carried.remote, at));
    }
    old
}
