//! The table that the reader reads by.

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::{Target, Variable};
use alphaswarm_settings_schema::value::{Bound, Scalar, ValueType, bytes, int, items, uint};

use super::string;
use crate::codes;
use crate::generate::code::expression::Expression::{self, Atom};
use crate::generate::code::expression::PRETTIER;
use crate::generate::code::pattern::translated;
use crate::generate::code::{Field, Language, facts};

/// Writes the table; what JavaScript cannot hold is a problem.
pub(super) fn write(
    out: &mut String,
    fields: &[Field<'_, '_>],
    has_bigint: bool,
    schema: &str,
    problems: &mut Vec<Diagnostic>,
) {
    out.push_str("const VARIABLES: readonly Variable[] = [\n");
    for field in fields {
        out.push_str("  {\n");
        for (name, value) in entries(field, has_bigint, schema, problems) {
            entry(out, name, &value);
        }
        out.push_str("  },\n");
        if !has_bigint {
            defaults(field.variable, problems);
        }
    }
    out.push_str("];\n");
}

/// Writes a property. Prettier breaks the line behind the colon where a string does not fit.
fn entry(out: &mut String, name: &str, value: &Expression) {
    out.extend(["    ", name, ":"]);
    match value {
        Atom(text) if name.len() + text.chars().count() + 7 > PRETTIER.width => {
            out.extend(["\n      ", text.as_str()]);
        }
        _ => {
            out.push(' ');
            value.write(out, PRETTIER, 4, name.len() + 3);
        }
    }
    out.push_str(",\n");
}

/// The properties of a row.
fn entries(
    field: &Field<'_, '_>,
    has_bigint: bool,
    schema: &str,
    problems: &mut Vec<Diagnostic>,
) -> Vec<(&'static str, Expression)> {
    let variable = field.variable;
    let extension = variable.extension();
    let atom = |text: &str| Atom(string(text));
    let own = Target::ALL.iter().zip(extension.target_defaults);
    let own: Vec<_> = own
        .filter_map(|(target, own)| {
            Some(Expression::named(&format!("{target}: "), atom(own?.value)))
        })
        .collect();
    let required = Target::ALL.iter().filter(|&&target| variable.is_required_in(target));
    let required = required.map(|target| atom(target.as_str())).collect();
    let aliases = extension.aliases.iter().map(|alias| atom(alias.value)).collect();
    let list = |items| Expression::bracketed("[", items, "]");
    let flag = |is: bool| is.then(|| Atom("true".to_owned()));
    let some = |list: Expression| (!list.is_empty()).then_some(list);
    let entries = [
        ("name", Some(atom(&field.name))),
        ("key", Some(atom(variable.key.value))),
        ("parse", Some(parse(field, has_bigint, problems))),
        ("expected", Some(atom(&variable.rules().expected()))),
        ("about", Some(atom(&mask::printable(variable.description.value)))),
        ("declared", Some(atom(&format!("{schema}:{}", variable.line)))),
        ("default", variable.default.map(|default| atom(default.value))),
        ("defaults", some(Expression::bracketed("{ ", own, " }"))),
        ("requiredIn", some(list(required))),
        ("secret", flag(variable.is_secret())),
        ("masked", flag(facts::is_masked(variable))),
        ("file", flag(variable.is_secret() || extension.file)),
        ("aliases", some(list(aliases))),
    ];
    entries.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// The function that makes a value.
fn parse(field: &Field<'_, '_>, has_bigint: bool, problems: &mut Vec<Diagnostic>) -> Expression {
    let variable = field.variable;
    let atom = |text: &str| Atom(text.to_owned());
    let scalar = variable.value_type.scalar();
    let is_list = matches!(variable.value_type, ValueType::List(_));
    let is_large = matches!(scalar, Scalar::Int | Scalar::Uint | Scalar::Bytes);
    let bounds = variable.extension().bounds;
    let bound = |parse: Expression, measure: &str| {
        if bounds.is_none() {
            return parse;
        }
        let least =
            Atom(bounds.min.map_or("undefined".to_owned(), |bound| literal_of(bound, scalar)));
        let items = [
            Some(parse),
            Some(atom(measure)),
            Some(least),
            bounds.max.map(|max| Atom(literal_of(max, scalar))),
        ];
        Expression::call("bounded", items.into_iter().flatten().collect())
    };
    let mut parse = match scalar {
        Scalar::Enum => {
            let words = variable.values.strings.iter().map(|word| Atom(string(word)));
            Expression::call("oneOf", words.collect())
        }
        Scalar::SocketAddr => atom("socketAddr"),
        other => atom(other.as_str()),
    };
    if !is_list {
        parse = bound(
            parse,
            match scalar {
                Scalar::String => "characters",
                Scalar::Duration => "span",
                _ => "itself",
            },
        );
    }
    if is_large && !has_bigint {
        parse =
            Expression::call("safe", vec![parse, Atom(format!("EXPECTED.{}", scalar.as_str()))]);
    }
    if is_list {
        parse = bound(Expression::call("list", vec![parse]), "items");
    }
    let Some(pattern) = variable.extension().pattern else { return parse };
    let Some(translated) = translated(variable, pattern, Language::JavaScript, problems) else {
        return parse;
    };
    let mut items = vec![parse, Atom(format!("/^(?:{translated})$/u"))];
    if is_list {
        let expected = format!("a non-empty string, matching `{}`", mask::printable(pattern.value));
        items.push(Atom(string(&expected)));
    }
    Expression::call("matching", items)
}

fn literal_of(bound: Bound, scalar: Scalar) -> String {
    match bound {
        Bound::Int(number) => format!("{number}n"),
        Bound::Uint(number) if scalar == Scalar::Port => number.to_string(),
        Bound::Uint(number) => format!("{number}n"),
        Bound::Length(number) => number.to_string(),
        Bound::Float(number) => number.to_string(),
        Bound::Duration(duration) => format!("{}n", duration.as_nanos()),
    }
}

/// The largest whole number that JavaScript holds exactly.
const LARGEST: u64 = (1 << 53) - 1;

/// Checks the values that the schema holds itself.
fn defaults(variable: &Variable<'_>, problems: &mut Vec<Diagnostic>) {
    let is_large = |text: &str| match variable.value_type.scalar() {
        Scalar::Int => int(text).is_ok_and(|number| number.unsigned_abs() > LARGEST),
        Scalar::Uint => uint(text).is_ok_and(|number| number > LARGEST),
        Scalar::Bytes => bytes(text).is_ok_and(|number| number > LARGEST),
        _ => false,
    };
    for default in variable.defaults() {
        let mut all = items(default.value);
        if all.any(is_large) {
            let message = "a number of JavaScript holds no more than 2^53 - 1 exactly";
            problems.push(
                Diagnostic::new(codes::UNHOLDABLE_VALUE, default.span, message)
                    .key(variable.key.value)
                    .help("write `bigint = true` in the configuration of the artifact"),
            );
        }
    }
}
