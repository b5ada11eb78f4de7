//! One block's fields to one variable.

use super::choices;
use super::constraints::{self, Constraints};
use super::extension;
use super::fields::{Fields, place};
use super::targets;
use super::written_values::WrittenValues;
use crate::diagnostic::{Diagnostic, codes, did_you_mean, nearest};
use crate::field::FieldName;
use crate::key;
use crate::mask;
use crate::model::{Classification, Variable};
use crate::span::Spanned;
use crate::value::{Rules, boolean};

/// The variable of a block; none where no usable key is written.
pub(super) fn variable<'s>(
    fields: &Fields<'_, 's>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Variable<'s>> {
    let key = key(fields, problems);
    let classification = classification(fields, problems);
    let required = required(fields, problems);
    let targets = targets::read(fields, problems);
    let typed = choices::read(fields, problems);
    let Constraints { bounds, pattern } = constraints::read(fields, &typed, problems);
    let mut extension = extension::read(fields, targets, classification, problems);
    let rules = Rules {
        value_type: typed.value_type,
        values: &typed.values.strings,
        bounds,
        pattern: pattern.map(|pattern| pattern.value),
    };
    let values = WrittenValues { fields, rules: typed.is_certain.then_some(rules), classification };
    let default = values.default(FieldName::Default, problems);
    if let Some(extension) = &mut extension {
        extension.bounds = bounds;
        extension.pattern = pattern;
        extension.target_defaults = TARGET_DEFAULTS.map(|field| values.default(field, problems));
        extension.example = values.example(problems);
    }
    let key = key?;
    let variable = Variable {
        key,
        line: fields.get(FieldName::Key)?.line,
        description: fields.value(FieldName::Description).unwrap_or(Spanned::new("", key.span)),
        required,
        default,
        targets,
        classification: classification.unwrap_or(Spanned::new(Classification::Plain, key.span)),
        value_type: typed.value_type,
        values: typed.values,
        extension,
    };
    problems.extend(public_secret(&variable, fields.value(FieldName::Exposure)));
    Some(variable)
}

/// A secret that a browser would get.
fn public_secret(variable: &Variable<'_>, exposure: Option<Spanned<&str>>) -> Option<Diagnostic> {
    let Spanned { value: class, span } = variable.classification;
    if !variable.is_secret() || !variable.is_public() {
        return None;
    }
    let message = format!("a `{class}` variable would reach a browser");
    let problem = Diagnostic::new(codes::PUBLIC_SECRET, span, message);
    Some(match exposure {
        Some(exposure) => problem
            .also(exposure.span, "what makes it public")
            .help("delete the line `exposure`, or write `classification: plain`"),
        None => problem
            .also(variable.key.span, "frontends bundle variables with this prefix")
            .help("rename the variable, or write `classification: plain`"),
    })
}

/// In the order of [`Target::ALL`](crate::model::Target::ALL).
const TARGET_DEFAULTS: [FieldName; 3] =
    [FieldName::DefaultLocal, FieldName::DefaultKubernetes, FieldName::DefaultCloud];

fn key<'s>(fields: &Fields<'_, 's>, problems: &mut Vec<Diagnostic>) -> Option<Spanned<&'s str>> {
    let key = fields.value(FieldName::Key)?;
    if !key::is_valid(key.value) {
        problems.push(
            Diagnostic::new(codes::INVALID_KEY, key.span, "this cannot be a key")
                .label("letters, digits and `_`, not beginning with a digit")
                .help(match legal_form(key.value) {
                    Some(legal) => format!("write `{legal}`"),
                    None => "write a name such as `ALPHASWARM_PORT`".to_owned(),
                }),
        );
        return None;
    }
    if key.value.starts_with(key::RESERVED_PREFIX) {
        problems.push(
            Diagnostic::new(codes::RESERVED_KEY, key.span, "the name is reserved")
                .note(format!(
                    "names that begin with `{}` steer this library itself",
                    key::RESERVED_PREFIX
                ))
                .help("choose another name"),
        );
    }
    Some(key)
}

/// The nearest legal key, if the illegal one needs no more than other separators.
fn legal_form(key: &str) -> Option<String> {
    let legal: String =
        key.chars().map(|c| if matches!(c, '-' | '.' | ' ') { '_' } else { c }).collect();
    (legal.len() <= 80 && key::is_valid(&legal)).then_some(legal)
}

fn required(fields: &Fields<'_, '_>, problems: &mut Vec<Diagnostic>) -> Spanned<bool> {
    let Some(written) = fields.get(FieldName::Required) else {
        return Spanned::new(false, fields.start());
    };
    let Spanned { value, span } = written.value;
    let required = if value.eq_ignore_ascii_case("true") {
        true
    } else if value.eq_ignore_ascii_case("false") {
        false
    } else {
        let message = match value {
            "" => "`required` is empty".to_owned(),
            other => format!("`required` is `{}`", mask::shown(other)),
        };
        problems.push(
            Diagnostic::new(codes::INVALID_REQUIRED, place(written.name, span), message)
                .help("write `true` or `false`"),
        );
        boolean(value).unwrap_or(false)
    };
    Spanned::new(required, span)
}

fn classification(
    fields: &Fields<'_, '_>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Spanned<Classification>> {
    let written = fields.get(FieldName::Classification)?;
    let Spanned { value, span } = written.value;
    if let Some(classification) = Classification::from_name(value) {
        return Some(Spanned::new(classification, span));
    }
    let names = || Classification::ALL.iter().map(|classification| classification.as_str());
    let message = match value {
        "" => "`classification` is empty".to_owned(),
        other => format!("unknown classification `{}`", mask::shown(other)),
    };
    problems.push(
        Diagnostic::new(codes::UNKNOWN_CLASSIFICATION, place(written.name, span), message)
            .help(did_you_mean(value, names())),
    );
    let meant = nearest(value, names()).and_then(Classification::from_name);
    meant.map(|classification| Spanned::new(classification, span))
}
