//! Values of the service's own types, for variables of type `string` and `enum`.
//!
//! A type is made by its `FromStr`, or else by its `Deserialize`. Which of the two it has, a macro cannot
//! see; the compiler finds it out where the code of the macro calls `make` on a reference to a
//! reference to an [`Own`]: it takes the first of the traits below whose bounds hold.

use std::borrow::Cow;
use std::fmt::Display;
use std::marker::PhantomData;
use std::str::FromStr;

use alphaswarm_settings_core::__private::not_own;
use alphaswarm_settings_schema::mask;

use crate::Invalid;

/// Stands for a type that is to be made.
pub struct Own<T>(PhantomData<T>);

impl<T> Own<T> {
    /// The only one.
    pub const NEW: Self = Self(PhantomData);
}

/// By a `FromStr` whose error can be shown.
pub trait ByFromStrWithReason<T> {
    /// Makes the value.
    ///
    /// # Errors
    /// With the reason as a hint, which is shown for plain variables only.
    fn make(&self, value: Cow<'static, str>) -> Result<T, Invalid>;
}

impl<T: FromStr<Err: Display>> ByFromStrWithReason<T> for &&&Own<T> {
    fn make(&self, value: Cow<'static, str>) -> Result<T, Invalid> {
        value.parse().map_err(|error: T::Err| not_own::<T>().hint(mask::shown(&error.to_string())))
    }
}

/// By a `FromStr` whose error says nothing.
pub trait ByFromStr<T> {
    /// Makes the value.
    ///
    /// # Errors
    /// Where the type refuses the value.
    fn make(&self, value: Cow<'static, str>) -> Result<T, Invalid>;
}

impl<T: FromStr> ByFromStr<T> for &&Own<T> {
    fn make(&self, value: Cow<'static, str>) -> Result<T, Invalid> {
        value.parse().map_err(|_| not_own::<T>())
    }
}

/// By a `Deserialize`, where the feature `envy` is on.
pub trait BySerde<T> {
    /// Makes the value.
    ///
    /// # Errors
    /// Where the type refuses the value.
    fn make(&self, value: Cow<'static, str>) -> Result<T, Invalid>;
}

#[cfg(feature = "envy")]
impl<T: serde::de::DeserializeOwned> BySerde<T> for &Own<T> {
    fn make(&self, value: Cow<'static, str>) -> Result<T, Invalid> {
        crate::deserialize::deserialized(value)
    }
}

/// Not at all.
pub trait NoWay<T> {
    /// Compiles for no type.
    ///
    /// # Errors
    /// Always.
    fn make(&self, value: Cow<'static, str>) -> Result<T, Invalid>
    where
        T: OwnType;
}

impl<T> NoWay<T> for Own<T> {
    fn make(&self, _: Cow<'static, str>) -> Result<T, Invalid>
    where
        T: OwnType,
    {
        Err(not_own::<T>())
    }
}

/// No type has this.
#[cfg_attr(
    feature = "envy",
    diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a variable",
        label = "has neither `FromStr` nor `Deserialize`",
        note = "implement `std::str::FromStr` or `serde::Deserialize` for it"
    )
)]
#[cfg_attr(
    not(feature = "envy"),
    diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a variable",
        label = "has no `FromStr`",
        note = "implement `std::str::FromStr` for it; with the feature `envy`, `serde::Deserialize` is \
                enough: in Cargo.toml: alphaswarm-settings = {{ version = \"0.1.0\", features = \
                [\"envy\"] }}"
    )
)]
pub trait OwnType {}

/// A value without surrounding blanks.
#[must_use]
pub fn trimmed(value: Cow<'static, str>) -> Cow<'static, str> {
    match value.trim() {
        all if all.len() == value.len() => value,
        inner => Cow::Owned(inner.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Refuses everything, and says so or not.
    #[derive(Debug)]
    struct Refusing;
    #[derive(Debug)]
    struct Mute;

    impl FromStr for Refusing {
        type Err = String;
        fn from_str(value: &str) -> Result<Self, String> {
            Err(format!("not\n{value}"))
        }
    }

    impl FromStr for Mute {
        type Err = ();
        fn from_str(_: &str) -> Result<Self, ()> {
            Err(())
        }
    }

    #[test]
    #[expect(clippy::needless_borrow, reason = "as the macro writes it, for every type alike")]
    fn the_best_way_is_taken() {
        assert_eq!((&&&&Own::<u32>::NEW).make("7".into()), Ok(7));
        let reason = (&&&&Own::<Refusing>::NEW).make("this".into()).unwrap_err();
        assert_eq!(reason.expected, "a value of the service's own type `Refusing`");
        assert_eq!(reason.hint.as_deref(), Some("not\\nthis"));
        let mute = (&&&&Own::<Mute>::NEW).make("this".into()).unwrap_err();
        assert_eq!(
            (&*mute.expected, mute.hint),
            ("a value of the service's own type `Mute`", None)
        );
    }

    #[cfg(feature = "envy")]
    #[test]
    #[expect(clippy::needless_borrow, reason = "as the macro writes it, for every type alike")]
    fn what_has_no_other_way_is_deserialized() {
        assert_eq!((&&&&Own::<Vec<u8>>::NEW).make("1,2".into()), Ok(vec![1, 2]));
    }

    #[test]
    fn only_blanks_around_a_value_are_taken_away() {
        for (value, trimmed) in [("a", "a"), (" a b ", "a b"), ("", "")] {
            assert_eq!(super::trimmed(value.into()), trimmed);
        }
    }
}
