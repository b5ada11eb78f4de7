//! What Rust code reads, told by names.

use std::collections::{BTreeSet, HashSet};

use alphaswarm_settings_schema::key::field_name;
use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::names::{self, ident, is_ident};

/// The names that stand where a field or a key is read.
#[derive(Debug)]
pub(super) struct Reads {
    fields: HashSet<String>,
    /// What stands in string literals.
    texts: HashSet<String>,
    /// What `#[settings(prefix = …)]` leaves off the keys, and nothing, where it is not given.
    prefixes: BTreeSet<String>,
}

impl Default for Reads {
    fn default() -> Self {
        let prefixes = BTreeSet::from([String::new()]);
        Self { fields: HashSet::new(), texts: HashSet::new(), prefixes }
    }
}

impl Reads {
    /// Whether something reads the variable.
    pub(super) fn has(&self, key: &str) -> bool {
        let is_field = |prefix: &String| self.fields.contains(&field_name(key, prefix));
        self.texts.contains(key) || self.prefixes.iter().any(is_field)
    }

    /// Adds what the code reads. No recursion: code may be nested as deep as it likes.
    pub(super) fn add(&mut self, code: TokenStream) {
        let mut groups = vec![code];
        while let Some(group) = groups.pop() {
            let trees: Vec<_> = group.into_iter().collect();
            for at in 0..trees.len() {
                self.add_one(&trees, at);
            }
            groups.extend(trees.iter().filter_map(|tree| match tree {
                TokenTree::Group(group) => Some(group.stream()),
                _ => None,
            }));
        }
    }

    fn add_one(&mut self, trees: &[TokenTree], at: usize) {
        match &trees[at] {
            TokenTree::Punct(punct) if punct.as_char() == '.' => {
                self.fields.extend(accessed(trees, at));
            }
            TokenTree::Literal(literal) => self.texts.extend(text(&literal.to_string())),
            TokenTree::Group(_) => {
                let found = names::view(trees, at).or_else(|| names::pattern(trees, at));
                self.fields.extend(found.into_iter().flat_map(names::members));
            }
            tree if is_ident(tree, "settings") => self.prefixes.extend(prefix(trees.get(at + 1))),
            _ => {}
        }
    }
}

/// The field behind a dot: no method, and no end of a range.
fn accessed(trees: &[TokenTree], dot: usize) -> Option<String> {
    let before = dot.checked_sub(1).and_then(|at| trees.get(at));
    let is_range = matches!(before, Some(TokenTree::Punct(punct)) if punct.as_char() == '.');
    let is_call = matches!(trees.get(dot + 2), Some(TokenTree::Group(group))
        if group.delimiter() == Delimiter::Parenthesis);
    if is_range || is_call { None } else { ident(trees.get(dot + 1)?) }
}

/// What stands between the quotes of a string literal.
fn text(literal: &str) -> Option<String> {
    let quoted = literal.strip_prefix('r').map_or(literal, |raw| raw.trim_matches('#'));
    Some(quoted.strip_prefix('"')?.strip_suffix('"')?.to_owned())
}

/// The prefix among the arguments of an attribute.
fn prefix(arguments: Option<&TokenTree>) -> Option<String> {
    let TokenTree::Group(arguments) = arguments? else { return None };
    let mut trees = arguments.stream().into_iter().skip_while(|tree| !is_ident(tree, "prefix"));
    match trees.nth(2)? {
        TokenTree::Literal(literal) => text(&literal.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_read(code: &str) -> bool {
        let mut reads = Reads::default();
        reads.add("#[settings(global, prefix = \"APP_\")] struct S;".parse().unwrap());
        reads.add(code.parse().unwrap());
        reads.has("APP_PORT")
    }

    #[test]
    fn what_reads_a_variable() {
        for code in [
            "let a = settings.port;",
            "settings().port.to_string()",
            "self.settings.app_port",
            "println!(\"{}\", s.port)",
            "f(&s.r#port)",
            "let f = (s.port)(1);",
            "#[derive(Debug, alphaswarm_settings::Settings)] #[settings(x)] pub struct V { port: u16 }",
            "#[derive(Settings)] struct V { #[settings(flatten)] a: A<B, C>, pub(crate) port: u16 }",
            "struct V { #[settings(key = \"APP_PORT\")] own: u16 }",
            "let Settings { port, .. } = s;",
            "let crate::Settings { host, ref mut port } = s;",
            "match s { Settings { port: 1..=5, .. } => {} }",
            "match s { Settings { port } if port > 1 => {} }",
            "fn f(Settings { port }: Settings) {}",
            "for Settings { port } in all {}",
            "f(|Settings { port, .. }| port)",
            "get(\"APP_PORT\")",
            "get(r#\"APP_PORT\"#)",
        ] {
            assert!(is_read(code), "{code}");
        }
    }

    #[test]
    fn what_does_not() {
        for code in [
            "fn port() {}",
            "let port = 1;",
            "s.port()",
            "1..port",
            "a..=b.ports",
            "// s.port",
            "\"s.port\"",
            "/* APP_PORT */",
            "get(\"APP_PORT_2\")",
            "Listen { port: 1, ..other }",
            "let a = Listen { port };",
            "if a == (Listen { port }) {}",
            "struct Listen { port: u16 }",
            "#[derive(Debug)] struct Listen { port: u16 }",
            "#[derive(Settings)] struct V { a: u8 } struct Listen { port: u16 }",
            "impl Port for Listen { fn port(&self) {} }",
            "enum E { Port { port: u16 } }",
        ] {
            assert!(!is_read(code), "{code}");
        }
    }

    #[test]
    fn deep_nesting_is_no_trouble() {
        let deep = format!("{}s.port{}", "(".repeat(20_000), ")".repeat(20_000));
        assert!(is_read(&deep));
    }
}
