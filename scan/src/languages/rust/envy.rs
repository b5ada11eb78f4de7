//! Structs that envy fills from the environment, if the file says which ones.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::attribute::Attribute;
use super::fields::value;
use super::file::File;
use super::found::Found;
use super::path::Path;
use super::structure::Field;
use crate::uses::{Kind, Name};

/// How many tokens the type of a variable may have.
const TYPE: usize = 24;
/// How many prefixes one struct is read with.
const PREFIXES: usize = 16;

/// Finds the fields of structs that `envy::from_env` and `envy::prefixed(…).from_env` give.
pub(super) fn fields(file: &File<'_>, found: &mut Found) {
    if !file.tokens.text.contains("envy") {
        return;
    }
    let wanted = wanted(file);
    for structure in &file.structures {
        let Some(prefixes) = wanted.get(structure.name) else { continue };
        if file.derives(structure, "Deserialize") {
            for prefix in prefixes {
                for field in &structure.fields {
                    self::field(file, field, prefix, found);
                }
            }
        }
    }
}

/// The types that the calls of a file may give, with the prefixes of their variables.
fn wanted<'t>(file: &File<'t>) -> HashMap<&'t str, BTreeSet<String>> {
    let mut wanted: HashMap<_, BTreeSet<_>> = HashMap::new();
    for at in 0..file.tokens.len() {
        let Some(path) = file.tokens.path(at) else { continue };
        let Some((prefix, method)) = call(file, at, &path) else { continue };
        for name in names(file, at, method) {
            let prefixes = wanted.entry(name).or_default();
            if prefixes.len() < PREFIXES {
                prefixes.insert(prefix.clone());
            }
        }
    }
    wanted
}

/// The prefix of a call that gives a type, and the token after its `from_env`.
fn call(file: &File<'_>, at: usize, path: &Path<'_>) -> Option<(String, usize)> {
    let is_like =
        |name| path.segments.first() == Some(&"envy") || path.segments.last() == Some(&name);
    if !is_like("from_env") && !is_like("prefixed") {
        return None;
    }
    match file.resolve(&path.segments, at)[..] {
        ["envy", "from_env"] => {
            let behind_name = (at..path.end).rev().find(|at| file.tokens.is_ident(*at, "from_env"));
            Some((String::new(), behind_name.map_or(path.end, |name| name + 1)))
        }
        ["envy", "prefixed"] if file.tokens.is(path.end, b'(') => {
            let method = file.tokens.next(path.end) + 1;
            let prefix = file.constant(file.tokens.inside(path.end))?;
            file.tokens.is_ident(method, "from_env").then_some((prefix, method + 1))
        }
        _ => None,
    }
}

/// The names in the type that a call gives: its own, that of the variable, or what the function
/// returns.
fn names<'t>(file: &File<'t>, call: usize, behind: usize) -> Vec<&'t str> {
    let tokens = &file.tokens;
    let given = (tokens.is_pair(behind, *b"::") && tokens.is(behind + 2, b'<'))
        .then(|| Some(behind + 2..tokens.skip_angles(behind + 2)?))
        .flatten();
    let kind = given.or_else(|| annotated(file, call)).or_else(|| returned(file, call));
    let names = kind.unwrap_or_default().take(TYPE).filter_map(|at| tokens.ident(at));
    let own = |name| {
        if name == "Self" { file.container(call).map_or(name, |own| own.name) } else { name }
    };
    names.map(own).collect()
}

/// `let config: This = …`
fn annotated(file: &File<'_>, call: usize) -> Option<Range<usize>> {
    let tokens = &file.tokens;
    let equals = call.checked_sub(1).filter(|equals| tokens.is(*equals, b'='))?;
    let first = equals.saturating_sub(TYPE);
    let keyword = (first..equals).rev().find(|at| tokens.is_ident(*at, "let"))?;
    let colon = (keyword..equals).find(|at| tokens.is(*at, b':'))?;
    Some(colon..equals)
}

/// `fn config() -> This { … }`
fn returned(file: &File<'_>, call: usize) -> Option<Range<usize>> {
    Some(file.function(call)?.returned.clone())
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
    let first = found.uses.len();
    found.push(file, name, Kind::Field, span, None, field.name);
    found.by_field(first, field);
}

fn has(file: &File<'_>, attribute: &Attribute<'_>, names: &[&str]) -> bool {
    file.tokens.arguments(attribute).iter().any(|argument| names.contains(&argument.name))
}
