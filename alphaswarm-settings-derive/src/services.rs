//! Which variables the services of the arguments read.

use alphaswarm_settings_schema::diagnostic::nearest;
use alphaswarm_settings_schema::model::{Schema, Variable};

use crate::arguments::Arguments;

/// Whether the variable exists in a served target and is read by a served service.
pub(crate) fn is_served(variable: &Variable<'_>, arguments: &Arguments) -> bool {
    variable.targets.intersects(arguments.targets) && are_readers(variable, arguments)
}

/// Whether a served service reads the variable; without `services` all of them are served.
pub(crate) fn are_readers(variable: &Variable<'_>, arguments: &Arguments) -> bool {
    let readers = &variable.extension().services;
    let served = &arguments.services;
    readers.is_empty()
        || served.is_empty()
        || served.iter().any(|(service, _)| readers.contains(&service.as_str()))
}

/// An error for each service that the schema does not know.
pub(crate) fn unknown(schema: &Schema<'_>, arguments: &Arguments) -> Vec<syn::Error> {
    let mut errors = Vec::new();
    for (name, span) in &arguments.services {
        let mut known: Vec<&str> = Vec::new();
        for variable in &schema.variables {
            known.extend_from_slice(&variable.extension().services);
        }
        if known.contains(&name.as_str()) {
            continue;
        }
        let message = match nearest(name, known) {
            Some(near) => {
                format!("no variable lists the service `{name}`: did you mean `{near}`?")
            }
            None => format!("no variable of the schema lists the service `{name}`"),
        };
        errors.push(syn::Error::new(*span, message));
    }
    errors
}
