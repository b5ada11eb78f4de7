//! The page in HTML.

use askama::Template;

use super::content::{Content, DefaultOf, Entry, Group};
use super::rows::Part;
use crate::generate::Rendered;
use crate::generate::html::{self, Frame};

const STYLE: &str = include_str!("../../../templates/reference.css");
const SCRIPT: &str = include_str!("../../../templates/reference.js");

#[derive(Template)]
#[template(path = "reference.html")]
struct Page<'p> {
    frame: Frame,
    content: &'p Content<'p>,
    /// How many variables there are.
    count: usize,
    chips: Vec<Chips>,
}

/// The values that a field of the variables has, to filter by.
struct Chips {
    /// The attribute of the cards.
    field: &'static str,
    legend: &'static str,
    /// With how many variables have it.
    values: Vec<(String, usize)>,
}

/// Writes the page.
pub(super) fn render(content: &Content<'_>, rendered: &mut Rendered) {
    let count = content.entries().count();
    let frame = Frame::new(&content.title, STYLE, SCRIPT);
    html::write(&Page { frame, content, count, chips: chips(content) }, rendered);
}

impl Page<'_> {
    fn heading<'g>(&'g self, group: &'g Group<'_>) -> &'g str {
        group.heading(&self.content.groups)
    }

    /// The default as the table shows it.
    #[expect(clippy::unused_self, reason = "what a template calls is a method of its page")]
    fn default<'e>(&self, entry: &'e Entry<'_>) -> &'e str {
        match entry.default() {
            DefaultOf::Nothing => "",
            DefaultOf::All(value) => value,
            DefaultOf::Differs => "by target",
        }
    }
}

/// The chips of each field that can tell variables apart.
fn chips(content: &Content<'_>) -> Vec<Chips> {
    let of = |field, legend, values: &dyn Fn(&Entry<'_>) -> Vec<String>| {
        let mut all: Vec<(String, usize)> = Vec::new();
        for value in content.entries().flat_map(values) {
            match all.iter_mut().find(|(known, _)| *known == value) {
                Some((_, count)) => *count += 1,
                None => all.push((value, 1)),
            }
        }
        Chips { field, legend, values: all }
    };
    let mut services = of("services", "Service", &|entry| entry.details.services.clone());
    services.values.sort();
    let mut owners = of("owner", "Owner", &|entry| entry.details.owner.iter().cloned().collect());
    owners.values.sort();
    let all = [
        of("class", "Class", &|entry| vec![entry.details.class.to_string()]),
        of("targets", "Target", &|entry| {
            entry.details.all_targets().iter().map(|target| target.to_string()).collect()
        }),
        services,
        owners,
        of("group", "Group", &|entry| entry.details.group.iter().cloned().collect()),
        of("deprecated", "State", &|entry| {
            entry.details.deprecated.iter().map(|_| "deprecated".to_owned()).collect()
        }),
    ];
    let count = content.entries().count();
    let tells_apart =
        |chips: &Chips| chips.values.iter().any(|(_, of)| *of < count) || chips.values.len() > 1;
    all.into_iter().filter(tells_apart).collect()
}
