//! A parsed file: the nodes that matter, and what each name in it stands for.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::rc::Rc;

use tree_sitter::{Node, Tree};

use super::enumeration::Members;
use super::foreign::Modules;
use super::function::Given;
use super::grammar::{Form, Grammar, children};
use super::names::{Bound, Names};
use super::plain::Plain;
use super::scope::Scopes;
use super::types::Typed;

/// How many modules of which everything is imported are looked at.
const GLOBS: usize = 8;

/// How many elements of lists are looked at for one file.
const ELEMENTS: usize = 1 << 16;

/// A class, as it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Class<'t> {
    pub(super) name: Node<'t>,
    pub(super) bases: Option<Node<'t>>,
    pub(super) body: Node<'t>,
    pub(super) decorated: Option<Node<'t>>,
}

/// A file, sorted by what its parts are.
#[derive(Debug)]
pub(super) struct File<'t> {
    pub(super) text: &'t str,
    pub(super) modules: Modules<'t>,
    pub(super) names: Names<'t>,
    /// The modules of which everything is imported.
    pub(super) globs: Vec<&'t str>,
    pub(super) classes: Vec<Class<'t>>,
    pub(super) calls: Vec<Node<'t>>,
    pub(super) subscripts: Vec<Node<'t>>,
    pub(super) comparisons: Vec<Node<'t>>,
    /// What `and` and `or` make.
    pub(super) alternatives: Vec<Node<'t>>,
    /// The parameters of each function.
    pub(super) parameters: Vec<Node<'t>>,
    pub(super) withs: Vec<Node<'t>>,
    pub(super) comments: Vec<Range<usize>>,
    /// Names of functions, by the node of the function that has none itself.
    lambdas: HashMap<usize, Node<'t>>,
    /// What is decorated, by the node of the definition.
    decorated: HashMap<usize, Node<'t>>,
    /// The nodes that are only written to.
    targets: HashSet<usize>,
    /// Where the first statement that writes it ends, by what is written there.
    written: HashMap<&'t str, usize>,
    /// Calls of which nothing is used.
    statements: HashSet<usize>,
    /// How many elements of lists may still be looked at.
    pub(super) elements_left: Cell<usize>,
    /// What parameters are, while a call of their function is followed.
    pub(super) given: RefCell<HashMap<String, Given>>,
    /// Where paths into other files lead.
    pub(super) answers: RefCell<HashMap<String, Option<String>>>,
    pub(super) facts: Facts<'t>,
}

/// A module, and a name that it exports.
pub(super) type Exported = (String, String);

/// What other files say of what they export, and what enumerations of this one are.
#[derive(Debug, Default)]
pub(super) struct Facts<'t> {
    pub(super) plains: RefCell<HashMap<Exported, Option<Plain>>>,
    pub(super) types: RefCell<HashMap<Exported, Option<Typed>>>,
    pub(super) enumerations: RefCell<HashMap<usize, Option<Rc<Members<'t>>>>>,
}

impl<'t> File<'t> {
    pub(super) fn new(text: &'t str, tree: &'t Tree, modules: Modules<'t>) -> Self {
        let mut file = Self {
            text,
            modules,
            names: Names::default(),
            globs: Vec::new(),
            classes: Vec::new(),
            calls: Vec::new(),
            subscripts: Vec::new(),
            comparisons: Vec::new(),
            alternatives: Vec::new(),
            parameters: Vec::new(),
            withs: Vec::new(),
            comments: Vec::new(),
            lambdas: HashMap::new(),
            decorated: HashMap::new(),
            targets: HashSet::new(),
            written: HashMap::new(),
            statements: HashSet::new(),
            elements_left: Cell::new(ELEMENTS),
            given: RefCell::default(),
            answers: RefCell::default(),
            facts: Facts::default(),
        };
        let (grammar, mut scopes) = (Grammar::get(), Scopes::new(text));
        let mut cursor = tree.walk();
        loop {
            let node = cursor.node();
            if let Some(form) = grammar.form(&node) {
                scopes.enter(&node);
                file.visit(node, form, &mut scopes);
            }
            if cursor.goto_first_child() {
                continue;
            }
            while !cursor.goto_next_sibling() {
                if !cursor.goto_parent() {
                    file.names = scopes.into_names();
                    return file;
                }
            }
        }
    }

    /// The file as if nothing had been asked of it.
    pub(super) fn afresh(&self) -> &Self {
        self.elements_left.set(ELEMENTS);
        self
    }

    fn visit(&mut self, node: Node<'t>, form: Form, scopes: &mut Scopes<'t>) {
        let field = |name| node.child_by_field_name(name);
        match form {
            Form::Comment => self.comments.push(node.byte_range()),
            Form::Import => self.import(&node, scopes),
            Form::Decorated => {
                let definition = field("definition").map(|definition| (definition.id(), node));
                self.decorated.extend(definition);
            }
            Form::Function | Form::Lambda => self.function(&node, scopes),
            Form::Class => self.class(&node, scopes),
            Form::Block => scopes.block(&node),
            Form::Comprehension => {
                for clause in children(&node) {
                    if clause.kind() == "for_in_clause" {
                        each(&clause, &node.byte_range(), scopes);
                    }
                }
            }
            Form::For => {
                if let Some(body) = field("body") {
                    each(&node, &(body.start_byte()..body.end_byte()), scopes);
                }
            }
            Form::With => self.withs.push(node),
            Form::Statement => {
                let call = node.named_child(0).filter(|call| call.kind() == "call");
                self.statements.extend(call.map(|call| call.id()));
            }
            Form::Assignment => self.assignment(&node, scopes),
            Form::Augmented => {
                // `X += …` reads before it writes.
                if let Some(left) = field("left") {
                    scopes.assign(&left, None, node.end_byte());
                }
            }
            Form::Walrus => {
                if let Some(name) = field("name") {
                    scopes.assign(&name, field("value"), node.end_byte());
                }
            }
            Form::Alias => {
                if let Some(name) = node.named_child(0) {
                    scopes.assign(&name, None, node.end_byte());
                }
            }
            Form::Delete => {
                let deleted = children(&node);
                self.written(deleted, node.end_byte());
            }
            Form::Call => self.calls.push(node),
            Form::Subscript => self.subscripts.push(node),
            Form::Comparison => self.comparisons.push(node),
            Form::Boolean => self.alternatives.push(node),
        }
    }

    fn import(&mut self, node: &Node<'t>, scopes: &mut Scopes<'t>) {
        let from = node.child_by_field_name("module_name").map(|module| self.text_of(&module));
        let at = node.end_byte();
        for part in children(node).into_iter().skip(usize::from(from.is_some())) {
            let imported = part.child_by_field_name("name").unwrap_or(part);
            let path = self.text_of(&imported);
            let alias = part.child_by_field_name("alias").map(|alias| self.text_of(&alias));
            match (from, alias) {
                (Some(module), _) if part.kind() == "wildcard_import" => {
                    if self.globs.len() < GLOBS {
                        self.globs.push(module);
                    }
                }
                (Some(module), alias) => {
                    let bound = Bound::Import { module, name: Some(path) };
                    scopes.declare(alias.unwrap_or(path), at, bound);
                }
                (None, Some(alias)) => {
                    scopes.declare(alias, at, Bound::Import { module: path, name: None });
                }
                (None, None) => {
                    // `import a.b` declares `a`.
                    let first = path.split('.').next().unwrap_or(path);
                    scopes.declare(first, at, Bound::Import { module: first, name: None });
                }
            }
        }
    }

    fn function(&mut self, node: &Node<'t>, scopes: &mut Scopes<'t>) {
        self.parameters.extend(node.child_by_field_name("parameters"));
        let name = node.child_by_field_name("name");
        if let Some(name) = name {
            scopes.declare(self.text_of(&name), node.end_byte(), Bound::Function(*node));
        }
        if let Some(body) = node.child_by_field_name("body") {
            let name = name.or_else(|| self.lambdas.remove(&node.id()));
            scopes.function(&body, name, node.child_by_field_name("parameters"));
        }
    }

    fn class(&mut self, node: &Node<'t>, scopes: &mut Scopes<'t>) {
        let field = |name| node.child_by_field_name(name);
        if let (Some(name), Some(body)) = (field("name"), field("body")) {
            let class = self.classes.len();
            scopes.declare(self.text_of(&name), name.end_byte(), Bound::Class(class));
            let (bases, decorated) = (field("superclasses"), self.decorated.remove(&node.id()));
            self.classes.push(Class { name, bases, body, decorated });
            scopes.class(&body, class);
        }
    }

    fn assignment(&mut self, node: &Node<'t>, scopes: &mut Scopes<'t>) {
        let Some(left) = node.child_by_field_name("left") else { return };
        let mut right = node.child_by_field_name("right");
        if right.is_none() {
            // Only a type: `X: str`.
            return;
        }
        // `a = b = value`
        for _ in 0..8 {
            let Some(inner) = right.filter(|right| right.kind() == "assignment") else { break };
            right = inner.child_by_field_name("right");
        }
        if let Some(lambda) = right.filter(|right| right.kind() == "lambda") {
            self.lambdas.insert(lambda.id(), left.child_by_field_name("attribute").unwrap_or(left));
        }
        scopes.assign(&left, right, node.end_byte());
        self.written(vec![left], node.end_byte());
    }

    /// Takes note of what is only written to, by a statement that ends here.
    fn written(&mut self, mut nodes: Vec<Node<'t>>, at: usize) {
        while let Some(node) = nodes.pop() {
            match node.kind() {
                "subscript" => {
                    self.targets.insert(node.id());
                    self.written.entry(self.text_of(&node)).or_insert(at);
                }
                "pattern_list"
                | "tuple_pattern"
                | "list_pattern"
                | "expression_list"
                | "tuple"
                | "parenthesized_expression" => {
                    nodes.extend(children(&node));
                }
                _ => {}
            }
        }
    }

    /// Whether the same is written to before.
    pub(super) fn is_written_before(&self, node: &Node<'t>) -> bool {
        self.written.get(self.text_of(node)).is_some_and(|at| *at <= node.start_byte())
    }

    /// Whether a call only removes something.
    pub(super) fn is_removal(&self, call: &Node<'t>) -> bool {
        self.statements.contains(&call.id())
    }

    /// Whether a node is only written to.
    pub(super) fn is_target(&self, node: &Node<'t>) -> bool {
        self.targets.contains(&node.id())
    }

    pub(super) fn text_of(&self, node: &Node<'t>) -> &'t str {
        self.text.get(node.byte_range()).unwrap_or_default()
    }
}

/// Declares what a loop or a clause of a comprehension assigns.
fn each<'t>(node: &Node<'t>, range: &Range<usize>, scopes: &mut Scopes<'t>) {
    if let Some(left) = node.child_by_field_name("left")
        && let Some(right) = node.child_by_field_name("right")
    {
        scopes.each(&left, right, range);
    }
}
