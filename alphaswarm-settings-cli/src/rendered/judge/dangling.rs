//! References to what the stream does not have.

use alphaswarm_settings_schema::mask;

use super::super::resolve::Dangling;
use super::{Rules, Subject};
use crate::codes;
use crate::finding::Finding;

/// One finding for each reference that leads nowhere: the container would not start.
pub(super) fn judge(subject: &Subject<'_, '_>, rules: &Rules<'_, '_, '_>) -> Vec<Finding> {
    let finding = |dangling: &Dangling<'_>| {
        let Dangling { variable, kind, bag, key, at } = dangling;
        let bag = mask::shown(bag);
        let what = match key {
            Some(key) => format!("the {} `{bag}` has no key `{}`", kind.as_str(), mask::shown(key)),
            None => format!("there is no {} `{bag}` among the manifests", kind.as_str()),
        };
        let title = match variable {
            Some(variable) => format!("{}: {what}", mask::shown(variable)),
            None => format!("envFrom: {what}"),
        };
        let finding = Finding::new(codes::MISSING_REFERENCE, title).help(
            "correct the name or add the object; a Secret that something else makes can be told \
             of by its ExternalSecret or SealedSecret, or be `optional: true`",
        );
        subject.finding(finding, *at, *variable, rules)
    };
    subject.env.dangling.iter().map(finding).collect()
}
