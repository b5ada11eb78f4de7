//! Whether every string that one type accepts is accepted by another, decided by what the parsers of
//! `load()` do, not by what the words suggest: `+5` is a `uint`, and no number of `bytes`.

use alphaswarm_settings_schema::value::{Bound, Bounds, Rules, Scalar, ValueType};

/// Whether everything that `inner` accepts is of the type of `outer`, bounds and patterns apart.
pub(super) fn is_within(inner: &Rules<'_>, outer: &Rules<'_>) -> bool {
    if inner.value_type.scalar() == Scalar::Enum {
        return choices_are_within(inner, outer);
    }
    match (inner.value_type, outer.value_type) {
        (_, ValueType::Scalar(Scalar::String)) => true,
        // What is blank alone is no path, and only a string can be blank alone.
        (inner, ValueType::Scalar(Scalar::Path)) => inner != ValueType::Scalar(Scalar::String),
        (ValueType::Scalar(inner), ValueType::Scalar(outer)) => scalar_is_within(inner, outer),
        (ValueType::Scalar(inner), ValueType::List(outer)) => {
            !may_hold_comma(inner) && item_is_within(inner, outer)
        }
        (ValueType::List(inner), ValueType::List(outer)) => item_is_within(inner, outer),
        (ValueType::List(_), ValueType::Scalar(_)) => false,
    }
}

/// The choices are all that an enum accepts, and a list of them all that a list does.
fn choices_are_within(inner: &Rules<'_>, outer: &Rules<'_>) -> bool {
    let is_list = |value_type| matches!(value_type, ValueType::List(_));
    if is_list(inner.value_type) && !is_list(outer.value_type) {
        let any = [Scalar::String, Scalar::Path];
        return any.contains(&outer.value_type.scalar());
    }
    let outer = Rules { bounds: Bounds::NONE, pattern: None, ..*outer };
    inner.values.iter().all(|choice| outer.check(choice).is_ok())
}

/// An item is never blank, and has none at its ends.
fn item_is_within(inner: Scalar, outer: Scalar) -> bool {
    outer == Scalar::Path || scalar_is_within(inner, outer)
}

/// The table. An enum on the outer side has few choices, and no other type as few strings.
fn scalar_is_within(inner: Scalar, outer: Scalar) -> bool {
    use Scalar::{Enum, Float, Int, Path, Port, String, Uint};
    match (inner, outer) {
        (Enum, _) | (_, Enum) => false,
        (_, String) | (Port, Uint | Int | Float) | (Uint | Int, Float) => true,
        (inner, Path) => inner != String,
        (inner, outer) => inner == outer,
    }
}

/// Whether a string of a type may hold a comma: it would be two items.
const fn may_hold_comma(scalar: Scalar) -> bool {
    matches!(scalar, Scalar::String | Scalar::Url | Scalar::Path | Scalar::Json)
}

/// Whether a string that both types accept may be another value for each.
pub(super) fn means_another(old: ValueType, new: ValueType) -> bool {
    let is_list = |value_type| matches!(value_type, ValueType::List(_));
    let [before, after] = [old.scalar(), new.scalar()];
    if is_list(old) != is_list(new) {
        // A comma is a part of the one, and stands between the items of the other.
        return may_hold_comma(before) || may_hold_comma(after);
    }
    let is_number = |scalar| {
        use Scalar::{Bytes, Float, Int, Port, Uint};
        matches!(scalar, Int | Uint | Float | Port | Bytes)
    };
    // `1` is true, and a number.
    (before == Scalar::Bool && is_number(after)) || (is_number(before) && after == Scalar::Bool)
}

/// Whether bounds refuse something that others allowed. Those that refuse nothing are none.
pub(super) fn is_narrower(new: Bounds, old: Bounds) -> bool {
    let least = |bound: Option<Bound>| bound.filter(|bound| !is_least(*bound));
    let higher = match (least(old.min), least(new.min)) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(old), Some(new)) => new.partial_cmp(&old).is_none_or(std::cmp::Ordering::is_gt),
    };
    let lower = match (old.max, new.max) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(old), Some(new)) => new.partial_cmp(&old).is_none_or(std::cmp::Ordering::is_lt),
    };
    higher || lower
}

/// No value lies below it, and none that is set is shorter.
const fn is_least(bound: Bound) -> bool {
    matches!(bound, Bound::Uint(0) | Bound::Length(0 | 1))
}

#[cfg(test)]
pub(super) mod tests;
