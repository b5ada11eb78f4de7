//! Variables that code reads through generated settings: `settings.port` in Python, `settings.port` and
//! `{ port }` in JavaScript.

use std::collections::HashSet;

use aho_corasick::AhoCorasick;

use super::tree::Item;
use crate::artifact::Artifact;
use crate::generate;

/// The names that the modules of the configuration have for some keys.
pub(super) struct Attributes<'n> {
    /// Each with its key.
    names: Vec<(String, &'n str)>,
    search: Option<AhoCorasick>,
}

impl<'n> Attributes<'n> {
    pub(super) fn of<'k>(artifacts: &[Artifact], keys: impl Iterator<Item = &'k &'n str>) -> Self
    where
        'n: 'k,
    {
        let mut names: Vec<(String, &'n str)> = Vec::new();
        for &key in keys {
            let own = artifacts.iter().filter_map(|artifact| generate::attribute(artifact, key));
            names.extend(own.map(|name| (name, key)));
        }
        let search = AhoCorasick::new(names.iter().map(|(name, _)| name)).ok();
        let search = search.filter(|_| !names.is_empty());
        Self { names, search }
    }

    /// Whether a file may read any.
    pub(super) fn may_read(&self, item: &Item) -> bool {
        self.search.is_some() && is_script(item)
    }

    /// The keys that a file reads by attribute. It looks at names, not at types: what else has an
    /// attribute of this name counts as well. The module itself reads none.
    pub(super) fn read(&self, item: &Item, bytes: &[u8]) -> HashSet<&'n str> {
        let Some(search) = self.search.as_ref().filter(|_| self.may_read(item)) else {
            return HashSet::new();
        };
        let is_module = |text: &str| generate::is_ours(text);
        if !search.is_match(bytes) || std::str::from_utf8(bytes).is_ok_and(is_module) {
            return HashSet::new();
        }
        let hits = search.find_overlapping_iter(bytes);
        let hits = hits.filter(|hit| is_attribute(&bytes[..hit.start()], &bytes[hit.end()..]));
        hits.map(|hit| self.names[hit.pattern().as_usize()].1).collect()
    }
}

fn is_script(item: &Item) -> bool {
    let languages = ["Python", "JavaScript", "TypeScript", "Vue", "Svelte", "Astro"];
    item.language.is_some_and(|language| languages.contains(&language.name))
}

/// Whether a name stands where an attribute does: behind a dot, in quotes, or as an item between braces.
fn is_attribute(before: &[u8], after: &[u8]) -> bool {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_' || !byte.is_ascii();
    if after.first().is_some_and(is_part) {
        return false;
    }
    let Some(last) = before.last() else { return false };
    let space = before.trim_ascii_end();
    matches!(last, b'.' | b'"' | b'\'')
        || !is_part(last) && matches!(space.last(), Some(b'{' | b',' | b'('))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribute_stands_behind_a_dot_in_quotes_or_between_braces() {
        for (text, expected) in [
            ("settings.port", true),
            ("settings.port()", true),
            ("getattr(settings, \"port\")", true),
            ("const { host, port } = load()", true),
            ("const {\n  port,\n} = load()", true),
            ("settings.ports", false),
            ("settings.export", false),
            ("port = 8080", false),
            ("the port of", false),
            ("pört", false),
        ] {
            let at = text.find("port").unwrap_or(text.len());
            let end = (at + 4).min(text.len());
            let found = is_attribute(&text.as_bytes()[..at], &text.as_bytes()[end..]);
            assert_eq!(found, expected, "{text}");
        }
    }
}
