//! The type of a variable.

use alphaswarm_settings_scan as scan;
use alphaswarm_settings_schema::field::FieldName;
use alphaswarm_settings_schema::value::{Bounds, Rules, ValueType};

use super::draft::Draft;
use super::merge::declarations;
use super::{guess, places};
use crate::evidence::Evidence;

/// Decides the type: the declared one, a guess from the values, or a string.
pub(super) fn decide(draft: &mut Draft, evidence: &[Evidence]) {
    let mut declared: Vec<(Spelled, &Evidence)> = Vec::new();
    for (one, declaration) in declarations(evidence) {
        let spelled = declaration.value_type.as_ref().map(Spelled::of);
        let is_strongest = declared.first().is_none_or(|(_, first)| first.origin == one.origin);
        if let Some(spelled) = spelled
            && is_strongest
            && !declared.iter().any(|(known, _)| *known == spelled)
        {
            declared.push((spelled, one));
        }
    }
    match &declared[..] {
        [] => guessed(draft, evidence),
        [(spelled, one)] => of_one(draft, spelled, one, evidence),
        many => {
            let named =
                many.iter().map(|(spelled, one)| format!("{} in {}", spelled.name, one.place()));
            let named = named.collect::<Vec<_>>().join(", ");
            draft.conflicts.push(format!("type ({named})"));
        }
    }
}

/// A type as the schema has it.
#[derive(Debug, PartialEq, Eq)]
struct Spelled {
    name: String,
    /// The choices of an enum.
    values: Vec<String>,
}

impl Spelled {
    fn of(declared: &scan::ValueType) -> Self {
        let values = match declared {
            scan::ValueType::Enum(values) => values.clone(),
            _ => Vec::new(),
        };
        Self { name: name(declared), values }
    }

    /// Whether a value is one of the type. What the schema cannot hold has none.
    fn is_value(&self, value: &str) -> bool {
        let Some(value_type) = ValueType::from_name(&self.name) else { return false };
        let values: Vec<_> = self.values.iter().map(String::as_str).collect();
        let bounds = Bounds::NONE;
        Rules { value_type, values: &values, bounds, pattern: None }.check(value).is_ok()
    }
}

fn name(declared: &scan::ValueType) -> String {
    let name = match declared {
        scan::ValueType::String => "string",
        scan::ValueType::Bool => "bool",
        scan::ValueType::Int => "int",
        scan::ValueType::Uint => "uint",
        scan::ValueType::Float => "float",
        scan::ValueType::Port => "port",
        scan::ValueType::Url => "url",
        scan::ValueType::Duration => "duration",
        scan::ValueType::Bytes => "bytes",
        scan::ValueType::Ip => "ip",
        scan::ValueType::Path => "path",
        scan::ValueType::Json => "json",
        scan::ValueType::Enum(_) => "enum",
        scan::ValueType::List(item) => return format!("list<{}>", self::name(item)),
    };
    name.to_owned()
}

/// The one declared type, unless a value elsewhere is none of it: then a string is safer.
fn of_one(draft: &mut Draft, spelled: &Spelled, one: &Evidence, evidence: &[Evidence]) {
    let others = evidence.iter().filter_map(|other| Some((other.value.literal()?, other)));
    if let Some((value, other)) = others.into_iter().find(|(value, _)| !spelled.is_value(value)) {
        let (place, value) = (one.place(), places::value(value, other));
        draft.conflicts.push(format!("type ({} in {place}, {value})", spelled.name));
        return;
    }
    if spelled.name == "string" {
        return;
    }
    draft.value_type = Some(spelled.name.clone());
    if !spelled.values.is_empty() {
        draft.push(FieldName::Values, spelled.values.join(", "));
    }
}

fn guessed(draft: &mut Draft, evidence: &[Evidence]) {
    let literals: Vec<_> =
        evidence.iter().filter_map(|one| Some((one.value.literal()?, one))).collect();
    let values: Vec<_> = literals.iter().map(|(value, _)| *value).collect();
    let Some(name) = guess::value_type(&draft.key, &values) else { return };
    draft.value_type = Some(name.to_owned());
    if let Some((value, one)) = literals.first() {
        draft.guesses.insert(0, format!("type (default {})", places::value(value, one)));
    }
}
