//! Which names a file declares, and where.

use std::collections::HashMap;
use std::ops::Range;

use tree_sitter::Node;

use super::grammar::children;
use super::names::{Binding, Bound, Names, Parameter};

/// How deep scopes are followed into each other.
const DEPTH: usize = 200;
/// How many assignments of one name in one scope are told apart.
const ASSIGNMENTS: usize = 16;

/// A scope that is open while the nodes of a file come by in order.
#[derive(Debug)]
struct Open<'t> {
    range: Range<usize>,
    class: Option<usize>,
    /// How often each name was declared.
    declared: HashMap<&'t str, usize>,
}

/// Collects declarations while the nodes of a file come by in order.
#[derive(Debug)]
pub(super) struct Scopes<'t> {
    text: &'t str,
    open: Vec<Open<'t>>,
    /// The blocks that may or may not run.
    blocks: Vec<Range<usize>>,
    names: Names<'t>,
}

impl<'t> Scopes<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let file = Open { range: 0..text.len() + 1, class: None, declared: HashMap::new() };
        Self { text, open: vec![file], blocks: Vec::new(), names: Names::default() }
    }

    pub(super) fn into_names(mut self) -> Names<'t> {
        self.names.link();
        self.names
    }

    /// Closes what ends before a node.
    pub(super) fn enter(&mut self, node: &Node<'t>) {
        let start = node.start_byte();
        while self.open.len() > 1 && self.open.last().is_some_and(|open| open.range.end <= start) {
            self.open.pop();
        }
        while self.blocks.last().is_some_and(|block| block.end <= start) {
            self.blocks.pop();
        }
    }

    /// A block: the body of a scope, or one that may not run.
    pub(super) fn block(&mut self, node: &Node<'t>) {
        let range = node.byte_range();
        if self.open.last().is_some_and(|open| open.range != range) {
            self.blocks.push(range);
        }
    }

    /// Opens the body of a class.
    pub(super) fn class(&mut self, body: &Node<'t>, class: usize) {
        if self.open_scope(body, Some(class)) {
            self.names.enter_class(body.byte_range(), class);
        }
    }

    /// Opens the body of a function with its parameters.
    pub(super) fn function(
        &mut self,
        body: &Node<'t>,
        name: Option<Node<'t>>,
        parameters: Option<Node<'t>>,
    ) {
        let is_method = self.open.last().is_some_and(|open| open.class.is_some());
        if !self.open_scope(body, None) {
            return;
        }
        self.names.enter_function(body.byte_range());
        let Some(parameters) = parameters else { return };
        let mut is_first = true;
        for parameter in children(&parameters) {
            let default = parameter.child_by_field_name("value");
            let declared = match parameter.kind() {
                "identifier" => Some(parameter),
                "default_parameter" | "typed_default_parameter" => {
                    parameter.child_by_field_name("name")
                }
                "typed_parameter" => {
                    parameter.named_child(0).filter(|name| name.kind() == "identifier")
                }
                _ => None,
            };
            let Some(declared) = declared else { continue };
            let own = self.text_of(&declared);
            // What the caller of a method does not write.
            if is_first && is_method && matches!(own, "self" | "cls") {
                continue;
            }
            let function = name.filter(|_| is_first);
            is_first = false;
            self.declare(
                own,
                declared.end_byte(),
                Bound::Parameter(Parameter { name: own, function, default }),
            );
        }
    }

    fn open_scope(&mut self, body: &Node<'t>, class: Option<usize>) -> bool {
        let is_followed = self.open.len() < DEPTH;
        if is_followed {
            let range = body.byte_range();
            self.open.push(Open { range, class, declared: HashMap::new() });
        }
        is_followed
    }

    /// Declares a name in the innermost scope, from a place on.
    pub(super) fn declare(&mut self, name: &'t str, at: usize, bound: Bound<'t>) {
        let Some(scope) = self.open.last_mut() else { return };
        if let Some(class) = scope.class {
            self.names.declare_member(class, name, bound);
            return;
        }
        let count = scope.declared.entry(name).or_insert(0);
        *count += 1;
        let from = match *count {
            1 => scope.range.start,
            2..=ASSIGNMENTS => at,
            _ => return,
        };
        let block =
            self.blocks.last().filter(|block| block.start > scope.range.start && *count > 1);
        let surely_until = block.map_or(usize::MAX, |block| block.end);
        let binding = Binding { bound, from, surely_until };
        self.names.declare(name, from..scope.range.end, binding);
    }

    /// Declares what a loop assigns, within a range.
    pub(super) fn each(&mut self, target: &Node<'t>, iterated: Node<'t>, range: &Range<usize>) {
        let within = |scopes: &mut Self, name: &Node<'t>, bound| {
            if name.kind() == "identifier" && scopes.open.len() < DEPTH {
                let binding = Binding { bound, from: range.start, surely_until: usize::MAX };
                scopes.names.declare(scopes.text_of(name), range.clone(), binding);
            }
        };
        within(self, target, Bound::Each { iterated, part: None });
        if matches!(target.kind(), "pattern_list" | "tuple_pattern" | "list_pattern") {
            for (part, name) in children(target).into_iter().enumerate() {
                within(self, &name, Bound::Each { iterated, part: Some(part) });
            }
        }
    }

    /// Declares the names on the left of an assignment.
    pub(super) fn assign(&mut self, left: &Node<'t>, right: Option<Node<'t>>, at: usize) {
        let value = |right: Option<Node<'t>>| right.map_or(Bound::Other, Bound::Value);
        match left.kind() {
            "identifier" => {
                let name = self.text_of(left);
                self.declare(name, at, value(right));
            }
            "attribute" => self.assign_member(left, value(right)),
            "pattern_list" | "tuple_pattern" | "list_pattern" => {
                let is_list =
                    |node: &Node<'_>| matches!(node.kind(), "expression_list" | "tuple" | "list");
                let has_same =
                    |node: &Node<'_>| node.named_child_count() == left.named_child_count();
                let right = right.filter(|node| is_list(node) && has_same(node));
                let mut cursor = right.map(|right| right.walk());
                let mut values =
                    right.zip(cursor.as_mut()).map(|(right, cursor)| right.named_children(cursor));
                for part in children(left) {
                    let bound = value(values.as_mut().and_then(Iterator::next));
                    if part.kind() == "identifier" {
                        let name = self.text_of(&part);
                        self.declare(name, at, bound);
                    }
                }
            }
            _ => {}
        }
    }

    /// `self.x = …`
    fn assign_member(&mut self, left: &Node<'t>, bound: Bound<'t>) {
        let object = left.child_by_field_name("object");
        let is_self = object.is_some_and(|object| matches!(self.text_of(&object), "self" | "cls"));
        let class = self.open.iter().rev().find_map(|open| open.class);
        if let Some(class) = class.filter(|_| is_self)
            && let Some(name) = left.child_by_field_name("attribute")
        {
            let name = self.text_of(&name);
            self.names.declare_attribute(class, name, bound);
        }
    }

    pub(super) fn text_of(&self, node: &Node<'t>) -> &'t str {
        self.text.get(node.byte_range()).unwrap_or_default()
    }
}
