//! What names stand for, and where.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use tree_sitter::Node;

/// How deep a pattern is followed.
const DEPTH: usize = 8;

/// One declaration of a name.
#[derive(Debug)]
pub(super) struct Binding<'t> {
    /// Where the name stands for it.
    scope: Range<usize>,
    /// The binding of the same name around it, by its place in the list.
    outer: Option<usize>,
    bound: Bound<'t>,
}

/// What a name stands for.
#[derive(Debug, Clone)]
pub(super) enum Bound<'t> {
    /// A value, or what is at the end of a path of properties in it.
    Value {
        node: Node<'t>,
        path: Vec<&'t str>,
    },
    /// What another module exports; `*` for all of it.
    Import {
        module: &'t str,
        name: &'t str,
    },
    /// A parameter of a function with this name.
    Parameter {
        function: Option<Range<usize>>,
    },
    /// The body of an enumeration.
    Enum(Node<'t>),
    Other,
}

impl<'t> Binding<'t> {
    /// The innermost of the bindings of a name that holds at a place.
    pub(super) fn innermost<'b>(bindings: &'b [Self], at: usize) -> Option<&'b Bound<'t>> {
        let mut index =
            bindings.partition_point(|binding| binding.scope.start <= at).checked_sub(1)?;
        loop {
            let binding = bindings.get(index)?;
            if at < binding.scope.end {
                return Some(&binding.bound);
            }
            index = binding.outer?;
        }
    }

    /// Sorts the bindings of a name, the outer ones first, and links each with the one around it.
    fn link(bindings: &mut Vec<Self>) {
        bindings.sort_by_key(|binding| (binding.scope.start, Reverse(binding.scope.end)));
        bindings.dedup_by(|later, first| later.scope == first.scope);
        let mut open: Vec<usize> = Vec::new();
        for index in 0..bindings.len() {
            while open
                .last()
                .is_some_and(|&outer| bindings[outer].scope.end <= bindings[index].scope.start)
            {
                open.pop();
            }
            bindings[index].outer = open.last().copied();
            open.push(index);
        }
    }
}

/// Collects declarations while the nodes of a file come by in order.
#[derive(Debug)]
pub(super) struct Scopes<'t> {
    text: &'t str,
    open: Vec<Range<usize>>,
    function_names: HashMap<usize, Range<usize>>,
    bindings: HashMap<&'t str, Vec<Binding<'t>>>,
}

impl<'t> Scopes<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, open: Vec::new(), function_names: HashMap::new(), bindings: HashMap::new() }
    }

    pub(super) fn into_bindings(mut self) -> HashMap<&'t str, Vec<Binding<'t>>> {
        self.bindings.values_mut().for_each(Binding::link);
        self.bindings
    }

    /// Closes the scopes that end before a node.
    pub(super) fn enter(&mut self, node: &Node<'t>) {
        while self.open.last().is_some_and(|scope| scope.end <= node.start_byte()) {
            self.open.pop();
        }
    }

    pub(super) fn open(&mut self, node: &Node<'t>) {
        let scope = node.byte_range();
        self.open.push(scope.clone());
        // What a `catch` or a loop declares.
        let declares = node.kind() == "catch_clause" || node.child_by_field_name("kind").is_some();
        let pattern =
            node.child_by_field_name("parameter").or_else(|| node.child_by_field_name("left"));
        if let Some(pattern) = pattern.filter(|_| declares) {
            self.pattern(&pattern, &scope, &Bound::Other, 0);
        }
    }

    /// Gives a function the name of what holds it: a variable, a property.
    pub(super) fn name_function(&mut self, holder: &Node<'t>, name: &str) {
        let value =
            holder.child_by_field_name("value").or_else(|| holder.child_by_field_name("right"));
        let Some(function) = value.filter(|value| is_function_expression(value)) else { return };
        let name = holder.child_by_field_name(name).or_else(|| holder.child_by_field_name("name"));
        let name = name.map(|name| name.child_by_field_name("property").unwrap_or(name));
        if let Some(name) = name {
            self.function_names.insert(function.id(), name.byte_range());
        }
    }

    /// Declares the parameters of a function.
    pub(super) fn function(&mut self, node: &Node<'t>) {
        self.declared(node);
        let named = node.child_by_field_name("name").map(|name| name.byte_range());
        let function = named.or_else(|| self.function_names.remove(&node.id()));
        let scope = node.byte_range();
        let bound = Bound::Parameter { function };
        if let Some(parameter) = node.child_by_field_name("parameter") {
            self.declare(&parameter, scope.clone(), bound.clone());
        }
        if let Some(parameters) = node.child_by_field_name("parameters") {
            for parameter in parameters.named_children(&mut parameters.walk()) {
                if let Some(pattern) = parameter.child_by_field_name("pattern") {
                    let is_name = pattern.kind() == "identifier";
                    let bound = if is_name { bound.clone() } else { Bound::Other };
                    self.pattern(&pattern, &scope, &bound, 0);
                }
            }
        }
        self.open.push(scope);
    }

    pub(super) fn declarator(&mut self, node: &Node<'t>) {
        let Some(pattern) = node.child_by_field_name("name") else { return };
        let bound = match node.child_by_field_name("value") {
            Some(node) => Bound::Value { node, path: Vec::new() },
            None => Bound::Other,
        };
        let scope = self.here();
        self.pattern(&pattern, &scope, &bound, 0);
    }

    pub(super) fn enumeration(&mut self, node: &Node<'t>) {
        if let Some(name) = node.child_by_field_name("name")
            && let Some(body) = node.child_by_field_name("body")
        {
            self.declare(&name, self.here(), Bound::Enum(body));
        }
    }

    /// Declares the name of a function or class.
    pub(super) fn declared(&mut self, node: &Node<'t>) {
        let name =
            node.child_by_field_name("name").filter(|_| node.kind().ends_with("declaration"));
        if let Some(name) = name {
            self.declare(&name, self.here(), Bound::Other);
        }
    }

    pub(super) fn import(&mut self, node: &Node<'t>) {
        for clause in node.named_children(&mut node.walk()) {
            // `import process = require("process")` holds the module itself.
            let source =
                node.child_by_field_name("source").or_else(|| clause.child_by_field_name("source"));
            let Some(module) = source.map(|source| self.text_of(&source)) else { continue };
            let module = module.trim_matches(['"', '\'']);
            for part in clause.named_children(&mut clause.walk()) {
                self.import_part(&part, module, clause.kind() == "import_require_clause");
            }
        }
    }

    fn import_part(&mut self, part: &Node<'t>, module: &'t str, is_whole: bool) {
        let whole = |name| Bound::Import { module, name };
        match part.kind() {
            "identifier" => {
                let bound = whole(if is_whole { "*" } else { "default" });
                self.declare(part, self.here(), bound);
            }
            "namespace_import" => {
                for name in part.named_children(&mut part.walk()) {
                    self.declare(&name, self.here(), whole("*"));
                }
            }
            "named_imports" => {
                for specifier in part.named_children(&mut part.walk()) {
                    if let Some(name) = specifier.child_by_field_name("name") {
                        let alias = specifier.child_by_field_name("alias").unwrap_or(name);
                        let bound = whole(self.text_of(&name));
                        self.declare(&alias, self.here(), bound);
                    }
                }
            }
            _ => {}
        }
    }

    /// Declares the names in a pattern, each with its path in what the pattern takes apart.
    fn pattern(
        &mut self,
        pattern: &Node<'t>,
        scope: &Range<usize>,
        bound: &Bound<'t>,
        depth: usize,
    ) {
        if depth == DEPTH {
            return;
        }
        match pattern.kind() {
            "identifier" | "shorthand_property_identifier_pattern" => {
                self.declare(pattern, scope.clone(), bound.clone());
            }
            "object_pattern" => {
                for part in pattern.named_children(&mut pattern.walk()) {
                    let (key, value) = match part.kind() {
                        "pair_pattern" => {
                            (part.child_by_field_name("key"), part.child_by_field_name("value"))
                        }
                        "object_assignment_pattern" => {
                            let left = part.child_by_field_name("left");
                            (left, left)
                        }
                        "shorthand_property_identifier_pattern" => (Some(part), Some(part)),
                        _ => (None, Some(part)),
                    };
                    if let Some(value) = value {
                        let bound = self.property(bound, key);
                        self.pattern(&value, scope, &bound, depth + 1);
                    }
                }
            }
            "assignment_pattern" => {
                if let Some(left) = pattern.child_by_field_name("left") {
                    self.pattern(&left, scope, bound, depth + 1);
                }
            }
            "array_pattern" | "rest_pattern" => {
                for part in pattern.named_children(&mut pattern.walk()) {
                    self.pattern(&part, scope, &Bound::Other, depth + 1);
                }
            }
            _ => {}
        }
    }

    /// What a property of something bound is.
    fn property(&self, bound: &Bound<'t>, key: Option<Node<'t>>) -> Bound<'t> {
        match (bound, key) {
            (Bound::Value { node, path }, Some(key)) => {
                let mut path = path.clone();
                path.push(self.text_of(&key).trim_matches(['"', '\'']));
                Bound::Value { node: *node, path }
            }
            _ => Bound::Other,
        }
    }

    fn declare(&mut self, name: &Node<'t>, scope: Range<usize>, bound: Bound<'t>) {
        let name = self.text_of(name);
        self.bindings.entry(name).or_default().push(Binding { scope, outer: None, bound });
    }

    fn here(&self) -> Range<usize> {
        self.open.last().cloned().unwrap_or(0..self.text.len())
    }

    fn text_of(&self, node: &Node<'t>) -> &'t str {
        self.text.get(node.byte_range()).unwrap_or_default()
    }
}

/// Whether a value is a function that has no name of its own.
fn is_function_expression(value: &Node<'_>) -> bool {
    matches!(value.kind(), "arrow_function" | "function_expression" | "generator_function")
}
