//! Inclusive bounds.

use std::time::Duration;

use super::{Scalar, ValueType, bytes, duration, float, int, items, port, uint};

/// One bound, in the terms of the variable's type.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub enum Bound {
    /// Of an `int`.
    Int(i64),
    /// Of a `uint`, a `port` or a number of `bytes`.
    Uint(u64),
    /// Of a `float`; finite.
    Float(f64),
    /// Of a `duration`.
    Duration(Duration),
    /// Of the length of a `string`, in characters, or of a list, in items.
    Length(u64),
}

/// The least and the greatest value; both are allowed themselves.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Bounds {
    /// The least value.
    pub min: Option<Bound>,
    /// The greatest value.
    pub max: Option<Bound>,
}

impl Bound {
    /// Reads a bound as the schema writes it.
    ///
    /// The outer `None` says that values of the type have no order; the inner one that the string
    /// is no bound.
    #[must_use]
    pub fn read(value_type: ValueType, value: &str) -> Option<Option<Self>> {
        let ValueType::Scalar(scalar) = value_type else {
            return Some(uint(value).ok().map(Self::Length));
        };
        match scalar {
            Scalar::String => Some(uint(value).ok().map(Self::Length)),
            scalar => measure(scalar, value),
        }
    }

    /// The measure of a value: itself, or its length.
    fn of(value_type: ValueType, value: &str) -> Option<Self> {
        match value_type {
            ValueType::List(_) => Some(Self::Length(items(value).count() as u64)),
            ValueType::Scalar(Scalar::String) => Some(Self::Length(value.chars().count() as u64)),
            ValueType::Scalar(scalar) => measure(scalar, value).flatten(),
        }
    }
}

macro_rules! measured {
    ($($(#[$doc:meta])+ $variant:ident {
        rust: $rust:tt, parse: $home:ident $parse:ident, feature: $feature:tt,
        check: $check:ident, bound: $bound:ident, $($rest:tt)*
    })+) => {
        /// The measure of a string that has to be a value of the type: none where its values have
        /// no order, and none within where it is no value.
        fn measure(scalar: Scalar, value: &str) -> Option<Option<Bound>> {
            match scalar {
                $(Scalar::$variant => measured!(@ $bound $check value),)+
            }
        }
    };
    // The length of a string is no value of its type.
    (@ Length $check:ident $value:ident) => { None };
    (@ none $check:ident $value:ident) => { None };
    (@ $bound:ident $check:ident $value:ident) => {
        Some($check($value).ok().map(|value| Bound::$bound(value.into())))
    };
}

crate::scalars!(measured);

impl std::fmt::Display for Bound {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Int(bound) => bound.fmt(f),
            Self::Uint(bound) | Self::Length(bound) => bound.fmt(f),
            Self::Float(bound) => bound.fmt(f),
            Self::Duration(bound) => match (bound.as_secs(), bound.subsec_nanos()) {
                (0, _) | (_, 1..) => write!(f, "{bound:?}"),
                (seconds, 0) if seconds % 3600 == 0 => write!(f, "{}h", seconds / 3600),
                (seconds, 0) if seconds % 60 == 0 => write!(f, "{}m", seconds / 60),
                (seconds, 0) => write!(f, "{seconds}s"),
            },
        }
    }
}

impl Bounds {
    /// Every value is allowed.
    pub const NONE: Self = Self { min: None, max: None };

    /// Whether every value is allowed.
    #[must_use]
    pub const fn is_none(self) -> bool {
        self.min.is_none() && self.max.is_none()
    }

    /// Whether a value, which has to be of the type, lies within the bounds.
    #[must_use]
    pub fn admit(self, value_type: ValueType, value: &str) -> bool {
        if self.is_none() {
            return true;
        }
        let Some(measure) = Bound::of(value_type, value) else { return true };
        self.min.is_none_or(|min| min <= measure) && self.max.is_none_or(|max| measure <= max)
    }

    /// The bounds in words; none where every value is allowed.
    #[must_use]
    pub fn described(self, value_type: ValueType) -> Option<String> {
        let unit = match value_type {
            ValueType::List(_) => " item",
            ValueType::Scalar(Scalar::String) => " character",
            ValueType::Scalar(_) => "",
        };
        // The number before the unit.
        let is_one = self.max.or(self.min) == Some(Bound::Length(1));
        let plural = if unit.is_empty() || is_one { "" } else { "s" };
        match (self.min, self.max) {
            (None, None) => None,
            (Some(min), None) => Some(format!("at least {min}{unit}{plural}")),
            (None, Some(max)) => Some(format!("at most {max}{unit}{plural}")),
            (Some(min), Some(max)) => Some(format!("from {min} to {max}{unit}{plural}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn admits(value_type: &str, min: &str, max: &str, value: &str) -> bool {
        let value_type = ValueType::from_name(value_type).unwrap();
        let bound = |value| Bound::read(value_type, value).unwrap();
        Bounds { min: bound(min), max: bound(max) }.admit(value_type, value)
    }

    #[test]
    fn bounds_are_inclusive_and_of_the_type() {
        assert!(admits("int", "-5", "5", "-5") && admits("int", "-5", "5", "5"));
        assert!(!admits("int", "-5", "5", "6"));
        assert!(admits("duration", "1s", "1m", "60s") && !admits("duration", "1s", "1m", "61s"));
        assert!(admits("bytes", "1KiB", "1MiB", "1MiB") && !admits("bytes", "1KiB", "1MiB", "1"));
        assert!(!admits("float", "0", "1", "1.01"));
        assert!(admits("port", "1024", "65535", "8080") && !admits("port", "1024", "65535", "80"));
    }

    #[test]
    fn strings_and_lists_are_bounded_in_length() {
        assert!(admits("string", "2", "3", "äöü") && !admits("string", "2", "3", "a"));
        assert!(admits("list<int>", "1", "2", "1,2") && !admits("list<int>", "1", "2", "1,2,3"));
    }

    #[test]
    fn durations_are_shown_in_the_largest_unit_that_fits() {
        for value in ["0ns", "250ms", "1s", "90s", "5m", "90m", "48h", "1.5s"] {
            let bound = Bound::read(ValueType::Scalar(Scalar::Duration), value).unwrap();
            assert_eq!(bound.unwrap().to_string(), value);
        }
    }

    #[test]
    fn what_has_no_order_has_no_bounds() {
        for name in ["bool", "url", "enum", "ip", "socket_addr", "path", "json"] {
            assert!(Bound::read(ValueType::from_name(name).unwrap(), "1").is_none(), "{name}");
        }
    }
}
