//! `min`, `max` and `pattern`.

use super::choices::Typed;
use super::fields::Fields;
use crate::diagnostic::{Diagnostic, codes};
use crate::field::FieldName;
use crate::span::Spanned;
use crate::value::{Bound, Bounds, Scalar, pattern_fault};

/// The bounds and the pattern of a variable.
#[derive(Default)]
pub(super) struct Constraints<'s> {
    pub(super) bounds: Bounds,
    pub(super) pattern: Option<Spanned<&'s str>>,
}

/// Reads the constraints. Where the type itself is uncertain, and where one of them has a problem,
/// they are left out: the values of the block are then checked against the type alone.
pub(super) fn read<'s>(
    fields: &Fields<'_, 's>,
    typed: &Typed<'s>,
    problems: &mut Vec<Diagnostic>,
) -> Constraints<'s> {
    if !typed.is_certain || !fields.are_extended() {
        return Constraints::default();
    }
    let before = problems.len();
    let bounds = Bounds {
        min: bound(fields, FieldName::Min, typed, problems),
        max: bound(fields, FieldName::Max, typed, problems),
    };
    let crossed = bounds.min.zip(bounds.max).is_some_and(|(min, max)| min > max);
    if let Some((min, max)) =
        fields.value(FieldName::Min).zip(fields.value(FieldName::Max)).filter(|_| crossed)
    {
        problems.push(
            Diagnostic::new(codes::BOUNDS_CROSSED, min.span, "`min` is greater than `max`")
                .also(max.span, "the greatest value")
                .help("swap the two"),
        );
    }
    let pattern = pattern(fields, typed, problems);
    if problems.len() > before {
        return Constraints::default();
    }
    Constraints { bounds, pattern }
}

fn bound(
    fields: &Fields<'_, '_>,
    field: FieldName,
    typed: &Typed<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Bound> {
    let written = fields.value(field)?;
    let name = field.as_str();
    match Bound::read(typed.value_type, written.value) {
        Some(Some(bound)) => return Some(bound),
        None => problems.push(unexpected(name, typed, written)),
        Some(None) => {
            let expected = match typed.value_type.scalar() {
                Scalar::String => "a length, a whole number",
                scalar => scalar.expected(),
            };
            let message = format!("`{name}` is not a bound of the type `{}`", typed.value_type);
            problems.push(
                Diagnostic::new(codes::INVALID_BOUND, written.span, message)
                    .label(format!("expected {expected}")),
            );
        }
    }
    None
}

fn pattern<'s>(
    fields: &Fields<'_, 's>,
    typed: &Typed<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Spanned<&'s str>> {
    let pattern = fields.value(FieldName::Pattern)?;
    if typed.value_type.scalar() != Scalar::String {
        problems.push(unexpected("pattern", typed, pattern));
        return None;
    }
    if let Some(fault) = pattern_fault(pattern.value) {
        let message = "`pattern` is not a regular expression";
        problems.push(
            Diagnostic::new(codes::INVALID_PATTERN, pattern.span, message).label(fault).help(
                "the syntax is that of the crate `regex-lite`; it matches the whole value, so \
                 `^` and `$` are not needed",
            ),
        );
        return None;
    }
    Some(pattern)
}

fn unexpected(name: &str, typed: &Typed<'_>, written: Spanned<&str>) -> Diagnostic {
    let message = format!("`{name}` does not go with the type `{}`", typed.value_type);
    Diagnostic::new(codes::UNEXPECTED_FIELD, written.span, message).help("delete the line")
}
