//! What a configuration of Next.js sets for the code that it builds.

use std::collections::BTreeSet;

use tree_sitter::Node;

use super::Dialect;
use super::file::File;
use super::grammar::Grammar;
use super::object::Steps;
use super::scope::Bound;

/// The names that a `next.config` file defines under `env`: the build puts their values in place of
/// `process.env.NAME`, so that such an expression reads no environment
/// (<https://nextjs.org/docs/app/api-reference/config/next-config-js/env>).
///
/// Never panics; of a broken script all that can be parsed is read.
#[must_use]
pub fn built_in(text: &str, dialect: Dialect) -> BTreeSet<String> {
    let grammar = Grammar::of(dialect);
    let mut names = BTreeSet::new();
    let Some(tree) = grammar.parse(text) else { return names };
    let file = File::new(text, grammar, &tree, None);
    let mut cursor = tree.walk();
    loop {
        let node = cursor.node();
        let is_property =
            matches!(node.kind(), "pair" | "method_definition" | "shorthand_property_identifier");
        if is_property && let Some(object) = file.env_of(&node) {
            file.keys_of(&object, &mut names);
        }
        // What a property holds is no property of the configuration itself.
        if !is_property && cursor.goto_first_child() {
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return names;
            }
        }
    }
}

impl<'t> File<'t> {
    /// The object that a property named `env` holds.
    fn env_of(&self, property: &Node<'t>) -> Option<Node<'t>> {
        let key = property.child_by_field_name("key");
        let name = self.text_of(&key.unwrap_or(*property)).trim_matches(['"', '\'']);
        let value = property.child_by_field_name("value").or_else(|| {
            (property.kind() == "shorthand_property_identifier").then_some(*property)
        })?;
        (name == "env").then(|| self.object_literal(&value, &mut Steps::new())).flatten()
    }

    fn object_literal(&self, node: &Node<'t>, steps: &mut Steps) -> Option<Node<'t>> {
        steps.take()?;
        match node.kind() {
            "object" => Some(*node),
            "identifier" | "shorthand_property_identifier" => {
                match self.bound(self.text_of(node), node.start_byte())? {
                    Bound::Value { node, path } if path.is_empty() => {
                        self.object_literal(node, steps)
                    }
                    _ => None,
                }
            }
            "parenthesized_expression"
            | "as_expression"
            | "satisfies_expression"
            | "non_null_expression" => self.object_literal(&node.named_child(0)?, steps),
            _ => None,
        }
    }

    fn keys_of(&self, object: &Node<'t>, names: &mut BTreeSet<String>) {
        for part in object.named_children(&mut object.walk()) {
            let key = match part.kind() {
                "pair" => part.child_by_field_name("key"),
                "shorthand_property_identifier" => Some(part),
                _ => None,
            };
            let key = key.filter(|key| key.kind() != "computed_property_name");
            names.extend(key.map(|key| self.text_of(&key).trim_matches(['"', '\'']).to_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_configuration_and_of_nothing_in_it() {
        for (text, expected) in [
            ("module.exports = { env: { A: '1', 'B': x, [c]: 2, ...rest } }", vec!["A", "B"]),
            ("const c = { env: { a, b: process.env.C } }; export default wrap(c);", vec!["a", "b"]),
            ("const env = { A: 1 } as const; export default () => ({ env });", vec!["A"]),
            ("const a = { A: 1 }; module.exports = { \"env\": a };", vec!["A"]),
            ("export default { webpack: { env: { A: 1 } }, images: {} }", vec![]),
            ("export default { webpack(c) { return { env: { A: 1 } } } }", vec![]),
            ("const a = b, b = a; export default { env: a }", vec![]),
            ("export default { env: load() }", vec![]),
            ("export default { env: {", vec![]),
        ] {
            let found = built_in(text, Dialect::TypeScript);
            assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
