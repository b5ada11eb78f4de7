//! The page in Markdown: for each group a table, and below it what the table has no room for.

use std::collections::HashSet;
use std::fmt::Write;

use super::content::{Content, DefaultOf, Entry, Group};
use super::rows::Part;
use crate::generate::page;
use crate::markdown::{code, escaped, fitting_code, push_wrapped};

/// No line of a table is longer, in characters.
const WIDTH: usize = 120;
/// A longer key is cut in a table. So every row has room for its other cells.
const LONGEST_KEY: usize = 56;

/// The whole page.
pub(super) fn page(content: &Content<'_>) -> String {
    let mut out = format!("{}\n# {}\n\n", page::comment(), escaped(&content.title));
    let count = content.entries().count();
    let variables = if count == 1 { "variable" } else { "variables" };
    let schema = code(&content.schema);
    let _ = writeln!(out, "{count} {variables}, declared in {schema}.");
    for group in &content.groups {
        let heading = escaped(group.heading(&content.groups));
        out.extend(["\n## ", &heading, "\n\n"]);
        self::group(content, group, "###", &mut out);
    }
    out
}

/// What stands between two marks: one group, or all of them, each below a heading.
pub(super) fn part(content: &Content<'_>, name: Option<&str>) -> String {
    let mut out = String::new();
    for group in &content.groups {
        match name {
            None => {
                out.extend(["\n### ", &escaped(group.heading(&content.groups)), "\n\n"]);
                self::group(content, group, "####", &mut out);
            }
            Some(name) if group.name.as_deref() == Some(name) => {
                out.push('\n');
                self::group(content, group, "###", &mut out);
            }
            Some(_) => {}
        }
    }
    if out.is_empty() {
        out.push_str("\nNo variable.\n");
    }
    out.push('\n');
    out
}

/// A table of the variables, each of them below it, and what the links of the table mean.
fn group(content: &Content<'_>, group: &Group<'_>, level: &str, out: &mut String) {
    let twins = twins(content);
    out.push_str("| Variable | Type | Required | Default |\n| --- | --- | --- | --- |\n");
    for entry in &group.entries {
        table_row(entry, &twins, out);
    }
    for entry in &group.entries {
        self::entry(content, entry, level, out);
    }
    let linked = group.entries.iter().map(|entry| entry.details.key);
    let linked: Vec<_> = linked.filter(|key| is_short(key) && !twins.contains(*key)).collect();
    if !linked.is_empty() {
        out.push('\n');
    }
    for key in linked {
        out.extend(["[`", key, "`]: #", key, "\n"]);
    }
}

/// The keys that differ from another one in the case of letters alone: Markdown takes the names of their
/// links for the same.
fn twins<'c>(content: &'c Content<'_>) -> HashSet<&'c str> {
    let mut keys: Vec<_> = content.entries().map(|entry| entry.details.key).collect();
    keys.sort_by_key(|key| key.to_ascii_lowercase());
    let pairs = keys.windows(2).filter(|pair| pair[0].eq_ignore_ascii_case(pair[1]));
    pairs.flatten().copied().collect()
}

fn is_short(key: &str) -> bool {
    key.len() <= LONGEST_KEY
}

fn table_row(entry: &Entry<'_>, twins: &HashSet<&str>, out: &mut String) {
    let details = &entry.details;
    let key = match details.key {
        key if !is_short(key) => fitting_code(key, LONGEST_KEY + 2),
        key if twins.contains(key) => format!("[`{key}`](#{key})"),
        key => format!("[`{key}`]"),
    };
    let value_type = code(&details.value_type.to_string());
    let (required, all) = (details.required_in(), details.all_targets());
    let required = match required {
        none if none.is_empty() => "no".to_owned(),
        every if every == all => "yes".to_owned(),
        some => some.to_string(),
    };
    let begin = format!("| {key} | {value_type} | {required} | ");
    let room = WIDTH.saturating_sub(begin.chars().count() + " |".len());
    let default = match entry.default() {
        _ if details.class.is_secret() => "*secret*".to_owned(),
        DefaultOf::Nothing => "–".to_owned(),
        DefaultOf::All(value) => fitting_code(value, room),
        DefaultOf::Differs => "*by target*".to_owned(),
    };
    out.extend([&begin, &default, " |\n"]);
}

fn entry(content: &Content<'_>, entry: &Entry<'_>, level: &str, out: &mut String) {
    let details = &entry.details;
    let key = details.key;
    out.extend(["\n", level, " <a id=\"", key, "\"></a>`", key, "`\n\n"]);
    push_wrapped(out, &escaped(&details.description), "", WIDTH);
    out.push('\n');
    if let Some(why) = &details.deprecated {
        let mut text = format!("**Deprecated:** {}", escaped(why));
        if let Some(other) = &details.replaced_by {
            text.extend([" Set ", &code(other), " instead."]);
        }
        push_wrapped(out, &text, "", WIDTH);
        out.push('\n');
    }
    for row in entry.rows() {
        let lines: Vec<String> =
            row.lines.iter().map(|line| line.iter().map(part_of).collect()).collect();
        out.push_str("- ");
        push_wrapped(out, &format!("{}: {}", row.label, lines.join("; ")), "  ", WIDTH);
    }
    if content.knows_uses {
        let none = if entry.uses.is_empty() { " no file" } else { "" };
        out.extend(["- Used in:", none, "\n"]);
    }
    for used in &entry.uses {
        let line = part_of(&Part::Line(&used.line));
        out.extend(["  - ", &line, " (", &escaped(&used.how), ")\n"]);
    }
}

fn part_of(part: &Part<'_>) -> String {
    match part {
        // No words of the page are markup.
        Part::Text(text) => text.clone(),
        Part::Prose(text) => escaped(text),
        Part::Code(text) => code(text),
        Part::Line(line) => match &line.link {
            Some(address) => format!("[{}](<{address}>)", escaped(&line.text)),
            None => escaped(&line.text),
        },
    }
}
