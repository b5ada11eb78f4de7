//! The names of the value types.

/// The type of a variable's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ValueType {
    /// One value.
    Scalar(Scalar),
    /// Values with commas between them.
    List(Scalar),
}

macro_rules! declare {
    ($(
        $(#[doc = $meaning:literal])+
        $variant:ident {
            rust: [$($($rust:ident)::+)?], parse: $home:ident $parse:ident,
            feature: [$($feature:literal)?], check: $check:ident, bound: $bound:ident,
            debug: $debug:ident, name: $name:literal, expected: $expected:literal,
            accepts: [$($accepted:literal),*], refuses: [$($refused:literal),*],
        }
    )+) => {
        /// The type of a single value.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Scalar {
            $($(#[doc = $meaning])+ $variant,)+
        }

        // A list for each question: a service links those that it asks.
        impl Scalar {
            /// Every type of a single value, in the order of the language.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            const NAMES: &[&'static str] = &[$($name,)+];
            const MEANINGS: &[&'static str] = &[$(concat!($($meaning),+).trim_ascii(),)+];
            const EXPECTED: &[&'static str] = &[$($expected,)+];
            const PATHS: &[&[&'static str]] = &[$(&[$($(stringify!($rust)),+)?],)+];
            const PARSERS: &[&'static str] = &[$(stringify!($parse),)+];
            const FEATURES: &[&'static str] = &[$(concat!($($feature)?),)+];
            const MASKED: &[bool] = &[$(matches!(stringify!($debug).as_bytes(), b"masked"),)+];
            const ACCEPTED: &[&[&'static str]] = &[$(&[$($accepted),*],)+];
            const REFUSED: &[&[&'static str]] = &[$(&[$($refused),*],)+];
        }
    };
}

crate::scalars!(declare);

impl Scalar {
    /// The word of the language.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// What the type is, in a sentence.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        Self::MEANINGS[self as usize]
    }

    /// What a value of the type looks like, to follow the word "expected".
    ///
    /// The choices of an enum are listed by [`one_of`](super::one_of).
    #[must_use]
    pub const fn expected(self) -> &'static str {
        Self::EXPECTED[self as usize]
    }

    /// Spellings that are values of the type, for its documentation.
    #[must_use]
    pub const fn accepted(self) -> &'static [&'static str] {
        Self::ACCEPTED[self as usize]
    }

    /// Spellings that are not, though they may look like it.
    #[must_use]
    pub const fn refused(self) -> &'static [&'static str] {
        Self::REFUSED[self as usize]
    }

    /// The path of the Rust type, in `std` or in a crate that `alphaswarm-settings` re-exports;
    /// empty for an enum, whose type is generated.
    #[must_use]
    pub const fn rust_path(self) -> &'static [&'static str] {
        Self::PATHS[self as usize]
    }

    /// The name of the function that makes a value in a service.
    #[must_use]
    pub const fn parser(self) -> &'static str {
        Self::PARSERS[self as usize]
    }

    /// The feature of `alphaswarm-settings` that the type needs.
    #[must_use]
    pub const fn feature(self) -> Option<&'static str> {
        let feature = Self::FEATURES[self as usize];
        if feature.is_empty() { None } else { Some(feature) }
    }

    /// Whether a value may hold a URL, and a password with it.
    #[must_use]
    pub const fn may_hold_url(self) -> bool {
        Self::MASKED[self as usize]
    }

    /// Whether a list can have such items: the commas of JSON are its own.
    #[must_use]
    pub const fn is_item(self) -> bool {
        !matches!(self, Self::Json)
    }

    /// The type that a schema names so.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|scalar| scalar.as_str() == name)
    }
}

impl ValueType {
    /// The type of a variable whose block names none.
    pub const DEFAULT: Self = Self::Scalar(Scalar::String);

    /// The type that a schema names so: the word of a single type, or `list<…>` around one.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name.strip_prefix("list<").and_then(|rest| rest.strip_suffix('>')) {
            Some(item) => {
                Scalar::from_name(item.trim()).filter(|item| item.is_item()).map(Self::List)
            }
            None => Scalar::from_name(name).map(Self::Scalar),
        }
    }

    /// The type of each single value.
    #[must_use]
    pub const fn scalar(self) -> Scalar {
        match self {
            Self::Scalar(scalar) | Self::List(scalar) => scalar,
        }
    }
}

impl std::fmt::Display for ValueType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Scalar(scalar) => f.pad(scalar.as_str()),
            Self::List(scalar) => write!(f, "list<{}>", scalar.as_str()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Bounds, Rules};

    #[test]
    fn the_spellings_of_the_documentation_are_what_they_are_said_to_be() {
        for &scalar in Scalar::ALL {
            let value_type = ValueType::Scalar(scalar);
            let rules = Rules { value_type, values: &[], bounds: Bounds::NONE, pattern: None };
            for spelling in scalar.accepted() {
                assert_eq!(rules.check(spelling), Ok(()), "{value_type} {spelling:?}");
            }
            let is_checked = scalar != Scalar::Json || cfg!(feature = "json");
            for spelling in scalar.refused().iter().filter(|_| is_checked) {
                assert!(rules.check(spelling).is_err(), "{value_type} {spelling:?}");
            }
        }
    }

    #[test]
    fn names_lead_back_to_their_types() {
        for &scalar in Scalar::ALL {
            assert_eq!(ValueType::from_name(scalar.as_str()), Some(ValueType::Scalar(scalar)));
            let list = ValueType::List(scalar).to_string();
            let is_list = scalar != Scalar::Json;
            assert_eq!(ValueType::from_name(&list).is_some(), is_list, "{list}");
        }
        assert_eq!(ValueType::from_name("list<list<int>>"), None);
    }
}
