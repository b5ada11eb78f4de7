//! Everything that the schema says of the values of one variable.

use std::borrow::Cow;

use super::{
    Bounds, Invalid, Scalar, ValueType, boolean, bytes, check_json, check_pattern, check_url,
    choice, duration, each_item, float, int, ip, one_of, path, port, socket_addr, string, uint,
};

use crate::mask::printable;

/// What the schema says of the values of one variable.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rules<'a> {
    /// The type.
    pub value_type: ValueType,
    /// The choices of an enum; empty for every other type.
    pub values: &'a [&'a str],
    /// The bounds of the value.
    pub bounds: Bounds,
    /// A regular expression for the whole string.
    pub pattern: Option<&'a str>,
}

impl Rules<'_> {
    /// What a value looks like, to follow the word "expected".
    #[must_use]
    pub fn expected(&self) -> Cow<'static, str> {
        let single = match self.value_type.scalar() {
            Scalar::Enum => choice::listed(self.values),
            scalar => scalar.expected().into(),
        };
        let of_type = match self.value_type {
            ValueType::Scalar(_) => single,
            ValueType::List(_) => format!("values with commas between them, each {single}").into(),
        };
        match (self.bounds.described(self.value_type), self.pattern.map(printable)) {
            (None, None) => of_type,
            (Some(bounds), None) => format!("{of_type}, {bounds}").into(),
            (None, Some(pattern)) => format!("{of_type}, matching `{pattern}`").into(),
            (Some(bounds), Some(pattern)) => {
                format!("{of_type}, {bounds}, matching `{pattern}`").into()
            }
        }
    }

    /// Whether more than the type decides: bounds or a pattern.
    #[must_use]
    pub const fn has_constraints(&self) -> bool {
        self.pattern.is_some() || !self.bounds.is_none()
    }

    /// Whether `value` is a value: of the right type and within every rule.
    ///
    /// # Errors
    /// What was expected instead.
    pub fn check(&self, value: &str) -> Result<(), Invalid> {
        let of_type = match self.value_type {
            ValueType::Scalar(scalar) => self.check_scalar(scalar, value),
            ValueType::List(scalar) => {
                each_item(value, |item| self.check_scalar(scalar, item)).collect()
            }
        };
        let checked = of_type.and_then(|()| self.check_constraints(value));
        checked.map_err(|invalid| invalid.noting_quotes(value))
    }

    /// Whether `value`, which is of the right type, is within the bounds and matches the pattern.
    ///
    /// # Errors
    /// What was expected instead.
    pub fn check_constraints(&self, value: &str) -> Result<(), Invalid> {
        if !self.bounds.admit(self.value_type, value) {
            return Err(Invalid::expected(self.expected()));
        }
        let Some(pattern) = self.pattern else { return Ok(()) };
        let check = |value: &str| {
            let is_right = check_pattern(pattern, value);
            is_right.then_some(()).ok_or_else(|| Invalid::expected(self.expected_of_one()))
        };
        match self.value_type {
            ValueType::Scalar(_) if check_pattern(pattern, value) => Ok(()),
            ValueType::Scalar(_) => Err(Invalid::expected(self.expected())),
            ValueType::List(_) => each_item(value, check).collect(),
        }
    }

    /// What a single value looks like that has no bounds.
    fn expected_of_one(&self) -> Cow<'static, str> {
        Rules {
            value_type: ValueType::Scalar(self.value_type.scalar()),
            bounds: Bounds::NONE,
            ..*self
        }
        .expected()
    }

    fn check_scalar(&self, scalar: Scalar, value: &str) -> Result<(), Invalid> {
        // The choices are those of the variable, not of the type.
        if scalar == Scalar::Enum {
            one_of(value, self.values).map(drop)
        } else {
            check(scalar, value)
        }
    }
}

macro_rules! checked {
    ($($(#[$doc:meta])+ $variant:ident {
        rust: $rust:tt, parse: $home:ident $parse:ident, feature: $feature:tt,
        check: $check:ident, $($rest:tt)*
    })+) => {
        fn check(scalar: Scalar, value: &str) -> Result<(), Invalid> {
            match scalar {
                $(Scalar::$variant => $check(value).map(drop),)+
            }
        }
    };
}

crate::scalars!(checked);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_schema_lists_is_shown_printable() {
        let rules = Rules {
            value_type: ValueType::Scalar(Scalar::Enum),
            values: &["a\u{1b}[31m", "b\u{202e}"],
            bounds: Bounds::NONE,
            pattern: Some("\0+"),
        };
        let expected = "one of `a\u{fffd}[31m`, `b\u{fffd}`, matching `\u{fffd}+`";
        assert_eq!(rules.expected(), expected);
    }
}
