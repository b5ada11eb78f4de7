//! The types of a view's fields, told by how they are written.
//!
//! A macro sees names and not types: `std::time::Duration`, `time::Duration` and `Duration` are
//! told by their last word. rustc checks the rest.

use quote::ToTokens;
use syn::{GenericArgument, PathArguments, PathSegment, Type};

/// The last word of a path, and what stands in its angle brackets.
fn last_segment(ty: &Type) -> Option<&PathSegment> {
    match ty {
        Type::Path(path) => path.path.segments.last(),
        Type::Group(group) => last_segment(&group.elem),
        Type::Paren(paren) => last_segment(&paren.elem),
        _ => None,
    }
}

/// The `T` of `Wrapper<T>`.
pub(super) fn inside<'t>(ty: &'t Type, wrapper: &str) -> Option<&'t Type> {
    let segment = last_segment(ty).filter(|segment| segment.ident == wrapper)?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    match arguments.args.first()? {
        GenericArgument::Type(inner) => Some(inner),
        _ => None,
    }
}

/// Whether the type is written as `name`, whatever path stands before it.
pub(super) fn is_called(ty: &Type, name: &str) -> bool {
    last_segment(ty).is_some_and(|segment| segment.ident == name)
}

/// The type as it is written, without blanks that nobody writes.
pub(super) fn written(ty: &Type) -> String {
    let mut text = ty.to_token_stream().to_string();
    for (blank, tight) in [(" :: ", "::"), (" < ", "<"), (" >", ">"), (" ,", ","), (":: ", "::")] {
        text = text.replace(blank, tight);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_told_by_their_last_word() {
        let ty = |text| syn::parse_str::<Type>(text).unwrap();
        assert!(is_called(&ty("::std::time::Duration"), "Duration"));
        assert!(!is_called(&ty("Durations"), "Duration"));
        let optional = ty("core::option::Option<Vec<u16>>");
        assert!(is_called(inside(&optional, "Option").unwrap(), "Vec"));
        assert!(inside(&ty("u16"), "Option").is_none());
        assert_eq!(written(&optional), "core::option::Option<Vec<u16>>");
    }
}
