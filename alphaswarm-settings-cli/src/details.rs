//! What the schema says of a variable, as it may be shown: `explain` and the pages tell it.

use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::{Classification, TargetSet, Variable};
use alphaswarm_settings_schema::value::{Bounds, Rules, Scalar, ValueType};

use crate::variables::VariableIndex;

/// What is known of a variable from the schema alone. Nothing in it is the value of a secret, and nothing
/// ends a line or turns its direction.
#[derive(Debug)]
pub(crate) struct Details<'v> {
    pub(crate) key: &'v str,
    /// The line of the schema.
    pub(crate) line: usize,
    pub(crate) description: String,
    /// What a value looks like, with its choices, bounds and pattern.
    pub(crate) expected: String,
    pub(crate) value_type: ValueType,
    /// What a value of the type looks like; none where the choices say it.
    pub(crate) words: Option<String>,
    pub(crate) example: Option<String>,
    pub(crate) choices: Vec<String>,
    pub(crate) bounds: Option<String>,
    pub(crate) pattern: Option<String>,
    /// The targets, those with the same answers together.
    pub(crate) targets: Vec<InTargets>,
    pub(crate) class: Classification,
    pub(crate) is_public: bool,
    pub(crate) cadence_days: Option<u32>,
    /// Where a secret store keeps the value.
    pub(crate) remote_ref: Option<String>,
    /// Empty where all services read it.
    pub(crate) services: Vec<String>,
    pub(crate) owner: Option<String>,
    pub(crate) group: Option<String>,
    pub(crate) aliases: Vec<String>,
    /// Whether the value may come from the file that `KEY_FILE` names.
    pub(crate) has_file: bool,
    pub(crate) deprecated: Option<String>,
    pub(crate) replaced_by: Option<String>,
    pub(crate) external: Option<String>,
}

/// Targets in which the same holds.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct InTargets {
    pub(crate) targets: TargetSet,
    pub(crate) is_required: bool,
    pub(crate) default: Option<String>,
}

impl<'v> Details<'v> {
    pub(crate) fn of(variable: &'v Variable<'_>, index: &VariableIndex<'_, '_>) -> Self {
        let extension = variable.extension();
        let rules = variable.rules();
        let field = |field: Option<alphaswarm_settings_schema::span::Spanned<&str>>| {
            field.map(|field| prose(field.value))
        };
        let all = |texts: &[&str]| texts.iter().map(|text| prose(text)).collect();
        let aliases: Vec<_> = extension.aliases.iter().map(|alias| alias.value).collect();
        let words = words(variable);
        Self {
            key: variable.key.value,
            line: variable.line,
            description: prose(variable.description.value),
            expected: rules.expected().into_owned(),
            value_type: variable.value_type,
            example: example(variable, index, words.as_deref()),
            words,
            choices: all(rules.values),
            bounds: rules.bounds.described(variable.value_type),
            pattern: field(extension.pattern),
            targets: in_targets(variable, index),
            class: variable.classification.value,
            is_public: variable.is_public(),
            cadence_days: cadence_days(variable),
            remote_ref: field(extension.remote_ref),
            services: all(&extension.services),
            owner: field(extension.owner),
            group: field(extension.group),
            aliases: all(&aliases),
            has_file: variable.is_secret() || extension.file,
            deprecated: field(extension.deprecated),
            replaced_by: field(extension.replaced_by),
            external: field(extension.external),
        }
    }

    /// The targets in which a value has to be set.
    pub(crate) fn required_in(&self) -> TargetSet {
        let required = self.targets.iter().filter(|own| own.is_required);
        required.flat_map(|own| own.targets.iter()).collect()
    }

    /// All targets that the variable has.
    pub(crate) fn all_targets(&self) -> TargetSet {
        self.targets.iter().flat_map(|own| own.targets.iter()).collect()
    }
}

/// A value of a variable as it may be shown.
pub(crate) fn shown(variable: &Variable<'_>, index: &VariableIndex<'_, '_>, value: &str) -> String {
    let key = variable.key.value;
    if index.hides_value(key, value) {
        return mask::REDACTED.to_owned();
    }
    let class = Some(variable.classification.value);
    mask::printable(&mask::masked(key, class, value)).into_owned()
}

/// How often the value has to be replaced.
pub(crate) fn cadence_days(variable: &Variable<'_>) -> Option<u32> {
    variable.extension().rotation_days.map(|days| days.value)
}

/// What a person wrote who may have pasted an address with a password.
fn prose(text: &str) -> String {
    mask::printable(&mask::without_user_info(text)).into_owned()
}

fn words(variable: &Variable<'_>) -> Option<String> {
    let value_type = variable.value_type;
    if value_type.scalar() == Scalar::Enum {
        let is_list = matches!(value_type, ValueType::List(_));
        return is_list.then(|| "values with commas between them".to_owned());
    }
    let rules = Rules { value_type, values: &[], bounds: Bounds::NONE, pattern: None };
    Some(rules.expected().into_owned())
}

/// The example of the schema, or else of the type, where its words have none.
fn example(
    variable: &Variable<'_>,
    index: &VariableIndex<'_, '_>,
    words: Option<&str>,
) -> Option<String> {
    let own = variable.extension().example;
    if let Some(own) = own.filter(|_| !index.hides(variable.key.value)) {
        return Some(shown(variable, index, own.value));
    }
    let scalar = variable.value_type.scalar();
    // What a string looks like cannot be said for all of them.
    if scalar == Scalar::String || words.is_none_or(|words| words.contains('`')) {
        return None;
    }
    let rules = variable.rules();
    // A negative number is a value of few variables.
    let fits = |spelling: &&&str| !spelling.starts_with('-') && rules.check(spelling).is_ok();
    scalar.accepted().iter().find(fits).map(|&spelling| spelling.to_owned())
}

fn in_targets(variable: &Variable<'_>, index: &VariableIndex<'_, '_>) -> Vec<InTargets> {
    let mut rows: Vec<InTargets> = Vec::new();
    for target in variable.targets.iter() {
        let default = variable.default_in(target).map(|value| shown(variable, index, value));
        let row = InTargets {
            targets: TargetSet::EMPTY.with(target),
            is_required: variable.is_required_in(target),
            default,
        };
        let is_same = |other: &&mut InTargets| {
            other.is_required == row.is_required && other.default == row.default
        };
        match rows.iter_mut().find(is_same) {
            Some(same) => same.targets = same.targets.with(target),
            None => rows.push(row),
        }
    }
    rows
}
