//! `type` and `values`: the type of a variable.

use std::collections::HashMap;

use super::fields::Fields;
use crate::diagnostic::{Diagnostic, codes, nearest, quoted};
use crate::field::FieldName;
use crate::mask;
use crate::model::Values;
use crate::span::{Span, Spanned};
use crate::syntax::comma_list;
use crate::value::{Scalar, ValueType};

/// A variable's type and choices, and whether they could be read as written.
pub(super) struct Typed<'s> {
    pub(super) value_type: ValueType,
    pub(super) values: Values<'s>,
    pub(super) is_certain: bool,
}

/// Reads `type` and `values`. `values` alone means `enum`.
pub(super) fn read<'s>(fields: &Fields<'_, 's>, problems: &mut Vec<Diagnostic>) -> Typed<'s> {
    let before = problems.len();
    let written = fields.value(FieldName::Type);
    let listed = fields.value(FieldName::Values);
    let value_type = match written {
        Some(name) => value_type(name, problems),
        None if listed.is_some() => ValueType::Scalar(Scalar::Enum),
        None => ValueType::DEFAULT,
    };
    let is_known = problems.len() == before;
    let values = listed.map(|listed| values(listed, problems)).unwrap_or_default();
    match (written, listed) {
        (Some(name), None) if value_type.scalar() == Scalar::Enum && is_known => problems.push(
            Diagnostic::new(codes::INVALID_VALUES, name.span, "an enum has no choices")
                .help("add `values: first, second`"),
        ),
        (Some(name), Some(listed)) if value_type.scalar() != Scalar::Enum && is_known => {
            let message = format!("`values` does not go with the type `{value_type}`");
            let problem = Diagnostic::new(codes::INVALID_VALUES, listed.span, message);
            problems.push(
                problem.also(name.span, "the type").help("delete one of the two, or use `enum`"),
            );
        }
        _ => {}
    }
    Typed { value_type, values, is_certain: problems.len() == before }
}

fn value_type(name: Spanned<&str>, problems: &mut Vec<Diagnostic>) -> ValueType {
    if let Some(value_type) = ValueType::from_name(name.value) {
        return value_type;
    }
    let message = format!("unknown type `{}`", mask::shown(name.value));
    let problem = Diagnostic::new(codes::UNKNOWN_TYPE, name.span, message).note(every_type());
    let meant = nearest(name.value, Scalar::ALL.iter().map(|scalar| scalar.as_str()));
    let help = match meant {
        Some(meant) => format!("did you mean `{meant}`?"),
        None if name.value.contains('<') => {
            "a list is written `list<T>`, where `T` is a type such as `string` or `uint`".to_owned()
        }
        None => "write one of these types".to_owned(),
    };
    problems.push(problem.help(help));
    meant.and_then(ValueType::from_name).unwrap_or(ValueType::DEFAULT)
}

/// The types of the language, and where each is described.
fn every_type() -> String {
    let names = |of: &dyn Fn(&Scalar) -> bool| {
        quoted(&mut Scalar::ALL.iter().filter(|scalar| of(scalar)).map(|scalar| scalar.as_str()))
    };
    format!(
        "the types are {}, and `list<T>` of each of them but {}; docs/schema.md describes them",
        names(&|_| true),
        names(&|scalar| !scalar.is_item())
    )
}

fn values<'s>(listed: Spanned<&'s str>, problems: &mut Vec<Diagnostic>) -> Values<'s> {
    let mut values = Values::default();
    let mut places: HashMap<&str, Span> = HashMap::new();
    for value in comma_list(listed) {
        let problem = if value.value.is_empty() {
            Diagnostic::new(codes::INVALID_VALUES, value.span, "one of the values is empty")
                .help("delete the extra comma")
        } else if let Some(&first) = places.get(value.value) {
            let message = format!("`{}` is listed twice", mask::shown(value.value));
            Diagnostic::new(codes::INVALID_VALUES, value.span, message)
                .also(first, "first listed here")
                .help("delete one of the two")
        } else {
            places.insert(value.value, value.span);
            values.strings.push(value.value);
            values.spans.push(value.span);
            continue;
        };
        problems.push(problem);
    }
    values
}
