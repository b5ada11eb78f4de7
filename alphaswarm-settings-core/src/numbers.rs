//! Numbers of every size.

use std::borrow::Cow;
use std::fmt::Display;

use alphaswarm_settings_schema::value::{self, Invalid, Scalar};

/// A whole number of Rust's.
pub trait Whole: Copy + Display + TryFrom<i64> + TryFrom<u64> {
    /// The least.
    const MIN: Self;
    /// The greatest.
    const MAX: Self;
}

macro_rules! whole {
    ($($type:ty)+) => {
        $(impl Whole for $type {
            const MIN: Self = <$type>::MIN;
            const MAX: Self = <$type>::MAX;
        })+
    };
}

whole!(i8 i16 i32 i64 isize u8 u16 u32 u64 usize);

/// A whole number of the type `int`, in a type of another size.
///
/// # Errors
/// When the string is anything else, or does not fit the type.
#[expect(clippy::needless_pass_by_value, reason = "of one shape with the others")]
pub fn int_as<T: Whole>(value: Cow<'static, str>) -> Result<T, Invalid> {
    fit(value::int(&value), Scalar::Int)
}

/// A whole number of the type `uint`, in a type of another size.
///
/// # Errors
/// When the string is anything else, or does not fit the type.
#[expect(clippy::needless_pass_by_value, reason = "of one shape with the others")]
pub fn uint_as<T: Whole>(value: Cow<'static, str>) -> Result<T, Invalid> {
    fit(value::uint(&value), Scalar::Int)
}

/// A number of bytes, in a type of another size.
///
/// # Errors
/// When the string is anything else, or does not fit the type.
#[expect(clippy::needless_pass_by_value, reason = "of one shape with the others")]
pub fn bytes_as<T: Whole>(value: Cow<'static, str>) -> Result<T, Invalid> {
    fit(value::bytes(&value), Scalar::Bytes)
}

/// A finite number of 32 bits.
///
/// # Errors
/// When the string is anything else, or too large for the type.
#[expect(clippy::needless_pass_by_value, reason = "of one shape with the others")]
pub fn float_as_f32(value: Cow<'static, str>) -> Result<f32, Invalid> {
    #[expect(clippy::cast_possible_truncation, reason = "what is too large becomes infinite")]
    let number = value::float(&value).map(|number| number as f32);
    number.ok().filter(|number| number.is_finite()).ok_or_else(|| {
        let expected = Scalar::Float.expected();
        Invalid::expected(format!("{expected}, from {:e} to {:e}", f32::MIN, f32::MAX))
    })
}

/// The number in a type of another size.
fn fit<W, T: Whole + TryFrom<W>>(read: Result<W, Invalid>, like: Scalar) -> Result<T, Invalid> {
    read.ok().and_then(|number| T::try_from(number).ok()).ok_or_else(|| {
        Invalid::expected(format!("{}, from {} to {}", like.expected(), T::MIN, T::MAX))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_is_taken_and_the_range_is_named() {
        assert_eq!(int_as::<i8>("-128".into()), Ok(-128));
        assert_eq!(uint_as::<usize>(" 7 ".into()), Ok(7));
        assert_eq!(int_as::<u8>("255".into()), Ok(255));
        assert_eq!(bytes_as::<u32>("1GiB".into()), Ok(1 << 30));
        let expected = "a number of bytes, such as `512`, `64KiB` or `10MB`, from 0 to 4294967295";
        assert_eq!(bytes_as::<u32>("4GiB".into()), Err(Invalid::expected(expected)));
        for value in ["128", "-129", "x", ""] {
            let expected = Err(Invalid::expected("a whole number, from -128 to 127"));
            assert_eq!(int_as::<i8>(value.into()), expected, "{value}");
        }
        assert_eq!(
            uint_as::<u16>("65536".into()),
            Err(Invalid::expected("a whole number, from 0 to 65535"))
        );
    }

    #[test]
    fn a_float_of_half_the_size_is_still_finite() {
        assert_eq!(float_as_f32("1.5".into()), Ok(1.5));
        let expected = "a decimal number, from -3.4028235e38 to 3.4028235e38";
        assert_eq!(float_as_f32("1e39".into()), Err(Invalid::expected(expected)));
    }
}
