//! What a running service knows of each variable.

use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::{Classification, Target, TargetSet};
use alphaswarm_settings_schema::value::{Bounds, Rules, ValueType};

/// One variable of the schema, as the constant table holds it that the macro writes.
///
/// To describe a variable by hand, begin with [`Variable::STRING`]:
///
/// ```
/// use alphaswarm_settings::Variable;
///
/// static GREETING: Variable =
///     Variable { key: "GREETING", description: "What to say first.", ..Variable::STRING };
/// assert!(!GREETING.is_secret());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Variable {
    /// The name in the environment.
    pub key: &'static str,
    /// What the variable controls.
    pub description: &'static str,
    /// The type of its value.
    pub value_type: ValueType,
    /// The choices of an enum; empty for every other type.
    pub values: &'static [&'static str],
    /// The bounds of the value.
    pub bounds: Bounds,
    /// A regular expression for the whole string.
    pub pattern: Option<&'static str>,
    /// The targets in which it has to be set.
    pub required_in: TargetSet,
    /// The value where none is set.
    pub default: Option<&'static str>,
    /// The defaults of single targets; each beats `default` there.
    pub target_defaults: &'static [(Target, &'static str)],
    /// The targets in which it exists.
    pub targets: TargetSet,
    /// How its value has to be treated.
    pub classification: Classification,
    /// Old names that are still read.
    pub aliases: &'static [&'static str],
    /// Why it should no longer be set; empty where only a replacement is named.
    pub deprecated: Option<&'static str>,
    /// What to set instead.
    pub replaced_by: Option<&'static str>,
    /// Whether a file may hold the value of a plain variable.
    pub file: bool,
    /// Who answers for it.
    pub owner: Option<&'static str>,
    /// Which services read it; all where the list is empty.
    pub services: &'static [&'static str],
    /// Its heading in documentation.
    pub group: Option<&'static str>,
    /// A value to show in documentation.
    pub example: Option<&'static str>,
    /// How often it has to be replaced, in days.
    pub rotation_days: Option<u32>,
    /// Why something outside of the platform's code reads it.
    pub external: Option<&'static str>,
    /// Where a secret store keeps the value.
    pub remote_ref: Option<&'static str>,
    /// The fields of the user's own, which begin with `x-`: name and value.
    pub custom: &'static [(&'static str, &'static str)],
    /// The schema's path, as messages name it.
    pub schema: &'static str,
    /// The line of the schema that holds the key, from 1; 0 where there is none.
    pub line: u32,
}

impl Variable {
    /// An optional plain string without a default, in every target.
    pub const STRING: Self = Self {
        key: "",
        description: "",
        value_type: ValueType::DEFAULT,
        values: &[],
        bounds: Bounds::NONE,
        pattern: None,
        required_in: TargetSet::EMPTY,
        default: None,
        target_defaults: &[],
        targets: TargetSet::ALL,
        classification: Classification::Plain,
        aliases: &[],
        deprecated: None,
        replaced_by: None,
        file: false,
        owner: None,
        services: &[],
        group: None,
        example: None,
        rotation_days: None,
        external: None,
        remote_ref: None,
        custom: &[],
        schema: "",
        line: 0,
    };

    /// Whether the variable is of a secret class.
    #[must_use]
    pub const fn is_secret(&self) -> bool {
        self.classification.is_secret()
    }

    /// Whether the value may come from a file that `KEY_FILE` names: each look-up costs, so plain
    /// variables have to say so in the schema.
    #[must_use]
    pub const fn may_come_from_file(&self) -> bool {
        self.is_secret() || self.file
    }

    /// Whether no output may show the value: a secret class, or a name that looks like one.
    #[must_use]
    pub fn is_masked(&self) -> bool {
        mask::hides(self.key, Some(self.classification))
    }

    /// The value it has in `target` where none is set.
    #[must_use]
    pub fn default_in(&self, target: Target) -> Option<&'static str> {
        let own = self.target_defaults.iter().find(|(of, _)| *of == target);
        own.map(|&(_, default)| default).or(self.default)
    }

    /// Whether the same holds for it in every target: it is required in none, and has the same default
    /// in all.
    pub(crate) const fn is_alike_everywhere(&self) -> bool {
        self.required_in.is_empty() && self.target_defaults.is_empty()
    }

    /// What the schema says of its values.
    #[must_use]
    pub const fn rules(&self) -> Rules<'static> {
        Rules {
            value_type: self.value_type,
            values: self.values,
            bounds: self.bounds,
            pattern: self.pattern,
        }
    }
}
