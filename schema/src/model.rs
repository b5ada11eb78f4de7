//! What a schema says, as data. Everything borrows from the source text.

use crate::key;
use crate::span::{Span, Spanned};
use crate::value::{Bounds, Rules, ValueType};

/// A whole schema, in the order of the file.
#[derive(Debug, Default, Clone)]
pub struct Schema<'s> {
    /// The declared variables; each key is there once.
    pub variables: Vec<Variable<'s>>,
}

/// One declared environment variable.
#[derive(Debug, Clone)]
pub struct Variable<'s> {
    /// The name in the environment.
    pub key: Spanned<&'s str>,
    /// The line of the key, from 1.
    pub line: usize,
    /// What the variable controls, in the schema author's words.
    pub description: Spanned<&'s str>,
    /// Whether it has to be set.
    pub required: Spanned<bool>,
    /// The value where none is set; never empty.
    pub default: Option<Spanned<&'s str>>,
    /// Where the variable exists.
    pub targets: TargetSet,
    /// How its value has to be treated.
    pub classification: Spanned<Classification>,
    /// The type its value has.
    pub value_type: ValueType,
    /// The choices of an enum; empty for every other type.
    pub values: Values<'s>,
    /// The fields that few variables have; none where none of them is written.
    pub extension: Option<Box<Extension<'s>>>,
}

/// The fields that few variables have.
#[derive(Debug, Default, Clone)]
pub struct Extension<'s> {
    /// A value to show in documentation; never a default.
    pub example: Option<Spanned<&'s str>>,
    /// The bounds of the value.
    pub bounds: Bounds,
    /// A regular expression for the whole string.
    pub pattern: Option<Spanned<&'s str>>,
    /// The defaults of single targets, in the order of [`Target::ALL`].
    pub target_defaults: [Option<Spanned<&'s str>>; 3],
    /// The targets in which a value has to be set, in place of `required`.
    pub required_in: Option<TargetSet>,
    /// How often the value has to be replaced, in days.
    pub rotation_days: Option<Spanned<u32>>,
    /// Who answers for the variable.
    pub owner: Option<Spanned<&'s str>>,
    /// Which services read it; all where the list is empty.
    pub services: Vec<&'s str>,
    /// Its heading in generated documentation.
    pub group: Option<Spanned<&'s str>>,
    /// Old names that are still read.
    pub aliases: Vec<Spanned<&'s str>>,
    /// Why the variable should no longer be set.
    pub deprecated: Option<Spanned<&'s str>>,
    /// What to set in its place.
    pub replaced_by: Option<Spanned<&'s str>>,
    /// Why something outside of the platform's code reads it.
    pub external: Option<Spanned<&'s str>>,
    /// Whether a file may hold the value of a plain variable.
    pub file: bool,
    /// Where a secret store keeps the value.
    pub remote_ref: Option<Spanned<&'s str>>,
    /// Whether the value may reach a browser, if the name does not say so.
    pub is_public: bool,
    /// The fields that begin with `x-`, name and value.
    pub custom: Vec<(Spanned<&'s str>, Spanned<&'s str>)>,
}

/// The choices of an enum, as strings and as places.
#[derive(Debug, Default, Clone)]
pub struct Values<'s> {
    /// The choices, in order.
    pub strings: Vec<&'s str>,
    /// Where each is.
    pub spans: Vec<Span>,
}

/// Where the platform runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A developer's machine: docker compose, `cargo run`.
    Local,
    /// A Kubernetes cluster.
    Kubernetes,
    /// A cloud's own container service.
    Cloud,
}

/// A set of targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TargetSet(u8);

/// How a value has to be treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Classification {
    /// Anybody may see it.
    Plain,
    /// Nobody may see it.
    Secret,
    /// Nobody may see it, and it has to be replaced from time to time.
    RotationRequired,
}

impl Target {
    /// Every target, in the order of the language.
    pub const ALL: [Self; 3] = [Self::Local, Self::Kubernetes, Self::Cloud];

    /// The word of the language.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Local => "local",
            Self::Kubernetes => "kubernetes",
            Self::Cloud => "cloud",
        }
    }

    /// The target that a schema names so: lower case, nothing else.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|target| target.as_str() == name)
    }

    /// The target that a person names so anywhere else: `k8s` is `kubernetes`.
    #[must_use]
    pub fn from_input(name: &str) -> Option<Self> {
        if name == "k8s" { Some(Self::Kubernetes) } else { Self::from_name(name) }
    }
}

impl std::fmt::Display for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl TargetSet {
    /// No target.
    pub const EMPTY: Self = Self(0);
    /// All three targets.
    pub const ALL: Self = Self(0b111);

    /// The set with `target` in it.
    #[must_use]
    pub const fn with(self, target: Target) -> Self {
        Self(self.0 | 1 << target as u8)
    }

    /// Whether `target` is in the set.
    #[must_use]
    pub const fn contains(self, target: Target) -> bool {
        self.0 & 1 << target as u8 != 0
    }

    /// Whether any target is in both sets.
    #[must_use]
    pub const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether every target of this set is in `other`.
    #[must_use]
    pub const fn is_subset(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// Whether no target is in the set.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The targets of the set, in the order of the language.
    pub fn iter(self) -> impl Iterator<Item = Target> {
        Target::ALL.into_iter().filter(move |&target| self.contains(target))
    }
}

impl FromIterator<Target> for TargetSet {
    fn from_iter<I: IntoIterator<Item = Target>>(targets: I) -> Self {
        targets.into_iter().fold(Self::default(), Self::with)
    }
}

impl std::fmt::Display for TargetSet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (index, target) in self.iter().enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            write!(f, "{comma}{target}")?;
        }
        Ok(())
    }
}

impl Classification {
    /// Every classification, in the order of the language.
    pub const ALL: [Self; 3] = [Self::Plain, Self::Secret, Self::RotationRequired];

    /// The word of the language.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Secret => "secret",
            Self::RotationRequired => "rotation-required",
        }
    }

    /// The classification that a schema names so: lower case, nothing else.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|classification| classification.as_str() == name)
    }

    /// Whether this is one of the two secret classes.
    #[must_use]
    pub const fn is_secret(self) -> bool {
        !matches!(self, Self::Plain)
    }
}

impl std::fmt::Display for Classification {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl Extension<'_> {
    const EMPTY: Self = Self {
        example: None,
        bounds: Bounds::NONE,
        pattern: None,
        target_defaults: [None; 3],
        required_in: None,
        rotation_days: None,
        owner: None,
        services: Vec::new(),
        group: None,
        aliases: Vec::new(),
        deprecated: None,
        replaced_by: None,
        external: None,
        file: false,
        remote_ref: None,
        is_public: false,
        custom: Vec::new(),
    };
}

impl<'s> Variable<'s> {
    /// The value the variable has in `target` where none is set.
    #[must_use]
    pub fn default_in(&self, target: Target) -> Option<&'s str> {
        let own = self.extension().target_defaults[target as usize];
        own.or(self.default).map(|default| default.value)
    }

    /// Every default that is written: the common one and those of single targets.
    pub fn defaults(&self) -> impl Iterator<Item = Spanned<&'s str>> {
        self.default.into_iter().chain(self.extension().target_defaults.into_iter().flatten())
    }

    /// Whether a value has to be set in `target`.
    #[must_use]
    pub fn is_required_in(&self, target: Target) -> bool {
        match self.extension().required_in {
            Some(required_in) => required_in.contains(target),
            None => self.required.value && self.targets.contains(target),
        }
    }

    /// Whether a service that runs in these targets may find no value: neither is one required in each of
    /// them, nor does a default stand in everywhere.
    #[must_use]
    pub fn may_lack_value(&self, served: TargetSet) -> bool {
        let has_default =
            self.default.is_some() || served.iter().all(|target| self.default_in(target).is_some());
        let is_required = served.iter().all(|target| self.is_required_in(target));
        !has_default && !is_required
    }

    /// The fields that few variables have; all of them unset where none is written.
    #[must_use]
    pub fn extension(&self) -> &Extension<'s> {
        static EMPTY: Extension<'static> = Extension::EMPTY;
        self.extension.as_deref().unwrap_or(&EMPTY)
    }

    /// What the schema says of its values.
    #[must_use]
    pub fn rules(&self) -> Rules<'_> {
        Rules {
            value_type: self.value_type,
            values: &self.values.strings,
            bounds: self.extension().bounds,
            pattern: self.extension().pattern.map(|pattern| pattern.value),
        }
    }

    /// Whether the variable is of a secret class.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        self.classification.value.is_secret()
    }

    /// Whether its value may reach a browser: the schema says so, or the name.
    #[must_use]
    pub fn is_public(&self) -> bool {
        self.extension().is_public || key::is_public(self.key.value)
    }
}
