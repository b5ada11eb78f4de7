//! Names that one version reads for a variable, and that the configuration of the other version sets for
//! something else.

use alphaswarm_settings_schema::diagnostic::{Code, Severity};
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Variable;

use super::names::reads_file;
use super::presence::{NEW_CODE, OLD_CODE};
use super::services::only;
use crate::codes;
use crate::compat::changes::Change;
use crate::compat::comparison::{Comparison, Names, own_names};
use crate::compat::configuration::{Configuration, Start};
use crate::compat::deployment::{Deployment, listed};
use crate::compat::finding::{Fails, Finding};

/// The findings that say of a name that it is no longer read.
const OF_OLD_NAMES: [Code; 5] = [
    codes::REMOVED,
    codes::RENAMED_WITHOUT_ALIAS,
    codes::RENAMED,
    codes::ALIAS_REMOVED,
    codes::FILE_REMOVED,
];

/// `name-added`, where new code reads a name that the old configuration has another use for. The other way
/// round, the finding on the name that is no longer read becomes an error.
pub(super) fn check(
    change: Change<'_, '_>,
    comparison: &Comparison<'_, '_>,
    found: &mut Vec<Finding>,
) {
    let (base, head) = change.sides();
    if let Some(head) = head {
        let clash = Clash {
            of: head,
            other: base,
            owners: &comparison.old_names,
            configuration: |deployment| &deployment.old,
        };
        found.extend(new_code(&clash, comparison));
    }
    if let Some(base) = base {
        let clash = Clash {
            of: base,
            other: head,
            owners: &comparison.new_names,
            configuration: |deployment| &deployment.new,
        };
        old_code(&clash, comparison, found);
    }
}

fn new_code(clash: &Clash<'_, '_>, comparison: &Comparison<'_, '_>) -> Option<Finding> {
    let Found { names, refusing, is_known } = clash.find(comparison)?;
    let head = clash.of;
    let message = match clash.other {
        Some(_) => format!("`{names}` is read now, and has another value: {NEW_CODE}"),
        None => format!("`{names}` is set already, to no value of this variable: {NEW_CODE}"),
    };
    let added = Finding::at_key(codes::NAME_ADDED, head, comparison.head, message);
    let added = clash.other.into_iter().fold(added, Finding::also_for);
    let added = added.note(format!("it is set in {}", listed(&refusing)));
    let added = added.at(refusing);
    let added = added.help("take the name out of the configuration, and roll that out first");
    Some(if is_known {
        added.fails(Fails::NEW_CODE)
    } else {
        let message = format!("`{names}` is read now, and may have another value");
        added.severity(Severity::Warning).message(message)
    })
}

fn old_code(clash: &Clash<'_, '_>, comparison: &Comparison<'_, '_>, found: &mut Vec<Finding>) {
    let Some(Found { names, refusing, is_known }) = clash.find(comparison) else { return };
    let at = found.iter().position(|one| OF_OLD_NAMES.contains(&one.problem.code));
    let at = at.unwrap_or_else(|| {
        let side = comparison.base;
        found.push(
            Finding::at_key(codes::ALIAS_REMOVED, clash.of, side, "").severity(Severity::Note),
        );
        found.len() - 1
    });
    let mut removed = found.remove(at);
    if removed.forbids() == Fails::NEITHER {
        let message = if is_known {
            format!("old code still reads `{names}`, which has another value now: {OLD_CODE}")
        } else {
            format!("old code still reads `{names}`, which may have another value now")
        };
        let help = "give the name to another variable once no code reads it for this one";
        removed = removed.message(message).help(help);
    }
    removed = removed.note(format!("old code reads `{names}`; it is set in {}", listed(&refusing)));
    removed = match (is_known, removed.problem.severity) {
        (true, _) => removed.severity(Severity::Error).also_fails(Fails::OLD_CODE),
        (false, Severity::Note) => removed.severity(Severity::Warning),
        (false, _) => removed,
    };
    found.insert(at, removed);
}

/// One version of a variable, on the configuration of the other version.
struct Clash<'c, 's> {
    of: &'c Variable<'s>,
    other: Option<&'c Variable<'s>>,
    /// The names that the other version knows.
    owners: &'c Names<'c, 's>,
    configuration: for<'d, 'a> fn(&'d Deployment<'a>) -> &'d Configuration<'a>,
}

/// Names that clash, and where.
struct Found<'d, 'a> {
    names: String,
    refusing: Vec<&'d Deployment<'a>>,
    /// Whether their values are known; else they may be the same.
    is_known: bool,
}

impl Clash<'_, '_> {
    fn find<'d, 'a>(&self, comparison: &'d Comparison<'a, '_>) -> Option<Found<'d, 'a>> {
        if self.other.is_some_and(|other| has_same_names(self.of, other)) {
            return None;
        }
        let names = self.own_alone(comparison);
        if names.is_empty() {
            return None;
        }
        let held =
            |one: &Deployment<'_>| names.iter().any(|name| (self.configuration)(one).holds(name));
        let all = || comparison.deployments.iter().filter(|one| one.is_for(self.of) && held(one));
        let known: Vec<_> = all().filter(|one| self.is_refused(one)).collect();
        let is_known = !known.is_empty();
        let refusing =
            if is_known { known } else { all().filter(|one| self.may_be(one)).collect() };
        let set = names
            .iter()
            .filter(|name| refusing.iter().any(|one| (self.configuration)(one).holds(name)));
        let names: Vec<_> = set.map(|name| mask::shown(name)).collect();
        (!refusing.is_empty()).then(|| Found { names: names.join("`, `"), refusing, is_known })
    }

    /// Whether the service refuses to start, and not because other strings are values of the variable.
    fn is_refused(&self, deployment: &Deployment<'_>) -> bool {
        let configuration = (self.configuration)(deployment);
        let of_other = self.other.map(|other| configuration.start(other, deployment.target));
        if of_other.is_some_and(Start::refuses) {
            return false;
        }
        match configuration.start(self.of, deployment.target) {
            Start::Conflict => true,
            Start::Invalid(value) => {
                self.other.is_none_or(|other| other.rules().check(value).is_err())
            }
            _ => false,
        }
    }

    /// Whether it may refuse: a value is set twice, and nobody knows whether to the same.
    fn may_be(&self, deployment: &Deployment<'_>) -> bool {
        let configuration = (self.configuration)(deployment);
        let is_hidden = configuration.start(self.of, deployment.target) == Start::Hidden;
        let set = all_names(self.of).into_iter().filter(|name| configuration.holds(name));
        is_hidden && set.count() > 1
    }

    /// The names, files among them, that only this version reads for the variable. A name that the other
    /// version knows for a variable of other services stands in their objects.
    fn own_alone(&self, comparison: &Comparison<'_, '_>) -> Vec<String> {
        let others = self.other.map(all_names).unwrap_or_default();
        let mut names = all_names(self.of);
        names.retain(|name| !others.contains(name) && self.may_meet(name, comparison));
        names
    }

    fn may_meet(&self, name: &str, comparison: &Comparison<'_, '_>) -> bool {
        let artifacts = [comparison.base.artifacts, comparison.head.artifacts];
        self.owners.get(name).is_none_or(|owner| {
            let [own, theirs] = [self.of, owner].map(|variable| &variable.extension().services);
            let is_shared = own.is_empty()
                || theirs.is_empty()
                || theirs.iter().any(|service| own.contains(service));
            is_shared || artifacts.iter().any(|list| only(owner, self.of, list).is_empty())
        })
    }
}

/// Whether two versions are read from the same names, as nearly all are.
fn has_same_names(one: &Variable<'_>, other: &Variable<'_>) -> bool {
    own_names(one).eq(own_names(other)) && reads_file(one) == reads_file(other)
}

/// Every name that a variable is read from.
fn all_names(variable: &Variable<'_>) -> Vec<String> {
    let own: Vec<_> = own_names(variable).map(str::to_owned).collect();
    let files = own.iter().filter(|_| reads_file(variable)).map(|name| format!("{name}_FILE"));
    let files: Vec<_> = files.collect();
    [own, files].concat()
}
