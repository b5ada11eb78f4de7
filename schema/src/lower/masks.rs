//! Which places of a file no message may show.

use super::fields::{Fields, meant_field};
use crate::field::FieldName;
use crate::mask;
use crate::model::Classification;
use crate::span::Span;
use crate::syntax::{Block, Content};

/// Adds the places of one block, in order.
pub(super) fn collect(block: &Block<'_>, fields: &Fields<'_, '_>, masks: &mut Vec<Span>) {
    let may_be_secret = may_be_secret(fields);
    for line in &block.lines {
        let mask = match line.content {
            Content::Assignment { value } => value.span,
            Content::Field { name, value } if may_be_secret => {
                match FieldName::from_name(name.value) {
                    Some(field) if !field.holds_a_value() => continue,
                    None if meant_field(name.value).is_none() => line.text.span,
                    _ => value.span,
                }
            }
            Content::Other if may_be_secret => line.text.span,
            Content::Field { .. } | Content::Other => continue,
        };
        if !mask.is_empty() {
            masks.push(mask);
        }
    }
}

/// Only what is surely plain may be shown.
pub(super) fn may_be_secret(fields: &Fields<'_, '_>) -> bool {
    let class = fields.value(FieldName::Classification);
    let class = class.and_then(|class| Classification::from_name(class.value));
    let key = fields.value(FieldName::Key).map_or("", |key| key.value);
    mask::hides(key, class)
}
