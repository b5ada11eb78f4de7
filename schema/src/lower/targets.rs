//! `targets`, and every other list of targets.

use super::fields::Fields;
use crate::diagnostic::{Diagnostic, codes, did_you_mean, nearest};
use crate::field::FieldName;
use crate::mask;
use crate::model::{Target, TargetSet};
use crate::span::Spanned;
use crate::syntax::comma_list;

/// The targets that a variable exists in.
pub(super) fn read(fields: &Fields<'_, '_>, problems: &mut Vec<Diagnostic>) -> TargetSet {
    let Some(written) = fields.get(FieldName::Targets) else { return TargetSet::ALL };
    let help = "name at least one of `local`, `kubernetes`, `cloud`";
    if written.value.value.is_empty() {
        let problem = Diagnostic::new(codes::EMPTY_TARGETS, written.name, "`targets` is empty");
        problems.push(problem.help(help));
        return TargetSet::ALL;
    }
    target_list(written.value, problems)
}

/// The targets that a list names; all of them where it names none.
pub(super) fn target_list(list: Spanned<&str>, problems: &mut Vec<Diagnostic>) -> TargetSet {
    let mut targets = TargetSet::default();
    for name in comma_list(list) {
        let names = || Target::ALL.iter().map(|target| target.as_str());
        if let Some(target) = Target::from_name(name.value) {
            targets = targets.with(target);
        } else if name.value.is_empty() {
            let message = "a target between the commas is empty";
            problems.push(
                Diagnostic::new(codes::EMPTY_TARGETS, name.span, message)
                    .help("delete the extra comma"),
            );
        } else {
            let message = format!("unknown target `{}`", mask::shown(name.value));
            let help = match name.value {
                "k8s" => "did you mean `kubernetes`?".to_owned(),
                other => did_you_mean(other, names()),
            };
            problems.push(Diagnostic::new(codes::UNKNOWN_TARGET, name.span, message).help(help));
            let meant = nearest(name.value, names()).and_then(Target::from_name);
            targets = meant.map_or(targets, |target| targets.with(target));
        }
    }
    if targets.is_empty() { TargetSet::ALL } else { targets }
}
