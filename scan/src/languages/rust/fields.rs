//! The fields that a library reads from the environment, by their attributes.

use std::ops::Range;

use super::attribute::{Argument, Attribute};
use super::env_config;
use super::file::File;
use super::found::Found;
use super::prefix::Prefixes;
use super::structure::{Field, Structure};
use crate::uses::{Kind, Name};

/// Attributes whose argument `env` names the variable of a field: clap, structopt, conf, bpaf,
/// confique, schematic.
pub(super) const ATTRIBUTES: &[&str] =
    &["arg", "clap", "structopt", "conf", "bpaf", "config", "setting"];

/// Finds the fields that are read from variables.
pub(super) fn fields(file: &File<'_>, found: &mut Found) {
    let prefixes = Prefixes::new(file);
    for structure in &file.structures {
        env_config::fields(file, structure, found);
        let is_envconfig = file.derives(structure, "Envconfig");
        let prefixes = prefixes.of(file, structure);
        let case = file.case(structure);
        for field in &structure.fields {
            let first = found.uses.len();
            if is_envconfig {
                envconfig(file, field, found);
            }
            for attribute in &field.attributes {
                if ATTRIBUTES.contains(&attribute.name) {
                    argument(file, field, attribute, &prefixes, case.as_deref(), found);
                }
            }
            found.by_field(first, field);
        }
    }
}

/// `#[envconfig(from = "X", default = "x")]`; without it, the name of the field.
fn envconfig(file: &File<'_>, field: &Field<'_>, found: &mut Found) {
    let attribute = field.attributes.iter().find(|attribute| attribute.name == "envconfig");
    let arguments = attribute.map(|attribute| file.tokens.arguments(attribute)).unwrap_or_default();
    if arguments.iter().any(|argument| argument.name == "nested") {
        return;
    }
    let default = value(&arguments, &["default"]);
    match value(&arguments, &["from"]) {
        Some(name) => found.add(file, Kind::Field, name, default.as_ref()),
        None => named(file, field, "", None, default.as_ref(), found),
    }
}

/// `#[arg(env = "X")]`, `#[arg(env)]`
fn argument(
    file: &File<'_>,
    field: &Field<'_>,
    attribute: &Attribute<'_>,
    prefixes: &[String],
    case: Option<&str>,
    found: &mut Found,
) {
    let arguments = file.tokens.arguments(attribute);
    let default = value(&arguments, &["default_value", "default_value_t", "default"]);
    let default = default.filter(|default| default.len() == 1);
    for prefix in prefixes {
        for argument in &arguments {
            match (argument.name, &argument.value) {
                ("env", None) => named(file, field, prefix, case, default.as_ref(), found),
                ("env", Some(name)) if prefix.is_empty() => {
                    found.add(file, Kind::Field, name.clone(), default.as_ref());
                }
                ("env", Some(name)) => prefixed(file, prefix, name, default.as_ref(), found),
                ("env_aliases", Some(list)) => {
                    let span = file.tokens.span(list.clone());
                    for name in file.each_of(list.clone()) {
                        let Name::Literal(name) = name else { continue };
                        let name = Name::Literal(prefix.clone() + &name);
                        found.push(file, name, Kind::Field, span.clone(), None, list.start);
                    }
                }
                _ => {}
            }
        }
    }
}

/// Adds the variable that is named as a field is.
fn named(
    file: &File<'_>,
    field: &Field<'_>,
    prefix: &str,
    case: Option<&str>,
    default: Option<&Range<usize>>,
    found: &mut Found,
) {
    let Some(name) = file.tokens.ident(field.name) else { return };
    let name = match case {
        None | Some("SCREAMING_SNAKE_CASE" | "screaming_snake") => name.to_uppercase(),
        Some("UPPER" | "upper") => name.to_uppercase().replace('_', ""),
        Some("snake_case" | "snake" | "verbatim") => name.to_owned(),
        Some("lower") => name.replace('_', ""),
        Some(_) => return,
    };
    let span = file.tokens.span(field.name..field.name + 1);
    let name = Name::Literal(prefix.to_owned() + &name);
    found.push(file, name, Kind::Field, span, default, field.name);
}

/// Adds the variable whose name is behind a prefix.
fn prefixed(
    file: &File<'_>,
    prefix: &str,
    name: &Range<usize>,
    default: Option<&Range<usize>>,
    found: &mut Found,
) {
    let span = file.name_span(name.clone());
    let known = file.constant(name.clone()).map(|name| Name::Literal(prefix.to_owned() + &name));
    found.push(file, known.unwrap_or(Name::Dynamic), Kind::Field, span, default, name.start);
}

/// The value of the first argument that has one of the names.
pub(super) fn value(arguments: &[Argument<'_>], names: &[&str]) -> Option<Range<usize>> {
    let argument = arguments.iter().find(|argument| names.contains(&argument.name))?;
    argument.value.clone()
}

impl<'t> File<'t> {
    pub(super) fn derives(&self, structure: &Structure<'t>, name: &str) -> bool {
        let mut derives =
            structure.attributes.iter().filter(|attribute| attribute.name == "derive");
        derives.any(|derive| derive.given.clone().any(|at| self.tokens.is_ident(at, name)))
    }

    /// The case that `rename_all_env` asks for.
    fn case(&self, structure: &Structure<'t>) -> Option<String> {
        let mut attributes = structure.attributes.iter();
        attributes.find_map(|attribute| {
            let value = value(&self.tokens.arguments(attribute), &["rename_all_env"])?;
            self.constant(value)
        })
    }
}
