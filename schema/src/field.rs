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

            /// The name as it is written.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// Whether every block has to have the field, and not empty.
            #[must_use]
            pub const fn is_needed(self) -> bool {
                match self { $(Self::$variant => matches!(Need::$need, Need::Always),)+ }
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
    /// Whether it has to be set.
    Required = "required", Always;
    /// The value where none is set.
    Default = "default", Optional;
    /// A value for documentation.
    Example = "example", Optional;
    /// Where the variable exists.
    Targets = "targets", Always;
    /// How its value has to be treated.
    Classification = "classification", Always;
}

impl FieldName {
    /// How many fields there are.
    pub const COUNT: usize = Self::ALL.len();

    /// The field written so, in any case of letters.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.as_str().eq_ignore_ascii_case(name))
    }

    /// The names of all fields.
    pub fn names() -> impl Iterator<Item = &'static str> + Clone {
        Self::ALL.iter().map(|field| field.as_str())
    }

    /// Whether the field holds a value of the variable, which may be a secret.
    #[must_use]
    pub const fn holds_a_value(self) -> bool {
        matches!(self, Self::Default | Self::Example)
    }
}
