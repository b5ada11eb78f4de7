//! Types that are made of others: `Optional[T]`, `Literal["a"]`, `A | B`.

use tree_sitter::Node;

use super::file::File;
use super::grammar::{children, some_children};
use super::key::NAMES;
use super::model::Models;
use super::plain::Plain;
use super::scalar;
use super::types::Typed;
use crate::declarations::{Declaration, ValueType};

impl<'t> File<'t> {
    /// `Optional[T]`, `Annotated[T, …]`, `Literal["a"]`, `list[T]`
    pub(super) fn generic(&self, node: &Node<'t>, models: &Models, steps: &mut usize) -> Typed {
        let mut parts = children(node).into_iter();
        let Some(outer) = parts.next() else { return Typed::default() };
        let mut arguments: Vec<_> = parts.collect();
        if let [only] = arguments[..]
            && only.kind() == "type_parameter"
        {
            arguments = some_children(&only, NAMES + 1);
        }
        let Some(first) = arguments.first() else { return Typed::default() };
        match self.last_name(&outer) {
            "Optional" => Typed { is_optional: true, ..self.typed(first, models, steps) },
            "Union" => self.union(node, &arguments, models, steps),
            "Annotated" => {
                let mut typed = self.typed(first, models, steps);
                for meta in &arguments[1..] {
                    self.annotated(meta, &mut typed);
                }
                typed
            }
            "Literal" => self.one_of(&arguments),
            "Final" | "Required" | "NotRequired" => self.typed(first, models, steps),
            "Secret" => {
                let mut typed = self.typed(first, models, steps);
                typed.said.is_secret = Some(true);
                typed
            }
            "type" | "Type" | "Callable" => Typed::default(),
            name if scalar::is_complex(name) => {
                let items = self.typed(first, models, steps).said.value_type;
                let is_map = matches!(arguments.len(), 2) && !name.to_lowercase().contains("tuple");
                Typed { items: items.filter(|_| !is_map), ..Typed::of(ValueType::Json) }
            }
            _ => self.typed(&outer, models, steps),
        }
    }

    /// `Literal["a", "b", None]`
    fn one_of(&self, arguments: &[Node<'t>]) -> Typed {
        let (mut words, mut is_optional) = (Vec::new(), false);
        for argument in arguments {
            let inner = match argument.kind() {
                "type" => argument.named_child(0).unwrap_or(*argument),
                _ => *argument,
            };
            match self.plain(&inner) {
                Some(Plain::None) => is_optional = true,
                Some(value) => words.extend(value.spelled()),
                None => return Typed::default(),
            }
        }
        Typed { is_optional, ..Typed::of(ValueType::Enum(words)) }
    }

    /// `Union[A, B]`, `A | B`
    pub(super) fn union(
        &self,
        node: &Node<'t>,
        parts: &[Node<'t>],
        models: &Models,
        steps: &mut usize,
    ) -> Typed {
        let mut all: Vec<_> = parts.iter().map(|part| self.typed(part, models, steps)).collect();
        let is_optional = all.iter().any(|typed| typed.is_optional);
        // `None` itself has no type, and says nothing else.
        all.retain(|typed| !typed.is_optional || typed.said.value_type.is_some());
        let mut all = all.into_iter();
        let Some(mut joined) = all.next() else { return Typed { is_optional, ..Typed::default() } };
        for other in all {
            let is_secret = joined.said.is_secret.or(other.said.is_secret);
            match either(joined.said.value_type.take(), other.said.value_type) {
                Some((value_type, is_all)) => {
                    joined.said = Declaration {
                        value_type: Some(value_type),
                        left_out: joined.said.left_out,
                        ..Declaration::default()
                    };
                    let what = format!("the type `{}`", self.text_of(node));
                    if !is_all && !joined.said.left_out.iter().any(|left| left.what == what) {
                        joined.said.leave_out(&what, node.byte_range());
                    }
                }
                None => joined = Typed::default(),
            }
            joined.said.is_secret = is_secret;
        }
        Typed { is_optional, ..joined }
    }
}

/// The type of what is of one of two types, and whether it is no wider than these.
fn either(left: Option<ValueType>, right: Option<ValueType>) -> Option<(ValueType, bool)> {
    Some(match (left?, right?) {
        (left, right) if left == right => (left, true),
        (ValueType::Int | ValueType::Float, ValueType::Int | ValueType::Float) => {
            (ValueType::Float, true)
        }
        (ValueType::Enum(mut left), ValueType::Enum(right)) => {
            let more: Vec<_> = right.into_iter().filter(|word| !left.contains(word)).collect();
            left.extend(more);
            (ValueType::Enum(left), true)
        }
        _ => (ValueType::String, false),
    })
}
