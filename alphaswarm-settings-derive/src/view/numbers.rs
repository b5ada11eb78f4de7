//! Numbers of other sizes than the schema's own.

use alphaswarm_settings_schema::model::Variable;
use alphaswarm_settings_schema::span::Spanned;
use alphaswarm_settings_schema::value::{Scalar, bytes, int, items, uint};

use super::fit::Making;
use crate::rust_type::Type;

/// The whole numbers of Rust, with the least and the greatest of each. Which size `usize` has where the
/// program will run is not known here: it is taken to be 64 bits.
const WHOLE: [(&str, i128, i128); 10] = [
    ("i8", i8::MIN as i128, i8::MAX as i128),
    ("i16", i16::MIN as i128, i16::MAX as i128),
    ("i32", i32::MIN as i128, i32::MAX as i128),
    ("i64", i64::MIN as i128, i64::MAX as i128),
    ("isize", i64::MIN as i128, i64::MAX as i128),
    ("u8", 0, u8::MAX as i128),
    ("u16", 0, u16::MAX as i128),
    ("u32", 0, u32::MAX as i128),
    ("u64", 0, u64::MAX as i128),
    ("usize", 0, u64::MAX as i128),
];

/// How a number of this type is made, if it is one.
pub(super) fn making(scalar: Scalar, ty: &Type) -> Option<Making> {
    let function = match scalar {
        Scalar::Int => "int_as",
        Scalar::Uint => "uint_as",
        Scalar::Bytes => "bytes_as",
        Scalar::Float if ty.is_called("f32") => {
            return Some(Making::Number { function: "float_as_f32", is_generic: false });
        }
        _ => return None,
    };
    let is_whole = WHOLE.iter().any(|(name, ..)| ty.is_called(name));
    is_whole.then_some(Making::Number { function, is_generic: true })
}

/// The first default that does not fit the type.
pub(super) fn unfit_default<'s>(variable: &Variable<'s>, ty: &Type) -> Option<Spanned<&'s str>> {
    let &(_, least, greatest) = WHOLE.iter().find(|(name, ..)| ty.is_called(name))?;
    let number = |value: &str| match variable.value_type.scalar() {
        Scalar::Int => int(value).ok().map(i128::from),
        Scalar::Uint => uint(value).ok().map(i128::from),
        Scalar::Bytes => bytes(value).ok().map(i128::from),
        _ => None,
    };
    let fits =
        |value: &str| number(value).is_none_or(|number| (least..=greatest).contains(&number));
    variable.defaults().find(|default| !items(default.value).all(fits))
}
