//! Secrets that come from the store of another environment.

use super::super::object::{StoreReference, Stream};
use super::Rules;
use crate::codes;
use crate::environment::Environment;
use crate::finding::{About, Finding};

/// One finding for each `ExternalSecret` that reads from another store than the environment's.
pub(super) fn judge(stream: &Stream, rules: &Rules<'_, '_, '_>) -> Vec<Finding> {
    let Environment { name, secret_store, .. } = rules.environment;
    let Some(own) = secret_store else { return Vec::new() };
    let others = stream.stores.iter().filter(|reference| reference.store != *own);
    let finding = |StoreReference { name: object, store, at }: &StoreReference| {
        let title = format!("ExternalSecret `{object}`: it reads from `{store}`");
        let about = About {
            environment: Some(name.clone()),
            workload: Some(format!("ExternalSecret/{object}")),
            ..About::default()
        };
        Finding::new(codes::WRONG_STORE, title)
            .at(rules.place(*at))
            .note(format!("environment `{name}`, document {}", at.document))
            .help(format!("the environment's `secret_store` is `{own}`"))
            .about(about)
    };
    others.map(finding).collect()
}
