//! What the page says, for each of its forms.

use std::collections::HashMap;

use alphaswarm_settings_schema::key::field_name;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Variable;

use super::links::{Line, Links};
use crate::artifact::Artifact;
use crate::check::Used;
use crate::details::Details;
use crate::generate::format::{Inputs, names_of, uses_of};
use crate::generate::{python, typescript};
use crate::variables::VariableIndex;

/// The page.
#[derive(Debug)]
pub(super) struct Content<'c> {
    pub(super) title: String,
    /// The schema's path.
    pub(super) schema: String,
    /// Whether a file says where variables are used.
    pub(super) knows_uses: bool,
    /// In the order in which the schema first names them; what has none comes last.
    pub(super) groups: Vec<Group<'c>>,
}

/// Variables under one heading.
#[derive(Debug)]
pub(super) struct Group<'c> {
    /// None for the variables that have no group.
    pub(super) name: Option<String>,
    pub(super) entries: Vec<Entry<'c>>,
}

/// A variable.
#[derive(Debug)]
pub(super) struct Entry<'c> {
    pub(super) details: Details<'c>,
    /// Its names in Rust, Python and TypeScript.
    pub(super) names: [(&'static str, String); 3],
    pub(super) declared: Line,
    pub(super) uses: Vec<UsedIn>,
}

/// A place that uses the variable.
#[derive(Debug)]
pub(super) struct UsedIn {
    pub(super) line: Line,
    /// What happens there, and what sort of file it is.
    pub(super) how: String,
}

impl<'c> Content<'c> {
    pub(super) fn of(inputs: Inputs<'c, 'c>, artifact: &Artifact) -> Self {
        let index = VariableIndex::of(inputs.schema);
        let links = Links { repository: artifact.page.repository.as_deref() };
        let mut uses: HashMap<&str, Vec<&Used>> = HashMap::new();
        for used in uses_of(inputs, artifact) {
            uses.entry(used.key.as_str()).or_default().push(used);
        }
        let mut groups: Vec<Group<'c>> = Vec::new();
        let mut places: HashMap<Option<String>, usize> = HashMap::new();
        let held = |variable: &&Variable<'_>| artifact.target_of(variable).is_some();
        for variable in inputs.schema.variables.iter().filter(held) {
            let details = Details::of(variable, &index);
            let name = details.group.clone();
            let place = *places.entry(name.clone()).or_insert_with(|| {
                groups.push(Group { name, entries: Vec::new() });
                groups.len() - 1
            });
            groups[place].entries.push(Entry {
                names: names(details.key, &artifact.code.prefix),
                declared: links.line(inputs.schema_path, details.line),
                uses: used_in(variable, &uses, links),
                details,
            });
        }
        groups.sort_by_key(|group| group.name.is_none());
        let title = artifact.page.title.as_deref().unwrap_or("Environment variables");
        Self {
            title: mask::printable(title).into_owned(),
            schema: inputs.schema_path.to_owned(),
            knows_uses: artifact.uses.is_some(),
            groups,
        }
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = &Entry<'c>> {
        self.groups.iter().flat_map(|group| &group.entries)
    }
}

impl Group<'_> {
    /// The heading; `all` are the groups of the page.
    pub(super) fn heading(&self, all: &[Group<'_>]) -> &str {
        match &self.name {
            Some(name) => name,
            None if all.len() == 1 => "Variables",
            None => "Other variables",
        }
    }
}

fn names(key: &str, prefix: &str) -> [(&'static str, String); 3] {
    [
        ("Rust", field_name(key, prefix)),
        ("Python", python::attribute(key, prefix)),
        ("TypeScript", typescript::property(key, prefix)),
    ]
}

fn used_in(
    variable: &Variable<'_>,
    uses: &HashMap<&str, Vec<&Used>>,
    links: Links<'_>,
) -> Vec<UsedIn> {
    let of = |name: String| uses.get(name.as_str()).cloned().unwrap_or_default();
    let mut found: Vec<_> = names_of(variable).flat_map(of).collect();
    found.sort_by_key(|used| (&used.path, used.line, used.column));
    let mut places: Vec<UsedIn> = Vec::new();
    for used in found {
        let line = links.line(&used.path, used.line);
        let how = mask::printable(&format!("{}, {}", used.surface, used.kind)).into_owned();
        // Two in one line are one place.
        if places.last().is_none_or(|last| last.line != line || last.how != how) {
            places.push(UsedIn { line, how });
        }
    }
    places
}

impl Entry<'_> {
    /// Where a value has to be set, in a word or a few.
    pub(super) fn required(&self) -> String {
        let (required, all) = (self.details.required_in(), self.details.all_targets());
        match required {
            none if none.is_empty() => "optional".to_owned(),
            every if every == all => "required".to_owned(),
            some => format!("required in {some}"),
        }
    }

    /// The default, where it is the same in all targets.
    pub(super) fn default(&self) -> DefaultOf<'_> {
        let mut defaults: Vec<_> =
            self.details.targets.iter().map(|own| own.default.as_deref()).collect();
        defaults.dedup();
        match defaults[..] {
            [] | [None] => DefaultOf::Nothing,
            [Some(one)] => DefaultOf::All(one),
            _ => DefaultOf::Differs,
        }
    }
}

/// The default of a variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DefaultOf<'e> {
    Nothing,
    All(&'e str),
    /// The targets do not have the same.
    Differs,
}
