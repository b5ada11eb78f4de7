//! Values of any `Deserialize` type, one variable at a time.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use alphaswarm_settings_core::__private::not_own;
use alphaswarm_settings_schema::value::Invalid;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, IgnoredAny, MapAccess, Visitor};

/// A value that serde makes of the value, as envy reads it: numbers and truth values by their
/// grammar in Rust, lists with commas, enums by the names of their variants.
///
/// # Errors
/// Says which type refused the value. The message of serde or envy is dropped: it can quote the
/// text.
pub(crate) fn deserialized<T: DeserializeOwned>(value: Cow<'static, str>) -> Result<T, Invalid> {
    let alone = [(String::new(), value.into_owned())];
    let value: Result<Alone<T>, envy::Error> = envy::from_iter(alone);
    value.map(|alone| alone.0).map_err(|_| not_own::<T>())
}

/// The one variable with the empty name.
struct Alone<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Alone<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(OneEntry(PhantomData))
    }
}

struct OneEntry<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for OneEntry<T> {
    type Value = Alone<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one variable")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let entry = map.next_entry::<IgnoredAny, T>()?;
        entry.map(|(_, value)| Alone(value)).ok_or_else(|| serde::de::Error::custom("nothing"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_and_refusals_do_not_quote() {
        assert_eq!(deserialized::<u32>("7".into()), Ok(7));
        assert_eq!(deserialized::<Vec<u8>>("1,2".into()), Ok(vec![1, 2]));
        let refusal = deserialized::<u32>("hunter2".into()).unwrap_err();
        assert_eq!(refusal.expected, "a value of the service's own type `u32`");
        assert_eq!(refusal.hint, None);
    }
}
