//! Where an expression leads, as a dotted path: `os.environ`, no matter what the file calls it.
//!
//! What a call makes is written with parentheses: `environs.Env()`, and its methods behind them.

use tree_sitter::Node;

use super::file::File;
use super::grammar::some_children;
use super::names::Bound;

/// How far an expression is followed, all its branches together.
pub(super) const STEPS: usize = 64;

/// The environment, and what holds the same.
const ENVIRONMENTS: &[&str] =
    &["os.environ", "os.environb", "posix.environ", "starlette.config.environ"];
/// Functions that copy a mapping.
const COPIES: &[&str] = &["dict", "copy.copy", "copy.deepcopy", "os.environ.copy"];

/// Where an expression leads.
#[derive(Debug, Clone)]
pub(super) struct Path<'t> {
    pub(super) text: String,
    /// The call or dictionary that made the object at its beginning.
    pub(super) made: Option<Node<'t>>,
    /// Whether it begins with a name that nothing in the file declares.
    pub(super) is_undeclared: bool,
    /// Whether it leads to a copy of the environment.
    pub(super) is_copy: bool,
}

impl Path<'_> {
    pub(super) fn declared(text: String) -> Self {
        Self { text, made: None, is_undeclared: false, is_copy: false }
    }

    /// What a method `copy` is called on.
    fn copied(self) -> Self {
        let text = self.text.strip_suffix(".copy").unwrap_or(&self.text).to_owned();
        Self { text, ..self }
    }

    fn then(mut self, end: &str) -> Self {
        self.text.push_str(end);
        self
    }

    /// Whether it leads to the environment, or to a copy of it.
    pub(super) fn is_environment(&self) -> bool {
        // Modules may export what they import.
        ENVIRONMENTS.contains(&self.text.as_str()) || self.text.ends_with(".os.environ")
    }

    /// Whether `in` asks it for a variable.
    pub(super) fn is_collection(&self) -> bool {
        let object = self.text.strip_suffix(".keys()").unwrap_or(&self.text);
        object == "environ.Env()"
            || Self { text: object.to_owned(), ..self.clone() }.is_environment()
    }
}

impl<'t> File<'t> {
    /// Where an expression leads.
    pub(super) fn path(&self, node: &Node<'t>) -> Option<Path<'t>> {
        self.path_within(node, &mut { STEPS })
    }

    /// Where a name leads that the file exports.
    pub(super) fn exported_path(&self, name: &str) -> Option<Path<'t>> {
        self.bound_path(self.names.at(name, 0).first()?, &mut { STEPS })
    }

    /// The expression that a name is the value of.
    pub(super) fn value_of_name(&self, name: &Node<'t>) -> Option<Node<'t>> {
        match self.names.at(self.text_of(name), name.start_byte()).first()? {
            Bound::Value(value) => Some(*value),
            _ => None,
        }
    }

    pub(super) fn path_within(&self, node: &Node<'t>, steps: &mut usize) -> Option<Path<'t>> {
        *steps = steps.checked_sub(1)?;
        let field = |name| node.child_by_field_name(name);
        match node.kind() {
            "identifier" => self.named_path(node, steps),
            "attribute" => {
                let (object, name) = (field("object")?, self.text_of(&field("attribute")?));
                if object.kind() == "identifier"
                    && let Some(bound) = self.member(&object, name)
                {
                    return self.bound_path(bound, steps);
                }
                Some(self.path_within(&object, steps)?.then(".").then(name))
            }
            "call" => self.called_path(node, steps),
            "boolean_operator" => {
                let left = field("left").and_then(|left| self.path_within(&left, steps));
                left.or_else(|| self.path_within(&field("right")?, steps))
            }
            "conditional_expression" => {
                let value = node.named_child(0).and_then(|value| self.path_within(&value, steps));
                value.or_else(|| self.path_within(&node.named_child(2)?, steps))
            }
            "named_expression" => self.path_within(&field("value")?, steps),
            // `{**os.environ, "X": "1"}`
            "dictionary" => {
                let splats = some_children(node, 4);
                let mut splats = splats.iter().filter(|part| part.kind() == "dictionary_splat");
                let copied =
                    splats.find_map(|part| self.path_within(&part.named_child(0)?, steps))?;
                Some(Path { is_copy: true, made: Some(*node), ..copied })
                    .filter(Path::is_environment)
            }
            "parenthesized_expression" => self.path_within(&node.named_child(0)?, steps),
            _ => None,
        }
    }

    fn named_path(&self, node: &Node<'t>, steps: &mut usize) -> Option<Path<'t>> {
        let name = self.text_of(node);
        let bounds = self.names.at(name, node.start_byte());
        if !bounds.is_empty() {
            return bounds.into_iter().find_map(|bound| self.bound_path(bound, steps));
        }
        let is_of_os = self.globs.contains(&"os")
            && matches!(name, "environ" | "environb" | "getenv" | "getenvb");
        let text = if is_of_os { format!("os.{name}") } else { name.to_owned() };
        Some(Path { is_undeclared: true, ..Path::declared(text) })
    }

    fn bound_path(&self, bound: &Bound<'t>, steps: &mut usize) -> Option<Path<'t>> {
        match bound {
            Bound::Import { module, name: None } => Some(Path::declared((*module).to_owned())),
            Bound::Import { module, name: Some(name) } => {
                let dot = if module.ends_with('.') { "" } else { "." };
                Some(Path::declared(format!("{module}{dot}{name}")))
            }
            Bound::Value(value) => self.path_within(value, steps),
            Bound::Parameter(parameter) => self.path_within(&parameter.default?, steps),
            Bound::Each { .. } | Bound::Class(_) | Bound::Function(_) | Bound::Other => None,
        }
    }

    /// What a call makes, or copies.
    fn called_path(&self, node: &Node<'t>, steps: &mut usize) -> Option<Path<'t>> {
        let function = self.path_within(&node.child_by_field_name("function")?, steps)?;
        if COPIES.contains(&function.text.as_str()) {
            let arguments = node.child_by_field_name("arguments")?;
            let copied = match arguments.named_child_count() {
                0 if function.text == "os.environ.copy" => function.copied(),
                1 => {
                    let argument = arguments.named_child(0)?;
                    let is_splat = argument.kind() == "dictionary_splat";
                    let copied = if is_splat { argument.named_child(0)? } else { argument };
                    self.path_within(&copied, steps)?
                }
                _ => return None,
            };
            return Some(Path { is_copy: true, ..copied }).filter(Path::is_environment);
        }
        if function.text == "__import__" {
            let module = node.child_by_field_name("arguments")?.named_child(0)?;
            return self.known(&module, steps)?.into_iter().next().map(Path::declared);
        }
        let made = function.made.or(Some(*node));
        Some(Path { made, ..function.then("()") })
    }

    /// What a class declares: `self.x` in one of its methods, `Class.x` anywhere.
    pub(super) fn member(&self, object: &Node<'t>, name: &str) -> Option<&Bound<'t>> {
        let at = object.start_byte();
        let mut class = match self.text_of(object) {
            "self" | "cls" => self.names.class_around(at),
            class => self.names.at(class, at).into_iter().find_map(|bound| match bound {
                Bound::Class(class) => Some(*class),
                _ => None,
            }),
        }?;
        // Or one of the classes that it extends, the first of each.
        for _ in 0..8 {
            if let Some(bound) = self.names.member(class, name) {
                return Some(bound);
            }
            let base = self.classes.get(class)?.bases?.named_child(0)?;
            let bounds = self.names.at(self.text_of(&base), base.start_byte());
            class = bounds.into_iter().find_map(|bound| match bound {
                Bound::Class(base) if *base < class => Some(*base),
                _ => None,
            })?;
        }
        None
    }
}
