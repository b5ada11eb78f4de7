//! Which names get a block, and the evidence of each.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::left_out::LeftOut;
use crate::evidence::{Evidence, Origin, Value};
use crate::rules::near_miss;
use crate::variables::{Name, VariableIndex};

/// The evidence of one variable after the other.
pub(super) type ByKey = BTreeMap<String, Vec<Evidence>>;

/// Sorts the evidence by the variable that it is about. What the schema has, what no schema declares, and
/// other names of a variable get no block; nor do names that are probably slips.
pub(super) fn by_key(
    evidence: Vec<Evidence>,
    index: &VariableIndex<'_, '_>,
) -> (ByKey, Vec<LeftOut>) {
    let canonical = aliases(&evidence);
    let mut by_key = ByKey::new();
    for mut one in evidence {
        if let Some(key) = canonical.get(&one.key) {
            one.key.clone_from(key);
        }
        if matches!(index.classify(&one.key), Name::Undeclared) && !one.key.is_empty() {
            by_key.entry(one.key.clone()).or_default().push(one);
        }
    }
    let mut left_out = private(&mut by_key);
    files(&mut by_key);
    let slips = slips(&by_key, index);
    for slip in &slips {
        by_key.remove(&slip.key);
    }
    left_out.extend(slips);
    (by_key, left_out)
}

/// The names of which only a file that is not read says anything.
fn private(by_key: &mut ByKey) -> Vec<LeftOut> {
    let mut left_out = Vec::new();
    by_key.retain(|key, evidence| {
        let first = evidence.first().map(Evidence::place).unwrap_or_default();
        evidence.retain(|one| one.origin != Origin::Private);
        if evidence.is_empty() {
            let why = format!("only {first} sets it, and the values of one machine are not read");
            left_out.push(LeftOut { key: key.clone(), why });
        }
        !evidence.is_empty()
    });
    left_out
}

/// `KEY_FILE` is no variable of its own, but says that a file may hold the value of `KEY`.
fn files(by_key: &mut ByKey) {
    let is_file =
        |key: &&String| key.strip_suffix("_FILE").is_some_and(|of| by_key.contains_key(of));
    let files: Vec<_> = by_key.keys().filter(is_file).cloned().collect();
    for file in files {
        let of = file.strip_suffix("_FILE").unwrap_or_default();
        let evidence = by_key.remove(&file).unwrap_or_default();
        if let (Some(of), Some(first)) = (by_key.get_mut(of), evidence.into_iter().next()) {
            of.push(Evidence {
                origin: Origin::File,
                value: Value::Absent,
                is_required: None,
                description: None,
                declaration: None,
                ..first
            });
        }
    }
}

/// The key of each other name that a declaration reads, where no declaration has it for its own.
fn aliases(evidence: &[Evidence]) -> HashMap<String, String> {
    let declared = || evidence.iter().filter_map(|one| one.declaration.as_deref());
    let keys: BTreeSet<&str> = declared().map(|declared| declared.key.as_str()).collect();
    let mut canonical: HashMap<String, String> = HashMap::new();
    for declared in declared() {
        for alias in declared.aliases.iter().filter(|alias| !keys.contains(alias.as_str())) {
            canonical.entry(alias.clone()).or_insert_with(|| declared.key.clone());
        }
    }
    canonical
}

/// The names that are probably slips: of what the schema has, or, where something only sets them, of what
/// code reads.
fn slips(by_key: &ByKey, index: &VariableIndex<'_, '_>) -> Vec<LeftOut> {
    let is_read = |evidence: &[Evidence]| evidence.iter().any(|one| one.origin.is_code());
    let is_only_set = |evidence: &[Evidence]| {
        evidence.iter().all(|one| matches!(one.origin, Origin::Compose | Origin::Cluster))
    };
    let read: Vec<_> =
        by_key.iter().filter(|(_, evidence)| is_read(evidence)).map(|(key, _)| key).collect();
    let mut slips = Vec::new();
    for (name, evidence) in by_key {
        let declared = index.schema.variables.iter().map(|variable| variable.key.value);
        let declared = declared.into_iter().find(|key| near_miss::is_slip(name, key));
        let meant = declared.or_else(|| {
            let mut read = read.iter().filter(|_| is_only_set(evidence));
            read.find(|key| near_miss::is_slip(name, key)).map(|key| key.as_str())
        });
        if let Some((meant, first)) = meant.zip(evidence.first()) {
            let why = format!("{} probably means `{meant}`", first.place());
            slips.push(LeftOut { key: name.clone(), why });
        }
    }
    slips
}
