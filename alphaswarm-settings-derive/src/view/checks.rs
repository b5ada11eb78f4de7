//! A view checked against the schema, field by field.

use alphaswarm_settings_schema::diagnostic::{Diagnostic, joined, nearest, nearest_key};
use alphaswarm_settings_schema::model::{Schema, Variable};
use alphaswarm_settings_schema::order::sorted_by_key;
use alphaswarm_settings_schema::span::{Span as Place, Spanned};

use super::fields::ViewField;
use super::{fit, numbers};
use crate::arguments::Arguments;
use crate::codes;
use crate::pipeline::Problem;
use crate::rust_type::Type;
use crate::{krate, names, services};

/// What the fields are checked against.
struct Against<'a> {
    schema: &'a Schema<'a>,
    arguments: &'a Arguments,
}

/// The fields whose variables are known, and those variables, in schema order. The problems name
/// places in the user's code and in the schema.
pub(super) struct Checked<'a> {
    pub(super) variables: Vec<&'a Variable<'a>>,
    pub(super) fields: Vec<CheckedField<'a>>,
    pub(super) problems: Vec<Problem>,
}

/// A field without problems.
pub(super) enum CheckedField<'a> {
    /// One variable: the field, the variable and its place in the table.
    One { field: &'a ViewField<'a>, variable: &'a Variable<'a>, index: usize },
    /// A view inside of the view.
    Flat(&'a ViewField<'a>),
}

/// Checks every field.
pub(super) fn check<'a>(
    schema: &'a Schema<'a>,
    arguments: &'a Arguments,
    fields: &'a [ViewField<'a>],
) -> Checked<'a> {
    let against = Against { schema, arguments };
    let mut checked = Checked { variables: Vec::new(), fields: Vec::new(), problems: Vec::new() };
    for field in fields {
        if field.is_flat {
            checked.fields.push(CheckedField::Flat(field));
            continue;
        }
        match against.variable(field) {
            Some(variable) => {
                let problem = against.reach(field, variable);
                checked.problems.extend(problem.or_else(|| against.fit(field, variable)));
                let index = checked.variables.len();
                checked.variables.push(variable);
                checked.fields.push(CheckedField::One { field, variable, index });
            }
            None => checked.problems.push(against.unknown(field)),
        }
    }
    checked.in_schema_order()
}

impl Checked<'_> {
    /// The fields in the order of the schema, not of the user's; nested views last.
    fn in_schema_order(mut self) -> Self {
        self.fields = sorted_by_key(self.fields, |field| match field {
            CheckedField::One { variable, .. } => (0, variable.line),
            CheckedField::Flat(_) => (1, 0),
        });
        self.variables.clear();
        for field in &mut self.fields {
            if let CheckedField::One { variable, index, .. } = field {
                *index = self.variables.len();
                self.variables.push(variable);
            }
        }
        self
    }
}

impl<'a> Against<'a> {
    /// The variable of a field.
    fn variable(&self, field: &ViewField<'_>) -> Option<&'a Variable<'a>> {
        let prefix = &self.arguments.prefix;
        let variables = &self.schema.variables;
        match &field.key {
            Some(key) => variables.iter().find(|variable| variable.key.value == key.value()),
            None => variables
                .iter()
                .find(|variable| names::field_name(variable.key.value, prefix) == field.name),
        }
    }

    fn unknown(&self, field: &ViewField<'_>) -> Problem {
        let prefix = &self.arguments.prefix;
        let (at, key) = match &field.key {
            Some(key) => (key.span(), key.value()),
            None => (field.span(), format!("{prefix}{}", field.name.to_ascii_uppercase())),
        };
        let message = "not declared in the schema";
        let near = self.near(field);
        let place = near.map_or(Place::default(), |known| known.key.span);
        let problem = Diagnostic::new(codes::UNKNOWN_VARIABLE, place, message).key(&key);
        let Some(near) = near else {
            let help = "declare it in the schema, or name another key with \
                        `#[settings(key = \"…\")]`";
            return (at, problem.label("the schema begins here").help(help));
        };
        let key = near.key.value;
        let help = if field.key.is_some() {
            format!("did you mean `{key}`?")
        } else {
            let name = names::field_name(key, prefix);
            format!("did you mean the field `{name}`, which stands for `{key}`?")
        };
        (at, problem.label("this one is declared").help(help))
    }

    /// The variable that a field most likely meant.
    fn near(&self, field: &ViewField<'_>) -> Option<&'a Variable<'a>> {
        let variables = &self.schema.variables;
        if let Some(key) = &field.key {
            let keys = variables.iter().map(|variable| variable.key.value);
            let key = key.value();
            let near = nearest_key(&key, keys)?;
            return variables.iter().find(|variable| variable.key.value == near);
        }
        let prefix = &self.arguments.prefix;
        let field_of = |variable: &Variable<'_>| names::field_name(variable.key.value, prefix);
        let fields: Vec<_> = variables.iter().map(field_of).collect();
        let near = nearest(&field.name, fields.iter().map(String::as_str))?;
        variables.iter().find(|variable| field_of(variable) == near)
    }

    /// Whether the variable exists where the view is used.
    fn reach(&self, field: &ViewField<'_>, variable: &Variable<'_>) -> Option<Problem> {
        let problem = |code, message: String| {
            (
                field.span(),
                Diagnostic::new(code, variable.key.span, message).key(variable.key.value),
            )
        };
        if !variable.targets.intersects(self.arguments.targets) {
            let (targets, served) = (variable.targets, self.arguments.targets);
            let message = format!("exists only in {targets}, but the view serves {served}");
            let (at, problem) = problem(codes::OUTSIDE_TARGETS, message);
            return Some((at, problem.help("add a target to the variable, or drop the field")));
        }
        if !services::are_readers(variable, self.arguments) {
            let readers = joined(&mut variable.extension().services.iter().copied(), ", ");
            let message = format!("only for the services {readers}");
            let (at, problem) = problem(codes::OUTSIDE_SERVICES, message);
            return Some((at, problem.help("add the service to the variable's `services`")));
        }
        None
    }

    /// Whether the field's type is right for the variable.
    fn fit(&self, field: &ViewField<'_>, variable: &Variable<'_>) -> Option<Problem> {
        let is_optional = variable.may_lack_value(self.arguments.targets);
        let inner = field.ty.inside("Option");
        let found = inner.as_ref().unwrap_or(field.ty);
        let whole = |name: &str| {
            if is_optional { format!("Option<{name}>") } else { name.to_owned() }
        };
        let problem = |code, message: String| {
            Diagnostic::new(code, variable.key.span, message).key(variable.key.value)
        };
        let problem = if fit::making(variable, found).is_none() {
            let (code, what) = if variable.is_secret() {
                (codes::SECRET_MISMATCH, variable.classification.value.to_string())
            } else {
                (codes::TYPE_MISMATCH, variable.value_type.to_string())
            };
            let message = format!("declared as `{what}`, but the field is `{}`", field.type_name());
            let wanted = fit::wanted(variable, &krate::name());
            problem(code, message).help(format!("write `{}`", whole(&wanted)))
        } else if let Some(default) = unfit_default(variable, found) {
            let message = format!("the default does not fit in `{}`", field.type_name());
            let label = "this default";
            problem(codes::TYPE_MISMATCH, message).also(default.span, label)
        } else if is_optional && inner.is_none() {
            problem(codes::OPTION_MISMATCH, "can be unset, and the field is not an `Option`".into())
                .help(format!("write `{}`", whole(&found.written())))
        } else if !is_optional && inner.is_some() {
            let message = "always has a value, and the field is an `Option`";
            problem(codes::OPTION_MISMATCH, message.into())
                .help(format!("write `{}`", whole(&found.written())))
        } else {
            return None;
        };
        Some((field.type_span(), problem))
    }
}

fn unfit_default<'s>(variable: &Variable<'s>, ty: &Type) -> Option<Spanned<&'s str>> {
    let single = fit::single(variable, ty)?;
    numbers::unfit_default(variable, &single)
}
