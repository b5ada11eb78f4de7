//! Validators that allow one of several: words, schemas, what a condition chooses.

use tree_sitter::Node;

use super::{ALTERNATIVES, Link, Said, Validators};
use crate::declarations::{Declaration, ValueType};
use crate::languages::javascript::file::File;
use crate::languages::javascript::object::Steps;
use crate::languages::javascript::scope::Bound;
use crate::languages::javascript::spelled::ITEMS;
use crate::languages::javascript::vocabulary::of_words;

impl<'t> Validators<'_, 't> {
    /// `condition ? one : other`: what both say.
    pub(super) fn choice(&mut self, node: &Node<'t>, said: &mut Said, steps: &mut Steps) {
        let mut side = |name| {
            let mut said = Said::default();
            if let Some(node) = node.child_by_field_name(name) {
                self.schema(&node, &mut said, steps);
            }
            said
        };
        let (one, other) = (side("consequence"), side("alternative"));
        said.is_built = true;
        said.of.value_type =
            one.of.value_type.filter(|own| other.of.value_type.as_ref() == Some(own));
        said.of.default = one.of.default.filter(|own| other.of.default.as_ref() == Some(own));
        said.of.is_required = one.of.is_required.filter(|own| other.of.is_required == Some(*own));
        said.leave("a condition", &node.byte_range());
    }

    /// `z.enum([…])`, `z.literal(…)`, `Joi.valid(…)`
    pub(super) fn enumeration(&mut self, link: &Link<'t>, said: &mut Said) {
        let Some(arguments) = link.arguments else { return };
        let words = match arguments.named_child(0) {
            Some(first) if arguments.named_child_count() == 1 => self.words(&first),
            _ => self.each(&arguments),
        };
        let lenient = matches!(link.name, "valid" | "oneOf" | "equal") && said.is_built;
        if words.is_none() {
            said.leave("the values of an enumeration", &link.span);
        }
        let kind = words.map_or(ValueType::String, of_words);
        if lenient {
            said.of.value_type = Some(kind);
        } else {
            said.build(Some(kind));
        }
    }

    /// The words in an array, an object or an enumeration, or the only one.
    pub(super) fn words(&mut self, node: &Node<'t>) -> Option<Vec<String>> {
        match node.kind() {
            "array" => self.each(node),
            "object" => self.values(node),
            "as_expression" | "satisfies_expression" | "parenthesized_expression" => {
                self.words(&node.named_child(0)?)
            }
            "identifier" => {
                let bound = self.file.bound(self.file.text_of(node), node.start_byte()).cloned();
                match bound {
                    Some(Bound::Value { node, path }) if path.is_empty() => match node.kind() {
                        "identifier" => self.file.constant(&node).map(|word| vec![word]),
                        _ => self.words(&node),
                    },
                    Some(Bound::Enum(body)) => self.values(&body),
                    _ => None,
                }
            }
            _ => Some(vec![self.file.spelled(node)?]),
        }
    }

    fn each(&mut self, list: &Node<'t>) -> Option<Vec<String>> {
        let nodes = items(list);
        self.take(&nodes, File::spelled)
    }

    fn values(&mut self, object: &Node<'t>) -> Option<Vec<String>> {
        let nodes = items(object);
        self.take(&nodes, |file, part| file.spelled(&part.child_by_field_name("value")?))
    }

    fn take(
        &mut self,
        nodes: &[Node<'t>],
        word: impl Fn(&File<'t>, &Node<'t>) -> Option<String>,
    ) -> Option<Vec<String>> {
        self.words = self.words.checked_sub(nodes.len())?;
        let words: Option<Vec<_>> = nodes.iter().map(|node| word(self.file, node)).collect();
        words.filter(|words| !words.is_empty() && words.len() <= ITEMS)
    }

    /// `z.union([a, b])`, `a.or(b)`: the type that all have, or the words of all.
    pub(super) fn union(&mut self, link: &Link<'t>, said: &mut Said, steps: &mut Steps) {
        let Some(first) = link.arguments.and_then(|all| all.named_child(0)) else { return };
        let nodes: Vec<_> = if first.kind() == "array" {
            first.named_children(&mut first.walk()).take(ALTERNATIVES).collect()
        } else {
            vec![first]
        };
        let mut all: Vec<Declaration> = nodes
            .iter()
            .map(|node| {
                let mut said = Said::default();
                self.schema(node, &mut said, steps);
                said.finish()
            })
            .collect();
        if said.is_built {
            all.insert(0, said.of.clone());
        }
        let is_empty =
            |of: &Declaration| of.value_type == Some(ValueType::Enum(vec![String::new()]));
        let count = all.len();
        all.retain(|of| !is_empty(of));
        if all.len() < count {
            said.leave("the empty string as an alternative", &link.span);
        }
        let is_optional = all.iter().any(|of| of.is_required == Some(false));
        let kind = common(&all);
        if kind.is_none() {
            said.leave("a union", &link.span);
        }
        let bounds = (all.len() == 1).then(|| all.remove(0));
        said.build(None);
        said.of.value_type = Some(kind.unwrap_or(ValueType::String));
        if let Some(only) = bounds {
            said.of = Declaration {
                value_type: said.of.value_type.take(),
                left_out: std::mem::take(&mut said.of.left_out),
                ..only
            };
        }
        if is_optional {
            said.of.is_required = Some(false);
        }
    }
}

/// The items of a list, at most one more than may be.
fn items<'t>(list: &Node<'t>) -> Vec<Node<'t>> {
    let mut cursor = list.walk();
    let items = list.named_children(&mut cursor).filter(|item| item.kind() != "comment");
    items.take(ITEMS + 1).collect()
}

/// The type of all alternatives, if they have one.
fn common(all: &[Declaration]) -> Option<ValueType> {
    let mut words = Vec::new();
    for of in all {
        match &of.value_type {
            Some(ValueType::Enum(own)) => words.extend(own.iter().cloned()),
            Some(ValueType::Bool) => words.extend(["true", "false"].map(str::to_owned)),
            _ => {
                let first = all.first()?.value_type.clone()?;
                return all
                    .iter()
                    .all(|of| of.value_type.as_ref() == Some(&first))
                    .then_some(first);
            }
        }
    }
    let mut seen = std::collections::HashSet::new();
    words.retain(|word| seen.insert(word.clone()));
    (!words.is_empty()).then(|| of_words(words))
}
