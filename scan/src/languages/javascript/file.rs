//! A parsed script: the nodes that matter, and what each name in it stands for.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use tree_sitter::{Node, Tree};

use super::grammar::{Class, Grammar};
use super::scope::{Binding, Scopes};
use crate::languages::around::Places;

/// A script, sorted by what its parts are.
#[derive(Debug)]
pub(super) struct File<'t> {
    pub(super) text: &'t str,
    pub(super) bindings: HashMap<&'t str, Vec<Binding<'t>>>,
    pub(super) members: Vec<Node<'t>>,
    pub(super) subscripts: Vec<Node<'t>>,
    pub(super) calls: Vec<Node<'t>>,
    /// `"X" in object`
    pub(super) memberships: Vec<Node<'t>>,
    /// `a ?? b`, `a || b`, `a === b`
    pub(super) choices: Vec<Node<'t>>,
    pub(super) imports: Vec<Node<'t>>,
    /// Patterns, and the expressions that they take apart.
    pub(super) destructurings: Vec<(Node<'t>, Node<'t>)>,
    pub(super) comments: Vec<Range<usize>>,
    /// The nodes that are only written to.
    targets: HashSet<usize>,
}

impl<'t> File<'t> {
    /// Of the nodes those that have to do with `places`, if not all.
    pub(super) fn new(
        text: &'t str,
        grammar: &Grammar,
        tree: &'t Tree,
        places: Option<&Places>,
    ) -> Self {
        let mut file = Self {
            text,
            bindings: HashMap::new(),
            members: Vec::new(),
            subscripts: Vec::new(),
            calls: Vec::new(),
            memberships: Vec::new(),
            choices: Vec::new(),
            imports: Vec::new(),
            destructurings: Vec::new(),
            comments: Vec::new(),
            targets: HashSet::new(),
        };
        let mut scopes = Scopes::new(text);
        let mut cursor = tree.walk();
        loop {
            let node = cursor.node();
            let matters = places.is_none_or(|places| places.touch(&node.byte_range()));
            if let Some(class) = grammar.class(&node).filter(|_| matters) {
                scopes.enter(&node);
                file.visit(node, class, &mut scopes);
            }
            if matters && cursor.goto_first_child() {
                continue;
            }
            while !cursor.goto_next_sibling() {
                if !cursor.goto_parent() {
                    file.bindings = scopes.into_bindings();
                    return file;
                }
            }
        }
    }

    fn visit(&mut self, node: Node<'t>, class: Class, scopes: &mut Scopes<'t>) {
        match class {
            Class::Comment => self.comments.push(node.byte_range()),
            Class::Scope => scopes.open(&node),
            Class::Function => {
                scopes.function(&node);
                self.parameter_defaults(&node);
            }
            Class::Declared => scopes.declared(&node),
            Class::Declarator => {
                scopes.declarator(&node);
                scopes.name_function(&node, "name");
                self.destructuring(&node, "name", "value");
            }
            Class::Property => scopes.name_function(&node, "key"),
            Class::Import => {
                scopes.import(&node);
                self.imports.push(node);
            }
            Class::Enum => scopes.enumeration(&node),
            Class::Member => self.members.push(node),
            Class::Subscript => self.subscripts.push(node),
            Class::Call => self.calls.push(node),
            Class::Binary if self.has_operator(&node, "in") => self.memberships.push(node),
            Class::Binary if self.has_choice(&node) => self.choices.push(node),
            Class::Unary if self.has_operator(&node, "delete") => {
                self.target(node.child_by_field_name("argument"));
            }
            Class::Assignment => {
                scopes.name_function(&node, "left");
                self.destructuring(&node, "left", "right");
                self.target(node.child_by_field_name("left"));
            }
            Class::Default => self.destructuring(&node, "left", "right"),
            Class::Binary | Class::Unary => {}
        }
    }

    /// Whether a node is only written to.
    pub(super) fn is_target(&self, node: &Node<'t>) -> bool {
        self.targets.contains(&node.id())
    }

    pub(super) fn text_of(&self, node: &Node<'t>) -> &'t str {
        self.text.get(node.byte_range()).unwrap_or_default()
    }

    fn has_operator(&self, node: &Node<'t>, operator: &str) -> bool {
        node.child_by_field_name("operator").is_some_and(|node| self.text_of(&node) == operator)
    }

    fn has_choice(&self, node: &Node<'t>) -> bool {
        let operator = node.child_by_field_name("operator");
        operator.is_some_and(|node| {
            matches!(self.text_of(&node), "??" | "||" | "===" | "==" | "!==" | "!=")
        })
    }

    fn target(&mut self, node: Option<Node<'t>>) {
        self.targets.extend(node.map(|node| node.id()));
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
