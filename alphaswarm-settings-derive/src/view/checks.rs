//! A view checked against the schema, field by field.

use alphaswarm_settings_schema::diagnostic::{Diagnostic, joined, nearest, nearest_key};
use alphaswarm_settings_schema::model::{Schema, Variable};
use alphaswarm_settings_schema::order::sorted_by_key;
use alphaswarm_settings_schema::span::Span as Place;
use alphaswarm_settings_schema::value::{Scalar, ValueType};
use proc_macro2::TokenStream;
use quote::quote;

use super::fields::ViewField;
use crate::arguments::Arguments;
use crate::codes;
use crate::emit::{self, Member};
use crate::pipeline::Problem;
use crate::rust_type::Type;
use crate::{features, names, services};

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
    checked.problems.extend(envy_off(&checked.fields));
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

/// The error that values of the user's own types cannot be made, at the first such field.
fn envy_off(fields: &[CheckedField<'_>]) -> Option<Problem> {
    if cfg!(feature = "envy") {
        return None;
    }
    fields.iter().find_map(|field| match field {
        CheckedField::One { field, variable, .. }
            if is_deserialized(variable, &single(variable, field.ty)) =>
        {
            let problem = features::error("envy", variable)
                .label("a string; the feature makes a value of another type of it");
            Some((field.type_span(), problem))
        }
        _ => None,
    })
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
        let is_optional = emit::is_optional(variable, self.arguments.targets);
        let inner = field.ty.inside("Option");
        let found = inner.as_ref().unwrap_or(field.ty);
        let wanted = self::wanted(variable);
        let whole = |name: &str| {
            if is_optional { format!("Option<{name}>") } else { name.to_owned() }
        };
        let key = variable.key.value;
        let problem = |code, message: String, help: String| {
            let problem = Diagnostic::new(code, variable.key.span, message).key(key).help(help);
            Some((field.type_span(), problem))
        };
        if !accepts(variable, found) {
            let (code, what) = if variable.is_secret() {
                (codes::SECRET_MISMATCH, variable.classification.value.to_string())
            } else {
                (codes::TYPE_MISMATCH, variable.value_type.to_string())
            };
            let message = format!("declared as `{what}`, but the field is `{}`", field.type_name());
            return problem(code, message, format!("write `{}`", whole(&wanted)));
        }
        if is_optional == inner.is_some() {
            return None;
        }
        let name = found.written();
        let why = if is_optional {
            "can be unset, and the field is not an `Option`"
        } else {
            "always has a value, and the field is an `Option`"
        };
        let message = why.to_owned();
        problem(codes::OPTION_MISMATCH, message, format!("write `{}`", whole(&name)))
    }
}

/// The type of a variable's values, as a user writes it.
fn wanted(variable: &Variable<'_>) -> String {
    if variable.is_secret() {
        return "secrecy::SecretString".to_owned();
    }
    let single = match variable.value_type.scalar().rust_path() {
        [] | ["std", "string", _] => "String".to_owned(),
        ["std", "primitive", name] => (*name).to_owned(),
        path => path.join("::"),
    };
    match variable.value_type {
        ValueType::Scalar(_) => single,
        ValueType::List(_) => format!("Vec<{single}>"),
    }
}

/// Whether a field of this type can hold the variable.
fn accepts(variable: &Variable<'_>, ty: &Type) -> bool {
    if variable.is_secret() {
        return ty.is_called("SecretString");
    }
    let item = ty.inside("Vec");
    let single = match variable.value_type {
        ValueType::Scalar(_) => Some(ty),
        ValueType::List(_) => item.as_ref(),
    };
    let Some(single) = single else { return false };
    match variable.value_type.scalar() {
        // Any type of the user's own, as long as it is not one that can only be a mistake.
        Scalar::String | Scalar::Enum => {
            !single.is_called("SecretString") && !single.is_called("Option")
        }
        scalar => scalar.rust_path().last().is_some_and(|name| single.is_called(name)),
    }
}

impl CheckedField<'_> {
    /// How the field is read.
    pub(super) fn member(&self) -> Member {
        match self {
            Self::Flat(field) => {
                let (ident, ty) = (field.ident.clone(), field.ty);
                Member {
                    ident,
                    slot_type: quote!(#ty),
                    read: quote!(<#ty as __p::FromEnvironment>::from_environment(reader)),
                    is_optional: false,
                    visit: Some(quote!(<#ty as __p::FromEnvironment>::variables(visit);)),
                }
            }
            Self::One { field, variable, index } => {
                let inner = field.ty.inside("Option");
                let ty = inner.as_ref().unwrap_or(field.ty);
                Member {
                    ident: field.ident.clone(),
                    slot_type: quote!(#ty),
                    read: read(variable, *index, ty),
                    is_optional: inner.is_some(),
                    visit: None,
                }
            }
        }
    }
}

/// The call that reads a variable as the type that the user gave the field.
fn read(variable: &Variable<'_>, index: usize, ty: &Type) -> TokenStream {
    let single = single(variable, ty);
    match variable.value_type.scalar() {
        _ if is_deserialized(variable, &single) => {
            emit::read_as(variable, index, &quote!(__p::deserialized::<#single>))
        }
        Scalar::Enum if !variable.is_secret() => {
            emit::read_as(variable, index, &quote!(__p::parse::own::<#single>))
        }
        _ => emit::read_call(variable, index, None),
    }
}

/// The type of one value, without `Option` and, for a list, without `Vec`.
fn single(variable: &Variable<'_>, ty: &Type) -> Type {
    let ty = ty.inside("Option").unwrap_or_else(|| ty.clone());
    match variable.value_type {
        ValueType::Scalar(_) => ty,
        ValueType::List(_) => ty.inside("Vec").unwrap_or(ty),
    }
}

/// Whether serde makes the value, which is a string in the schema and another type in the field.
fn is_deserialized(variable: &Variable<'_>, single: &Type) -> bool {
    variable.value_type.scalar() == Scalar::String
        && !variable.is_secret()
        && !single.is_called("String")
}
