//! The table of fields that a block may have.

macro_rules! fields {
    ($($(#[doc = $meaning:literal])+ $variant:ident = $name:literal, $need:ident;)+) => {
        /// A field of a block.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum FieldName {
            $($(#[doc = $meaning])+ $variant,)+
        }

        impl FieldName {
            /// Every field, in the order a block is usually written.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            // Tables in place of a `match` for each question, which would be code for each row.
            const NAMES: &[&'static str] = &[$($name,)+];
            const NEEDS: &[Need] = &[$(Need::$need,)+];

            /// The name as it is written.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                Self::NAMES[self as usize]
            }

            fn from_lower_case(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)+
                    _ => None,
                }
            }

            /// Whether every block has to have the field, and not empty.
            #[must_use]
            pub const fn is_needed(self) -> bool {
                matches!(Self::NEEDS[self as usize], Need::Always)
            }
        }
    };
}

enum Need {
    Always,
    Optional,
}

fields! {
    /// The variable's name in the environment.
    Key = "key", Always;
    /// What the variable controls.
    Description = "description", Always;
    /// The type of its value.
    Type = "type", Optional;
    /// The choices of an enum.
    Values = "values", Optional;
    /// The least value; for strings and lists the least length.
    Min = "min", Optional;
    /// The greatest value; for strings and lists the greatest length.
    Max = "max", Optional;
    /// A regular expression for the whole string.
    Pattern = "pattern", Optional;
    /// Whether it has to be set.
    Required = "required", Always;
    /// The targets in which it has to be set, in place of `required`.
    RequiredIn = "required_in", Optional;
    /// The value where none is set.
    Default = "default", Optional;
    /// The default on a developer's machine.
    DefaultLocal = "default.local", Optional;
    /// The default in Kubernetes.
    DefaultKubernetes = "default.kubernetes", Optional;
    /// The default in a cloud's container service.
    DefaultCloud = "default.cloud", Optional;
    /// A value for documentation.
    Example = "example", Optional;
    /// Where the variable exists.
    Targets = "targets", Always;
    /// How its value has to be treated.
    Classification = "classification", Always;
    /// How often a secret has to be replaced.
    Rotation = "rotation", Optional;
    /// Who answers for the variable.
    Owner = "owner", Optional;
    /// Which services read it.
    Services = "services", Optional;
    /// Its heading in generated documentation.
    Group = "group", Optional;
    /// Old names that are still read.
    Aliases = "aliases", Optional;
    /// Why it should no longer be set.
    Deprecated = "deprecated", Optional;
    /// What to set instead.
    ReplacedBy = "replaced_by", Optional;
    /// Why something outside of the platform's code reads it.
    External = "external", Optional;
    /// Whether a file may hold the value of a plain variable.
    File = "file", Optional;
    /// Where a secret store keeps the value.
    RemoteRef = "remote_ref", Optional;
    /// Whether the value may reach a browser.
    Exposure = "exposure", Optional;
}

impl FieldName {
    /// How many fields there are.
    pub const COUNT: usize = Self::ALL.len();

    /// The field written so, in any case of letters.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let is_shouted = || name.bytes().any(|byte| byte.is_ascii_uppercase());
        Self::from_lower_case(name).or_else(|| {
            is_shouted().then(|| Self::from_lower_case(&name.to_ascii_lowercase())).flatten()
        })
    }

    /// The names of all fields.
    pub fn names() -> impl Iterator<Item = &'static str> + Clone {
        Self::NAMES.iter().copied()
    }

    /// Whether most variables have the field.
    #[must_use]
    pub const fn is_common(self) -> bool {
        self.is_needed() || matches!(self, Self::Type | Self::Values | Self::Default)
    }

    /// Whether the field holds a value of the variable, which may be a secret.
    #[must_use]
    pub const fn holds_a_value(self) -> bool {
        matches!(
            self,
            Self::Default
                | Self::DefaultLocal
                | Self::DefaultKubernetes
                | Self::DefaultCloud
                | Self::Example
        )
    }
}
