//! The part of the module that is the same for every schema: the reader, and of the functions that make
//! values those that are needed.

use std::collections::BTreeSet;

use alphaswarm_settings_schema::value::{Scalar, ValueType};

use super::string;
use crate::artifact::Code;
use crate::generate::code::Field;

const TYPES: &str = include_str!("runtime/types.ts");
const LOAD: &str = include_str!("runtime/load.ts");
const PUBLIC: &str = include_str!("runtime/public.ts");
const SECRET: &str = include_str!("runtime/secret.ts");
const READER: &str = include_str!("runtime/reader.ts");

/// Where the reader wraps a secret, and what stands there in a module that holds none.
const WRAPPED: [&str; 2] =
    ["return variable.secret ? new Secret(found.value) : value;", "return value;"];

/// The functions that make values, each below a line `//: NAME`.
const PARSERS: &str = include_str!("runtime/parsers.ts");

/// What some parts need beside themselves.
const NEEDS: &[(&str, &[&str])] = &[
    ("int", &["whole"]),
    ("uint", &["whole"]),
    ("port", &["whole"]),
    ("ip", &["addresses"]),
    ("socket_addr", &["addresses"]),
    ("url", &["addresses"]),
];

/// The text between the interface and the table.
pub(super) fn text(fields: &[Field<'_, '_>], code: &Code) -> String {
    let names = needed(fields, code.has_bigint);
    let functions = PARSERS.split("//: ").filter_map(|part| {
        let (name, function) = part.split_once('\n')?;
        names.contains(name).then(|| function.trim())
    });
    let expected = expected(&names);
    let [wrapped, plain] = WRAPPED;
    let public = code.is_public.then(|| READER.replace(wrapped, plain));
    let parts = match &public {
        Some(reader) => [TYPES, PUBLIC, "", reader, &expected],
        None => [TYPES, LOAD, SECRET, READER, &expected],
    };
    let parts = parts.into_iter().map(str::trim).filter(|part| !part.is_empty());
    let parts: Vec<_> = parts.chain(functions).collect();
    parts.join("\n\n") + "\n\n"
}

/// What a value of each type looks like.
fn expected(names: &BTreeSet<&'static str>) -> String {
    let mut out = String::from("const EXPECTED = {\n");
    for scalar in Scalar::ALL.iter().filter(|scalar| names.contains(scalar.as_str())) {
        out.extend(["  ", scalar.as_str(), ":"]);
        let text = string(scalar.expected());
        // Prettier breaks the line behind the colon where the string does not fit.
        let is_long = scalar.as_str().len() + text.chars().count() + 5 > 80;
        out.extend([if is_long { "\n    " } else { " " }, &text, ",\n"]);
    }
    out + "};"
}

/// The names of the parts that the variables need.
fn needed(fields: &[Field<'_, '_>], has_bigint: bool) -> BTreeSet<&'static str> {
    let mut names = BTreeSet::new();
    for field in fields {
        let variable = field.variable;
        let scalar = variable.value_type.scalar();
        names.insert(scalar.as_str());
        let is_list = matches!(variable.value_type, ValueType::List(_));
        let extension = variable.extension();
        let is_bounded = !extension.bounds.is_none();
        let is_large = matches!(scalar, Scalar::Int | Scalar::Uint | Scalar::Bytes);
        let measure = match scalar {
            _ if is_list => "items",
            Scalar::String => "characters",
            Scalar::Duration => "span",
            _ => "itself",
        };
        names.extend(is_list.then_some("list"));
        names.extend(extension.pattern.map(|_| "matching"));
        names.extend(is_bounded.then_some("bounded"));
        names.extend(is_bounded.then_some(measure));
        names.extend((is_large && !has_bigint).then_some("safe"));
    }
    for (name, others) in NEEDS {
        if names.contains(name) {
            names.extend(others.iter());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reader_wraps_secrets_at_one_place() {
        assert_eq!(READER.matches(WRAPPED[0]).count(), 1);
        assert_eq!(READER.matches("Secret(").count(), 1);
    }

    #[test]
    fn every_type_has_a_part() {
        let parts: Vec<_> =
            PARSERS.split("//: ").skip(1).filter_map(|part| part.lines().next()).collect();
        for scalar in Scalar::ALL {
            assert!(parts.contains(&scalar.as_str()), "{scalar:?} has no part");
        }
    }
}
