//! The fields of a class of pydantic.

use std::rc::Rc;

use tree_sitter::Node;

use super::file::{Class, File};
use super::grammar::{children, some_children};
use super::model::{Field, Model, Models, Nature};
use super::said::Written;

/// How deep the type of a field is followed.
const DEPTH: usize = 6;

impl<'t> File<'t> {
    /// The fields that a class declares itself.
    pub(super) fn fields(
        &self,
        class: &Class<'t>,
        model: &Model,
        models: &Models,
        depth: usize,
    ) -> Vec<Field> {
        let statements = children(&class.body);
        let validators = models.is_said().then(|| self.validators(class));
        let field = |(at, statement): (usize, &Node<'t>)| {
            let assignment = statement.named_child(0).filter(|node| node.kind() == "assignment")?;
            let (mut field, written) = self.field(&assignment, model, models, depth)?;
            if let Some(validators) = &validators {
                let written = Written { next: statements.get(at + 1).copied(), ..written };
                let said = self.said(&field.name, &written, validators, model, models);
                field.is_made_plain = self.is_made_plain(&written);
                field.said = Some(Box::new(said));
            }
            Some(field)
        };
        statements.iter().enumerate().filter_map(field).collect()
    }

    fn field(
        &self,
        assignment: &Node<'t>,
        model: &Model,
        models: &Models,
        depth: usize,
    ) -> Option<(Field, Written<'t>)> {
        let left =
            assignment.child_by_field_name("left").filter(|left| left.kind() == "identifier")?;
        let name = self.text_of(&left);
        let value = assignment.child_by_field_name("right");
        let annotation = assignment.child_by_field_name("type");
        if name.starts_with('_') || name == "model_config" {
            return None;
        }
        match annotation {
            Some(annotation) => {
                let text = self.text_of(&annotation).trim_matches(['"', '\'']);
                let kind = text.split('[').next().unwrap_or(text);
                let kind = kind.rsplit('.').next().unwrap_or(kind).trim();
                if kind == "ClassVar" || kind == "Final" && value.is_some() {
                    return None;
                }
            }
            // Only the first version takes a field's type from its default.
            None if !model.is_first || !value.is_some_and(|value| self.is_default(&value)) => {
                return None;
            }
            None => {}
        }
        let mut field =
            Field { name: name.to_owned(), span: left.byte_range(), ..Field::default() };
        let described = annotation.and_then(|annotation| self.described(&annotation));
        let mut default = described.and_then(|call| self.describe(&call, model, &mut field));
        let call = value.filter(|value| self.is_call_of(value, "Field"));
        match call {
            Some(call) => default = self.describe(&call, model, &mut field).or(default),
            None => default = value.or(default),
        }
        field.default = default.map(|default| default.byte_range());
        let configured = model.config.fields.iter().rev().find(|(own, _)| own == name);
        if let Some((_, names)) = configured {
            field.aliases = Some(names.clone());
        }
        if let Some(annotation) = annotation {
            let made = value.map(|value| self.text_of(&value)).unwrap_or_default();
            self.models_in(&annotation, made, model, models, depth, &mut field.models);
        }
        let arguments = [call, described]
            .map(|call| call.and_then(|call| call.child_by_field_name("arguments")));
        let written =
            Written { statement: *assignment, next: None, annotation, value, arguments, default };
        Some((field, written))
    }

    /// Whether the default is a call of a class without arguments, or the class makes it.
    fn is_made_plain(&self, written: &Written<'t>) -> bool {
        let factory = || self.given_to(written, "default_factory");
        match written.default {
            Some(default) => default
                .child_by_field_name("arguments")
                .is_some_and(|arguments| arguments.named_child_count() == 0),
            None => factory().is_some_and(|factory| factory.kind() == "identifier"),
        }
    }

    /// Whether a value without a type makes a field.
    fn is_default(&self, value: &Node<'t>) -> bool {
        let function =
            value.child_by_field_name("function").map(|function| self.text_of(&function));
        let is_function = function.is_some_and(|function| {
            let end = function.rsplit('.').next().unwrap_or(function);
            function.contains("validator")
                || matches!(end, "property" | "classmethod" | "staticmethod")
        });
        value.kind() != "lambda" && !is_function
    }

    /// Whether a value is a call of a function with this name.
    fn is_call_of(&self, value: &Node<'t>, name: &str) -> bool {
        let function = value.child_by_field_name("function").filter(|_| value.kind() == "call");
        function.is_some_and(|function| {
            let text = self.text_of(&function);
            text.rsplit('.').next() == Some(name)
                || self
                    .path(&function)
                    .is_some_and(|path| path.text.rsplit('.').next() == Some(name))
        })
    }

    /// The `Field(…)` in `Annotated[str, Field(…)]`.
    fn described(&self, annotation: &Node<'t>) -> Option<Node<'t>> {
        let generic = annotation.named_child(0)?;
        let parts = match generic.kind() {
            "generic_type" => generic.named_child(1)?,
            "subscript" => generic,
            _ => return None,
        };
        let parts = children(&parts);
        parts.into_iter().find_map(|part| {
            let part = if part.kind() == "type" { part.named_child(0)? } else { part };
            self.is_call_of(&part, "Field").then_some(part)
        })
    }

    /// Takes the names that `Field(…)` gives a field, and gives back the default.
    fn describe(&self, call: &Node<'t>, model: &Model, field: &mut Field) -> Option<Node<'t>> {
        let arguments = call.child_by_field_name("arguments")?;
        let argument = |name| self.argument(&arguments, &[name]);
        let positional = children(&arguments)
            .into_iter()
            .find(|argument| argument.kind() != "comment")
            .filter(|argument| {
                !matches!(argument.kind(), "keyword_argument" | "dictionary_splat" | "ellipsis")
            });
        let default =
            argument("default").or(positional).filter(|default| default.kind() != "ellipsis");
        if model.is_first && model.nature == Nature::Settings {
            if let Some(env) = argument("env") {
                field.aliases = Some(self.each_name(&env));
            }
        } else if let Some(alias) = argument("validation_alias").or_else(|| argument("alias"))
            && alias.kind() != "none"
        {
            field.aliases = Some(self.choices(&alias, &field.name));
        }
        default
    }

    /// `"A"`, `AliasChoices("A", "B")`, `AliasPath("A", 0)`
    fn choices(&self, alias: &Node<'t>, name: &str) -> Vec<Option<String>> {
        let arguments = alias.child_by_field_name("arguments").filter(|_| alias.kind() == "call");
        let Some(arguments) = arguments else { return vec![self.constant(alias)] };
        if self.is_call_of(alias, "AliasPath") {
            return vec![arguments.named_child(0).and_then(|path| self.constant(&path))];
        }
        let choices = children(&arguments);
        choices
            .iter()
            .filter(|choice| choices.len() == 1 || !self.is_own_name(choice, name))
            .map(|choice| {
                let path = choice
                    .child_by_field_name("arguments")
                    .filter(|_| self.is_call_of(choice, "AliasPath"));
                match path {
                    Some(path) => path.named_child(0).and_then(|path| self.constant(&path)),
                    None => self.constant(choice),
                }
            })
            .collect()
    }

    /// `AliasPath("name")` of a field `name`: by that, code may give the value of a field that has
    /// other names in the environment.
    fn is_own_name(&self, choice: &Node<'t>, name: &str) -> bool {
        let arguments = choice.child_by_field_name("arguments");
        let Some(arguments) = arguments.filter(|_| self.is_call_of(choice, "AliasPath")) else {
            return false;
        };
        let path = some_children(&arguments, 2);
        matches!(path[..], [path] if self.constant(&path).as_deref() == Some(name))
    }

    /// The classes that a type may be: itself, or a part of `Optional[…]`, `Annotated[…]`, `… | None`.
    fn models_in(
        &self,
        annotation: &Node<'t>,
        made: &str,
        model: &Model,
        models: &Models,
        depth: usize,
        found: &mut Vec<Rc<Model>>,
    ) {
        let mut nodes = vec![(*annotation, 0)];
        while let Some((node, nested)) = nodes.pop() {
            if nested > DEPTH {
                continue;
            }
            let all = |node: Node<'t>| {
                children(&node).into_iter().map(|part| (part, nested + 1)).collect::<Vec<_>>()
            };
            match node.kind() {
                "identifier" | "attribute" | "member_type" => {
                    let has_delimiter = model.config.delimiter.is_some();
                    let is_asked = |name: &str| {
                        // Another file is asked only where that is likely to matter.
                        let is_class = name.starts_with(char::is_uppercase);
                        name.contains("Settings")
                            || is_class && (has_delimiter || made.contains(name))
                    };
                    found.extend(self.model_named(&node, models, depth, is_asked));
                }
                "type" | "union_type" | "binary_operator" | "parenthesized_expression" => {
                    nodes.extend(all(node));
                }
                "generic_type" | "subscript" => {
                    let parts = all(node);
                    let Some((outer, _)) = parts.first() else { continue };
                    let outer = self.text_of(outer);
                    let is_transparent = matches!(
                        outer.rsplit('.').next(),
                        Some("Optional" | "Union" | "Annotated" | "Final")
                    );
                    if is_transparent {
                        nodes.extend(parts.into_iter().skip(1));
                    }
                }
                "type_parameter" => nodes.extend(all(node)),
                _ => {}
            }
            if found.len() + nodes.len() > 64 {
                break;
            }
        }
    }
}
