//! A parsed script: the nodes that matter, and what each name in it stands for.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use tree_sitter::{Node, QueryCursor, StreamingIterator, Tree};

use super::grammar::{Capture, Grammar};
use super::scope::{Binding, Scopes};

/// A script, sorted by what its parts are.
#[derive(Debug)]
pub(super) struct File<'t> {
    pub(super) text: &'t str,
    pub(super) bindings: HashMap<&'t str, Vec<Binding<'t>>>,
    pub(super) members: Vec<Node<'t>>,
    pub(super) subscripts: Vec<Node<'t>>,
    pub(super) calls: Vec<Node<'t>>,
    pub(super) memberships: Vec<Node<'t>>,
    pub(super) imports: Vec<Node<'t>>,
    /// Patterns, and the expressions that they take apart.
    pub(super) destructurings: Vec<(Node<'t>, Node<'t>)>,
    pub(super) comments: Vec<Range<usize>>,
    /// The nodes that are only written to.
    targets: HashSet<usize>,
}

/// A node and what the query calls it.
struct Captured<'t> {
    node: Node<'t>,
    capture: Capture,
    /// The name of a function.
    name: Option<Range<usize>>,
}

impl<'t> File<'t> {
    pub(super) fn new(text: &'t str, grammar: &Grammar, tree: &'t Tree) -> Self {
        let mut captured = captures(text, grammar, tree);
        // What is outside comes first.
        captured.sort_by_key(|captured| {
            let range = captured.node.byte_range();
            (range.start, std::cmp::Reverse(range.end), captured.capture)
        });
        let mut file = Self {
            text,
            bindings: HashMap::new(),
            members: Vec::new(),
            subscripts: Vec::new(),
            calls: Vec::new(),
            memberships: Vec::new(),
            imports: Vec::new(),
            destructurings: Vec::new(),
            comments: Vec::new(),
            targets: HashSet::new(),
        };
        let mut scopes = Scopes::new(text);
        for Captured { node, capture, name } in captured {
            scopes.enter(&node);
            match capture {
                Capture::Comment => file.comments.push(node.byte_range()),
                Capture::Scope => scopes.open(&node),
                Capture::Named => scopes.name_function(&node, name),
                Capture::Function => {
                    scopes.function(&node);
                    file.parameter_defaults(&node);
                }
                Capture::Declarator => {
                    scopes.declarator(&node);
                    file.destructuring(&node, "name", "value");
                }
                Capture::Import => {
                    scopes.import(&node);
                    file.imports.push(node);
                }
                Capture::Enum => scopes.enumeration(&node),
                Capture::Declared => scopes.declared(&node),
                Capture::Member => file.members.push(node),
                Capture::Subscript => file.subscripts.push(node),
                Capture::Call => file.calls.push(node),
                Capture::Membership => file.memberships.push(node),
                Capture::Destructuring => file.destructuring(&node, "left", "right"),
                Capture::Target => {
                    file.targets.insert(node.id());
                }
            }
        }
        file.bindings = scopes.into_bindings();
        file
    }

    /// Whether a node is only written to.
    pub(super) fn is_target(&self, node: &Node<'t>) -> bool {
        self.targets.contains(&node.id())
    }

    pub(super) fn text_of(&self, node: &Node<'t>) -> &'t str {
        self.text.get(node.byte_range()).unwrap_or_default()
    }

    fn destructuring(&mut self, node: &Node<'t>, pattern: &str, source: &str) {
        if let Some(pattern) = node.child_by_field_name(pattern)
            && pattern.kind() == "object_pattern"
            && let Some(source) = node.child_by_field_name(source)
        {
            self.destructurings.push((pattern, source));
        }
    }

    fn parameter_defaults(&mut self, function: &Node<'t>) {
        if let Some(parameters) = function.child_by_field_name("parameters") {
            for parameter in parameters.named_children(&mut parameters.walk()) {
                self.destructuring(&parameter, "pattern", "value");
            }
        }
    }
}

fn captures<'t>(text: &'t str, grammar: &Grammar, tree: &'t Tree) -> Vec<Captured<'t>> {
    let mut captured = Vec::new();
    let mut cursor = QueryCursor::new();
    let mut matches = cursor.matches(&grammar.query, tree.root_node(), text.as_bytes());
    while let Some(found) = matches.next() {
        let name = found
            .captures
            .iter()
            .find(|capture| grammar.is_name(capture.index))
            .map(|capture| capture.node.byte_range());
        captured.extend(found.captures.iter().filter_map(|capture| {
            let name = name.clone();
            Some(Captured { node: capture.node, capture: grammar.capture(capture.index)?, name })
        }));
    }
    captured
}
