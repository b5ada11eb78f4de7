//! Structs that envy fills from the environment, if the file says which ones.

use std::ops::Range;

use super::attribute::Attribute;
use super::fields::value;
use super::file::File;
use super::found::Found;
use super::structure::Field;
use crate::uses::{Kind, Name};

/// `envy::from_env::<Config>()`, `let config: Config = envy::prefixed("APP_").from_env()?`
pub(super) fn structure(file: &File<'_>, path: &[&str], place: Range<usize>, found: &mut Found) {
    let tokens = &file.tokens;
    let (prefix, method) = match path {
        ["envy", "from_env"] => (String::new(), place.clone()),
        ["envy", "prefixed"] if tokens.is(place.end, b'(') => {
            let method = tokens.next(place.end) + 1;
            let Some(prefix) = file.constant(tokens.inside(place.end)) else { return };
            if !tokens.is_ident(method, "from_env") {
                return;
            }
            (prefix, method..method + 5)
        }
        _ => return,
    };
    let given = method.into_iter().find(|at| tokens.is(*at, b'<')).map(|open| open + 1);
    let name = given.or_else(|| annotated(file, place.start)).and_then(|at| tokens.ident(at));
    for structure in file.structures.iter().filter(|structure| Some(structure.name) == name) {
        for field in &structure.fields {
            self::field(file, field, &prefix, found);
        }
    }
}

/// The type of the variable that takes what the expression here gives.
fn annotated(file: &File<'_>, at: usize) -> Option<usize> {
    let kind = at.checked_sub(2).filter(|_| file.tokens.is_before(at, b'='))?;
    file.tokens.is_before(kind, b':').then_some(kind)
}

fn field(file: &File<'_>, field: &Field<'_>, prefix: &str, found: &mut Found) {
    let serde = field.attributes.iter().filter(|attribute| attribute.name == "serde");
    let mut name = file.tokens.ident(field.name).unwrap_or_default().to_owned();
    for attribute in serde {
        if has(file, attribute, &["skip", "skip_deserializing", "flatten"]) {
            return;
        }
        let renamed = value(&file.tokens.arguments(attribute), &["rename"]);
        name = renamed.and_then(|renamed| file.constant(renamed)).unwrap_or(name);
    }
    let name = Name::Literal(prefix.to_owned() + &name.to_uppercase());
    let span = file.tokens.span(field.name..field.name + 1);
    found.push(file, name, Kind::Field, span, None, field.name);
}

fn has(file: &File<'_>, attribute: &Attribute<'_>, names: &[&str]) -> bool {
    file.tokens.arguments(attribute).iter().any(|argument| names.contains(&argument.name))
}
