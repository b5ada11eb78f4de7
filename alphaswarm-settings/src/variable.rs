//! What a running service knows of each variable.

use alphaswarm_settings_schema::key;
use alphaswarm_settings_schema::model::{Classification, Target, TargetSet};
use alphaswarm_settings_schema::value::{Rules, ValueType};

/// One variable of the schema, as it stands in the constant table that the macro writes.
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
    /// The targets in which it has to be set.
    pub required_in: TargetSet,
    /// The value where none is set.
    pub default: Option<&'static str>,
    /// The targets in which it exists.
    pub targets: TargetSet,
    /// How its value has to be treated.
    pub classification: Classification,
    /// The schema's path, as messages name it.
    pub schema: &'static str,
    /// The line of the schema that holds the key, from 1; 0 where there is none.
    pub line: u32,
}

impl Variable {
    /// An optional plain text without a default, in every target.
    pub const STRING: Self = Self {
        key: "",
        description: "",
        value_type: ValueType::DEFAULT,
        values: &[],
        required_in: TargetSet::EMPTY,
        default: None,
        targets: TargetSet::ALL,
        classification: Classification::Plain,
        schema: "",
        line: 0,
    };

    /// Whether the variable is of a secret class.
    #[must_use]
    pub const fn is_secret(&self) -> bool {
        self.classification.is_secret()
    }

    /// Whether no output may show the value: a secret class, or a name that looks like one.
    #[must_use]
    pub fn is_masked(&self) -> bool {
        self.is_secret() || key::looks_secret(self.key)
    }

    /// The value it has in `target` where none is set.
    #[must_use]
    pub const fn default_in(&self, target: Target) -> Option<&'static str> {
        let _ = target;
        self.default
    }

    /// What the schema says of its values.
    #[must_use]
    pub const fn rules(&self) -> Rules<'static> {
        Rules { value_type: self.value_type, values: self.values }
    }
}
