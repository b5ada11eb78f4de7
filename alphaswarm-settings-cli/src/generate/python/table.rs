//! The table that the reader reads by.

use std::time::Duration;

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::{Target, Variable};
use alphaswarm_settings_schema::span::Span;
use alphaswarm_settings_schema::value::{Bound, Scalar, ValueType, duration, items};

use super::string;
use crate::codes;
use crate::generate::code::expression::Expression::{self, Atom};
use crate::generate::code::expression::RUFF;
use crate::generate::code::pattern::translated;
use crate::generate::code::{Field, Language, facts};

/// Writes the table; what Python cannot hold is a problem.
pub(super) fn write(
    out: &mut String,
    fields: &[Field<'_, '_>],
    schema: &str,
    problems: &mut Vec<Diagnostic>,
) {
    out.push_str("\n\n_VARIABLES = (\n");
    for field in fields {
        let Field { variable, name, .. } = field;
        let about = mask::printable(variable.description.value);
        let mut items = vec![
            Atom(string(name)),
            Atom(string(variable.key.value)),
            parse(field, problems),
            Atom(format!("expected={}", string(&variable.rules().expected()))),
            Atom(format!("about={}", string(&about))),
            Atom(format!("declared={}", string(&format!("{schema}:{}", variable.line)))),
        ];
        items.extend(keywords(variable));
        out.push_str("    _Variable(\n");
        for item in items {
            out.push_str("        ");
            item.write(out, RUFF, 8, 1);
            out.push_str(",\n");
        }
        out.push_str("    ),\n");
        defaults(variable, problems);
    }
    out.push_str(")\n");
}

/// The arguments that not every variable has.
fn keywords(variable: &Variable<'_>) -> Vec<Expression> {
    let extension = variable.extension();
    let atom = |text: &str| Atom(string(text));
    let own = Target::ALL.iter().zip(extension.target_defaults);
    let own: Vec<_> = own
        .filter_map(|(target, own)| {
            Some(Expression::named(&format!("\"{target}\": "), atom(own?.value)))
        })
        .collect();
    let own = Expression::bracketed("{", own, "}");
    let required = Target::ALL.iter().filter(|&&target| variable.is_required_in(target));
    let required = Expression::tuple(required.map(|target| atom(target.as_str())).collect());
    let aliases = extension.aliases.iter().map(|alias| atom(alias.value));
    let aliases = Expression::tuple(aliases.collect());
    let flag = |is: bool| is.then(|| Atom("True".to_owned()));
    let some = |list: Expression| (!list.is_empty()).then_some(list);
    let keywords = [
        ("default=", variable.default.map(|default| atom(default.value))),
        ("defaults=", some(own)),
        ("required_in=", some(required)),
        ("secret=", flag(variable.is_secret())),
        ("masked=", flag(facts::is_masked(variable))),
        ("file=", flag(variable.is_secret() || extension.file)),
        ("aliases=", some(aliases)),
        ("deprecated=", deprecated(variable).map(|text| atom(&text))),
    ];
    let given = keywords.into_iter().filter_map(|(name, value)| Some((name, value?)));
    given.map(|(name, value)| Expression::named(name, value)).collect()
}

/// What follows the word "deprecated".
fn deprecated(variable: &Variable<'_>) -> Option<String> {
    let extension = variable.extension();
    let reason = extension.deprecated.map(|reason| format!(": {}", mask::printable(reason.value)));
    let instead = extension.replaced_by.map(|key| format!("; set {} instead", key.value));
    (reason.is_some() || instead.is_some())
        .then(|| reason.unwrap_or_default() + &instead.unwrap_or_default())
}

/// The function that makes a value.
fn parse(field: &Field<'_, '_>, problems: &mut Vec<Diagnostic>) -> Expression {
    let variable = field.variable;
    let atom = |text: &str| Atom(text.to_owned());
    let scalar = variable.value_type.scalar();
    let mut parse = match scalar {
        Scalar::Enum => Expression::call("_enum", vec![atom(&field.enum_name)]),
        other => Atom(format!("_{}", other.as_str())),
    };
    let is_list = matches!(variable.value_type, ValueType::List(_));
    if is_list {
        parse = Expression::call("_list", vec![parse]);
    }
    let bounds = variable.extension().bounds;
    if !bounds.is_none() {
        let is_length = is_list || scalar == Scalar::String;
        let mut items = vec![parse, atom(if is_length { "len" } else { "_itself" })];
        for (name, bound) in [("least", bounds.min), ("greatest", bounds.max)] {
            let Some(bound) = bound else { continue };
            match literal_of(bound) {
                Ok(text) => items.push(Atom(format!("{name}={text}"))),
                Err(why) => problems.push(why.problem(variable, variable.key.span)),
            }
        }
        parse = Expression::call("_bounded", items);
    }
    let Some(pattern) = variable.extension().pattern else { return parse };
    let Some(translated) = translated(variable, pattern, Language::Python, problems) else {
        return parse;
    };
    let mut items = vec![parse, Atom(string(&translated))];
    if is_list {
        let expected = format!("a non-empty string, matching `{}`", mask::printable(pattern.value));
        items.extend([Atom(string(&expected)), atom("\",\"")]);
    }
    Expression::call("_matching", items)
}

fn literal_of(bound: Bound) -> Result<String, Unholdable> {
    Ok(match bound {
        Bound::Int(number) => number.to_string(),
        Bound::Uint(number) | Bound::Length(number) => number.to_string(),
        Bound::Float(number) => format!("{number:?}"),
        Bound::Duration(duration) => {
            Unholdable::of(duration)?;
            format!("timedelta(microseconds={})", duration.as_micros())
        }
    })
}

/// Why Python cannot hold a value.
enum Unholdable {
    TooFine,
    TooLong,
}

impl Unholdable {
    /// Whether Python can hold a duration.
    fn of(duration: Duration) -> Result<(), Self> {
        if duration.as_secs() / 86_400 > 999_999_999 {
            return Err(Self::TooLong);
        }
        let is_whole = duration.subsec_nanos().is_multiple_of(1000);
        if is_whole { Ok(()) } else { Err(Self::TooFine) }
    }

    fn problem(self, variable: &Variable<'_>, span: Span) -> Diagnostic {
        let message = match self {
            Self::TooFine => "a `timedelta` of Python holds no less than a microsecond",
            Self::TooLong => "a `timedelta` of Python holds no more than 999999999 days",
        };
        Diagnostic::new(codes::UNHOLDABLE_VALUE, span, message)
            .key(variable.key.value)
            .help("write a duration that it holds")
    }
}

/// Checks the values that the schema holds itself.
fn defaults(variable: &Variable<'_>, problems: &mut Vec<Diagnostic>) {
    if variable.value_type.scalar() != Scalar::Duration {
        return;
    }
    for default in variable.defaults() {
        let durations = items(default.value).filter_map(|item| duration(item).ok());
        let faults = durations.filter_map(|duration| Unholdable::of(duration).err());
        problems.extend(faults.map(|why| why.problem(variable, default.span)));
    }
}
