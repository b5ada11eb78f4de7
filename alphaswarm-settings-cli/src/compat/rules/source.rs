//! What breaks the build of a crate that uses the published `Settings` of another.

use alphaswarm_settings_schema::diagnostic::Code;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::{TargetSet, Variable};
use alphaswarm_settings_schema::value::{Scalar, ValueType};

use crate::codes;
use crate::compat::changes::Change;
use crate::compat::comparison::Comparison;
use crate::compat::finding::Finding;
use crate::compat::side::Side;

/// `field-removed`, `field-type-changed`, `field-became-option`, `variant-added`.
pub(super) fn check(
    change: Change<'_, '_>,
    comparison: &Comparison<'_, '_>,
    found: &mut Vec<Finding>,
) {
    match change {
        Change::Added(_) => {}
        Change::Removed(base) | Change::Renamed { base, .. } => {
            let message = "the field is gone: code that reads it does not compile";
            found.push(finding(codes::FIELD_REMOVED, base, comparison.base, message));
        }
        Change::Kept { base, head } => kept(base, head, comparison.head, found),
    }
}

fn kept(base: &Variable<'_>, head: &Variable<'_>, side: Side<'_, '_>, found: &mut Vec<Finding>) {
    let [old, new] = [base, head].map(rust_type);
    if old != new {
        let message = format!("the field was `{old}`, and is `{new}` now");
        found.push(finding(codes::FIELD_TYPE_CHANGED, head, side, &message));
    } else if base.may_lack_value(TargetSet::ALL) != head.may_lack_value(TargetSet::ALL) {
        let message = if head.may_lack_value(TargetSet::ALL) {
            format!("the field was `{old}`, and is `Option<{old}>` now")
        } else {
            format!("the field was `Option<{old}>`, and is `{old}` now")
        };
        found.push(finding(codes::FIELD_BECAME_OPTION, head, side, &message));
    }
    let is_enum = |variable: &Variable<'_>| variable.value_type.scalar() == Scalar::Enum;
    if old == new && is_enum(base) && is_enum(head) && !base.is_secret() {
        let old = &base.values.strings;
        let added: Vec<_> = head.values.strings.iter().filter(|word| !old.contains(word)).collect();
        if !added.is_empty() {
            let words: Vec<_> = added.iter().map(|word| mask::shown(word)).collect();
            let message = format!("the enum has a new variant for `{}`", words.join("`, `"));
            found.push(finding(codes::VARIANT_ADDED, head, side, &message));
        }
    }
}

fn finding(code: Code, variable: &Variable<'_>, side: Side<'_, '_>, message: &str) -> Finding {
    Finding::at_key(code, variable, side, message).help("publish a new major version of the crate")
}

/// The type of the field, `Option` apart.
fn rust_type(variable: &Variable<'_>) -> String {
    if variable.is_secret() {
        return "SecretString".to_owned();
    }
    let path = variable.value_type.scalar().rust_path();
    let single = path.last().map_or_else(|| "enum".to_owned(), |name| (*name).to_owned());
    match variable.value_type {
        ValueType::Scalar(_) => single,
        ValueType::List(_) => format!("Vec<{single}>"),
    }
}
