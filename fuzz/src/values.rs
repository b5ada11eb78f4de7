//! The grammar of each type of value.

use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::value::{
    self, Bound, Bounds, Invalid, Rules, Scalar, ValueType, items,
};

const CHOICES: &[&str] = &["strict", "grün", "a b"];

/// The first line is a bound and a pattern, the rest a value: of every type it is checked, and read.
/// Both agree, a list is right where its items are, and no refusal repeats the value.
pub fn values(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let (pattern, value) = text.split_once('\n').unwrap_or((".*", text));
    masks(value);
    for &scalar in Scalar::ALL {
        let checked = rules(ValueType::Scalar(scalar)).check(value);
        if let Some(is_right) = reads(scalar, value) {
            assert_eq!(checked.is_ok(), is_right, "{scalar:?} {value:?}");
        }
        if let Err(invalid) = &checked {
            assert_says_nothing_of(value, invalid, &rules(ValueType::Scalar(scalar)).expected());
        }
        let of_list = rules(ValueType::List(scalar)).check(value);
        let is_item =
            |item: &str| !item.is_empty() && rules(ValueType::Scalar(scalar)).check(item).is_ok();
        assert_eq!(of_list.is_ok(), items(value).all(is_item), "list of {scalar:?} {value:?}");
        bounded(ValueType::Scalar(scalar), pattern, value);
        bounded(ValueType::List(scalar), pattern, value);
        let patterned = Rules { pattern: Some(pattern), ..rules(ValueType::Scalar(scalar)) };
        if patterned.check(value).is_ok() {
            assert!(
                checked.is_ok() && value::check_pattern(pattern, value),
                "{pattern:?} {value:?}"
            );
        }
        let _ = patterned.expected();
    }
}

fn rules(value_type: ValueType) -> Rules<'static> {
    let values = if value_type.scalar() == Scalar::Enum { CHOICES } else { &[] };
    Rules { value_type, values, bounds: Bounds::NONE, pattern: None }
}

/// Whether what `load()` calls makes a value of the string; none where it takes any.
fn reads(scalar: Scalar, value: &str) -> Option<bool> {
    Some(match scalar {
        Scalar::Bool => value::boolean(value).is_ok(),
        Scalar::Int => value::int(value).is_ok(),
        Scalar::Uint => value::uint(value).is_ok(),
        Scalar::Float => value::float(value).is_ok_and(f64::is_finite),
        Scalar::Port => value::port(value).is_ok_and(|port| port > 0),
        Scalar::Url => {
            let is_right = value::check_url(value).is_ok();
            assert!(
                !is_right || url::Url::parse(value.trim()).is_ok(),
                "the crate `url`: {value:?}"
            );
            is_right
        }
        Scalar::Duration => value::duration(value).is_ok(),
        Scalar::Bytes => value::bytes(value).is_ok(),
        Scalar::Ip => value::ip(value).is_ok(),
        Scalar::SocketAddr => value::socket_addr(value).is_ok(),
        Scalar::Path => value::path(value).is_ok(),
        Scalar::Json => serde_json::from_str::<serde_json::Value>(value).is_ok(),
        Scalar::Enum => value::one_of(value, CHOICES).is_ok(),
        _ => return None,
    })
}

/// A value lies within the bounds that it is itself.
fn bounded(value_type: ValueType, bound: &str, value: &str) {
    let rules = rules(value_type);
    let read = |text: &str| Bound::read(value_type, text).flatten();
    let bounds = Bounds { min: read(bound), max: read(bound) };
    let _ = Rules { bounds, ..rules }.check(value);
    let is_ordered = matches!(value_type, ValueType::Scalar(scalar) if scalar != Scalar::String);
    if let Some(own) = read(value).filter(|_| is_ordered && rules.check(value).is_ok()) {
        let bounds = Bounds { min: Some(own), max: Some(own) };
        assert_eq!(Rules { bounds, ..rules }.check(value), Ok(()), "{value_type:?} {value:?}");
    }
}

/// A refusal may go where the value may not: it says no more than is expected of any value.
fn assert_says_nothing_of(value: &str, invalid: &Invalid, of_any: &str) {
    if value.chars().count() > 12 && !of_any.contains(value) {
        assert!(!invalid.expected.contains(value), "{value:?} in {:?}", invalid.expected);
        let hint = invalid.hint.as_deref().unwrap_or_default();
        assert!(!hint.contains(value), "{value:?} in {hint:?}");
    }
}

/// What is shown of a value is short and printable, and no longer holds its user-info.
fn masks(value: &str) {
    for shown in [mask::shown(value), mask::shown_broken_url(value)] {
        assert!(!shown.contains(mask::is_unprintable), "{shown:?}");
    }
    let without = mask::without_user_info(value);
    assert_eq!(mask::without_user_info(&without), without, "masking twice");
    assert!(!mask::printable(value).contains(mask::is_unprintable));
}
