//! What the crate conf puts before the variables of a structure: a prefix of its own, and those of
//! the fields that hold it.

use std::collections::HashMap;

use super::attribute::Argument;
use super::fields::value;
use super::file::File;
use super::structure::{Field, Structure};

/// How many structures are nested into each other.
const DEPTH: usize = 4;
/// How many places may hold one structure.
const PLACES: usize = 16;

/// The fields that hold structures, by the structure's name.
#[derive(Debug)]
pub(super) struct Prefixes<'t, 'f> {
    holders: HashMap<&'t str, Vec<(&'f Structure<'t>, String)>>,
}

impl<'t, 'f> Prefixes<'t, 'f> {
    pub(super) fn new(file: &'f File<'t>) -> Self {
        let mut holders: HashMap<_, Vec<_>> = HashMap::new();
        for structure in file.structures.iter().filter(|found| file.derives(found, "Conf")) {
            for field in &structure.fields {
                if let Some(prefix) = flattened(file, field)
                    && let Some(held) = file.tokens.ident(field.kind.start)
                {
                    let holders = holders.entry(held).or_default();
                    if holders.len() < PLACES {
                        holders.push((structure, prefix));
                    }
                }
            }
        }
        Self { holders }
    }

    /// The prefixes of a structure's variables: one for each place that holds it.
    pub(super) fn of(&self, file: &File<'t>, structure: &Structure<'t>) -> Vec<String> {
        let mut prefixes = vec![own(file, structure)];
        let mut inner = vec![(structure, prefixes[0].clone())];
        for _ in 0..DEPTH {
            let mut outer = Vec::new();
            for (held, prefix) in inner {
                for (holder, before) in self.holders.get(held.name).into_iter().flatten() {
                    outer.push((*holder, own(file, holder) + before + &prefix));
                }
            }
            outer.truncate(PLACES);
            if outer.is_empty() {
                break;
            }
            prefixes = outer.iter().map(|(_, prefix)| prefix.clone()).collect();
            inner = outer;
        }
        prefixes
    }
}

/// The prefix that a structure gives itself.
fn own(file: &File<'_>, structure: &Structure<'_>) -> String {
    let mut attributes = structure.attributes.iter().filter(|attribute| attribute.name == "conf");
    let own = attributes.find_map(|attribute| {
        file.constant(value(&file.tokens.arguments(attribute), &["env_prefix"])?)
    });
    own.unwrap_or_default()
}

/// What a field puts before the variables of the structure that it holds.
fn flattened(file: &File<'_>, field: &Field<'_>) -> Option<String> {
    let mut attributes = field.attributes.iter().filter(|attribute| attribute.name == "conf");
    let arguments = attributes.find_map(|attribute| {
        let arguments = file.tokens.arguments(attribute);
        arguments.iter().any(|argument| argument.name == "flatten").then_some(arguments)
    })?;
    let is_prefix = |argument: &&Argument<'_>| matches!(argument.name, "env_prefix" | "prefix");
    match arguments.iter().find(is_prefix) {
        None => Some(String::new()),
        Some(Argument { value: None, .. }) => {
            Some(file.tokens.ident(field.name)?.to_uppercase() + "_")
        }
        Some(Argument { name: "prefix", value: Some(value), .. }) => {
            Some(file.constant(value.clone())?.to_uppercase().replace('-', "_") + "_")
        }
        Some(Argument { value: Some(value), .. }) => file.constant(value.clone()),
    }
}
