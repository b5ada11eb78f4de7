//! What the validator of a key says of its value: `z.coerce.number().min(1).default(8080)`.

mod alternatives;

use std::ops::Range;

use tree_sitter::Node;

use super::file::File;
use super::object::Steps;
use super::scope::Bound;
use super::vocabulary::{is_format, is_transform, is_validator, of_words, value_type};
use crate::declarations::{Declaration, LeftOut, ValueType};

/// How many words of enumerations are read in one file: each key may name the same one.
const WORDS: usize = 1 << 16;
/// How many options a validator may be given.
const OPTIONS: usize = 32;
/// How many alternatives a value may have.
const ALTERNATIVES: usize = 64;

/// Reads validators.
#[derive(Debug)]
pub(super) struct Validators<'f, 't> {
    file: &'f File<'t>,
    words: usize,
}

/// One part of a chain: `.min(1)`, or what is not called, as `coerce`.
#[derive(Debug)]
struct Link<'t> {
    name: &'t str,
    arguments: Option<Node<'t>>,
    span: Range<usize>,
}

/// What the parts of a chain have said so far.
#[derive(Debug, Default)]
struct Said {
    of: Declaration,
    /// Whether the schema has a type: what follows changes it.
    is_built: bool,
    /// Whether a value is coerced, by `z.coerce`.
    is_coerced: bool,
    /// Whether nothing is required that does not say so, as in joi and yup.
    is_lenient: bool,
    /// Whether the number has to be above zero, or may be zero as well.
    sign: Option<Sign>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Positive,
    NonNegative,
}

impl<'f, 't> Validators<'f, 't> {
    pub(super) fn new(file: &'f File<'t>) -> Self {
        Self { file, words: WORDS }
    }

    /// What a validator says of its value.
    pub(super) fn read(&mut self, node: &Node<'t>) -> Declaration {
        let mut said = Said::default();
        self.schema(node, &mut said, &mut Steps::new());
        said.finish()
    }

    fn schema(&mut self, node: &Node<'t>, said: &mut Said, steps: &mut Steps) {
        let (mut node, mut links) = (*node, Vec::new());
        while steps.take().is_some() {
            let field = |name| node.child_by_field_name(name);
            let next = match node.kind() {
                "call_expression" => {
                    let (Some(function), arguments) = (field("function"), field("arguments"))
                    else {
                        return;
                    };
                    let property = function.child_by_field_name("property");
                    let name = self.file.text_of(property.as_ref().unwrap_or(&function));
                    let start = property.unwrap_or(function).start_byte();
                    links.push(Link { name, arguments, span: start..node.end_byte() });
                    function.child_by_field_name("object")
                }
                "member_expression" => {
                    let name = field("property").map(|name| self.file.text_of(&name));
                    let span = node.byte_range();
                    links.push(Link { name: name.unwrap_or_default(), arguments: None, span });
                    field("object")
                }
                "identifier" | "shorthand_property_identifier" => self.named(&node, said),
                "ternary_expression" => {
                    self.choice(&node, said, steps);
                    None
                }
                "parenthesized_expression" | "as_expression" | "satisfies_expression" => {
                    node.named_child(0)
                }
                _ => None,
            };
            let Some(next) = next else { break };
            node = next;
        }
        while let Some(link) = links.pop() {
            self.link(&link, said, steps);
        }
    }

    /// What a name stands for, if not for a library.
    fn named(&self, node: &Node<'t>, said: &mut Said) -> Option<Node<'t>> {
        let name = self.file.text_of(node);
        match self.file.bound(name, node.start_byte()) {
            Some(Bound::Value { node, path }) if path.is_empty() => return Some(*node),
            Some(Bound::Import { module, .. }) => {
                said.is_lenient = matches!(*module, "joi" | "yup" | "@hapi/joi");
            }
            _ => {}
        }
        None
    }

    fn link(&mut self, link: &Link<'t>, said: &mut Said, steps: &mut Steps) {
        let argument = |index| link.arguments.and_then(|all| all.named_child(index));
        match link.name {
            "coerce" if link.arguments.is_none() => said.is_coerced = true,
            "describe" | "description" | "desc" => {
                said.of.description = argument(0).and_then(|node| self.file.constant(&node));
            }
            "meta" => self.options(argument(0), said),
            "optional" | "nullish" | "exactOptional" | "prefault" | "default" | "_default"
            | "catch" | "fallback" | "partial"
                if said.is_built || argument(0).is_none() =>
            {
                said.build(None);
                said.of.is_required = Some(false);
                if let Some(default) = argument(0) {
                    said.of.default = self.file.default_value(&default).or(said.of.default.take());
                }
                if link.name == "catch" {
                    said.leave("the value for what is not valid", &link.span);
                }
            }
            "optional" | "nullish" | "fallback" | "exactOptional" | "_default" | "nullable"
            | "readonly"
                if !said.is_built =>
            {
                if let Some(inner) = argument(0) {
                    self.schema(&inner, said, steps);
                }
                if !matches!(link.name, "nullable" | "readonly") {
                    said.of.is_required = Some(false);
                    let default = argument(1).and_then(|node| self.file.default_value(&node));
                    said.of.default = default.or(said.of.default.take());
                }
            }
            "required" | "nonoptional" | "defined" => said.of.is_required = Some(true),
            "enum" | "nativeEnum" | "picklist" | "enum_" | "literal" | "valid" | "oneOf"
            | "equal" => {
                self.enumeration(link, said);
            }
            "union" | "or" | "xor" => self.union(link, said, steps),
            "preprocess" => self.preprocess(link, said, steps),
            "pipe" | "pipeline" | "and" | "brand" | "intersection" => self.pipe(link, said, steps),
            _ if is_transform(link.name) => self.transform(link, said),
            _ if is_validator(link.name) => {
                said.leave(&format!("the validator `{}`", link.name), &link.span);
            }
            _ => self.plain(link, said, steps),
        }
    }

    /// A type, a form of string, or a bound.
    fn plain(&mut self, link: &Link<'t>, said: &mut Said, steps: &mut Steps) {
        let argument = |index| link.arguments.and_then(|all| all.named_child(index));
        let Some(arguments) = link.arguments else { return };
        if self.bound(link, said) {
            return;
        }
        if is_format(link.name) {
            said.build(Some(ValueType::String));
            said.leave(&format!("the format `{}`", link.name), &link.span);
        } else if let Some(kind) = value_type(link.name) {
            let kind = match (kind, argument(0).filter(|node| node.kind() != "object")) {
                (ValueType::List(_), Some(item)) => {
                    let mut inner = Said::default();
                    self.schema(&item, &mut inner, steps);
                    let inner = inner.finish().value_type;
                    ValueType::List(Box::new(inner.unwrap_or(ValueType::String)))
                }
                (kind, _) => kind,
            };
            said.build(Some(kind));
            let is_truth = said.of.value_type == Some(ValueType::Bool) && said.is_coerced;
            if is_truth && link.name == "boolean" {
                said.of.is_required = Some(false);
                said.leave("a coercion, by which any string that is not empty is true", &link.span);
            }
            self.options(argument(0), said);
        } else if matches!(link.name, "any" | "unknown") {
            said.build(None);
            said.of.is_required = Some(false);
        } else if !said.is_built && arguments.named_child_count() == 1 {
            // What a function of the file or of another makes of a schema is not known.
            said.leave(&format!("the function `{}`", link.name), &link.span);
        }
    }

    /// Whether a method is a bound.
    fn bound(&mut self, link: &Link<'t>, said: &mut Said) -> bool {
        let argument = || link.arguments.and_then(|all| all.named_child(0));
        let value = || argument().and_then(|node| self.file.spelled(&node));
        match link.name {
            "min" | "gte" | "minLength" | "minValue" | "greaterOrEqual" => said.of.min = value(),
            "max" | "lte" | "maxLength" | "maxValue" | "lessOrEqual" => said.of.max = value(),
            "length" if said.is_built => {
                said.of.min = value();
                said.of.max = value();
            }
            "nonempty" | "nonEmpty" => said.of.min = Some("1".to_owned()),
            "positive" => said.sign = Some(Sign::Positive),
            "nonnegative" => said.sign = Some(Sign::NonNegative),
            "gt" | "lt" | "negative" | "nonpositive" | "gtValue" | "ltValue" => {
                said.leave(&format!("the bound `{}`", link.name), &link.span);
            }
            "regex" | "pattern" | "matches" => {
                let pattern = argument().and_then(|node| self.pattern(&node));
                if pattern.is_none() {
                    said.leave("a regular expression", &link.span);
                }
                said.of.pattern = pattern;
            }
            _ => return false,
        }
        true
    }

    /// A regular expression for the whole value.
    fn pattern(&self, node: &Node<'t>) -> Option<String> {
        let field = |name| node.child_by_field_name(name).map(|part| self.file.text_of(&part));
        let pattern = field("pattern").filter(|_| node.kind() == "regex")?;
        let is_whole = pattern.starts_with('^')
            && pattern.ends_with('$')
            && !pattern.ends_with("\\$")
            && !pattern.contains('|');
        let is_grouped = pattern.starts_with("^(") && pattern.ends_with(")$");
        (field("flags").is_none() && (is_whole || is_grouped)).then(|| pattern.replace("\\/", "/"))
    }

    /// `z.preprocess((value) => …, schema)`
    fn preprocess(&mut self, link: &Link<'t>, said: &mut Said, steps: &mut Steps) {
        let argument = |index| link.arguments.and_then(|all| all.named_child(index));
        if let Some(schema) = argument(1) {
            self.schema(&schema, said, steps);
        }
        // The function may make a value where there was none.
        said.of.is_required = said.of.is_required.filter(|is_required| !is_required);
        said.leave("a transform", &link.span);
        if let Some(function) = argument(0)
            && let Some(kind @ ValueType::List(_)) = self.made(&function)
            && !matches!(said.of.value_type, Some(ValueType::List(_)))
        {
            said.of.value_type = Some(kind);
        }
    }

    /// `.pipe(schema)`: what is checked at the end.
    fn pipe(&mut self, link: &Link<'t>, said: &mut Said, steps: &mut Steps) {
        let Some(arguments) = link.arguments else { return };
        let nodes: Vec<_> =
            arguments.named_children(&mut arguments.walk()).take(ALTERNATIVES).collect();
        if !said.is_built {
            for node in &nodes {
                self.schema(node, said, steps);
            }
            return;
        }
        for node in &nodes {
            let mut inner = Said::default();
            self.schema(node, &mut inner, steps);
            let inner = inner.finish();
            said.of.value_type = inner.value_type.or(said.of.value_type.take());
            said.of.min = inner.min.or(said.of.min.take());
            said.of.max = inner.max.or(said.of.max.take());
            said.of.left_out.extend(inner.left_out);
        }
    }

    /// `.transform((value) => value === "true")`
    fn transform(&mut self, link: &Link<'t>, said: &mut Said) {
        let made =
            link.arguments.and_then(|all| all.named_child(0)).and_then(|node| self.made(&node));
        match made {
            Some(kind) => said.of.value_type = Some(kind),
            None => said.leave("a transform", &link.span),
        }
    }

    /// What a function makes of a string.
    fn made(&self, function: &Node<'t>) -> Option<ValueType> {
        match self.file.text_of(function) {
            "Number" | "parseFloat" => return Some(ValueType::Float),
            "parseInt" => return Some(ValueType::Int),
            "JSON.parse" => return Some(ValueType::Json),
            _ => {}
        }
        let mut node = function.child_by_field_name("body")?;
        for _ in 0..OPTIONS {
            if let Some(conversion) = self.file.conversion(&node)
                && conversion.to.is_some()
            {
                return conversion.to;
            }
            let field = |name| node.child_by_field_name(name);
            node = match node.kind() {
                "call_expression" => field("function")?.child_by_field_name("object")?,
                "binary_expression" => field("left")?,
                "ternary_expression" => field("consequence")?,
                "parenthesized_expression" | "statement_block" | "return_statement" => {
                    node.named_child(0)?
                }
                _ => return None,
            };
        }
        None
    }

    /// The options that a validator is given: `str({ default: "x", choices: ["x"], desc: "…" })`.
    fn options(&mut self, options: Option<Node<'t>>, said: &mut Said) {
        let Some(options) = options.filter(|node| node.kind() == "object") else { return };
        for part in options.named_children(&mut options.walk()).take(OPTIONS) {
            let (Some(key), Some(value)) =
                (part.child_by_field_name("key"), part.child_by_field_name("value"))
            else {
                continue;
            };
            match self.file.text_of(&key) {
                "default" => {
                    said.of.default = self.file.default_value(&value);
                    said.of.is_required = Some(false);
                }
                "choices" => {
                    if let Some(words) = self.words(&value) {
                        said.of.value_type = Some(of_words(words));
                    }
                }
                "desc" | "description" => said.of.description = self.file.constant(&value),
                "example" => said.of.example = self.file.spelled(&value),
                "deprecated" => said.of.deprecated = self.file.constant(&value),
                "devDefault" | "testDefault" | "requiredWhen" => {
                    said.leave(
                        &format!("the option `{}`", self.file.text_of(&key)),
                        &part.byte_range(),
                    );
                }
                _ => {}
            }
        }
    }
}

impl Said {
    /// Takes the type that a schema begins with, or a narrower one.
    fn build(&mut self, kind: Option<ValueType>) {
        if !self.is_built {
            self.is_built = true;
            self.of.is_required = Some(!self.is_lenient);
        }
        self.of.value_type = kind.or(self.of.value_type.take());
    }

    fn leave(&mut self, what: &str, span: &Range<usize>) {
        self.of.left_out.push(LeftOut { what: what.to_owned(), span: span.clone() });
    }

    /// What is said in the end.
    fn finish(mut self) -> Declaration {
        let is_whole = matches!(self.of.value_type, Some(ValueType::Int | ValueType::Uint));
        match self.sign {
            Some(Sign::Positive) if is_whole && self.of.min.is_none() => {
                self.of.min = Some("1".to_owned());
            }
            Some(_) if self.of.min.is_none() => self.of.min = Some("0".to_owned()),
            _ => {}
        }
        if self.sign.is_some() && is_whole {
            self.of.value_type = Some(ValueType::Uint);
        }
        self.of
    }
}
