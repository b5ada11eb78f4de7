//! The rows: a type with its rules, a string, and what comes of it.

use alphaswarm_settings_schema::value::{Bound, Bounds, Rules, Scalar, ValueType, each_item};
use serde_json::{Map, Value};

use super::canonical;
use super::texts::{ANY, OF_WORDS, RULED, WORDS};

/// A type and what the schema says of its values.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ruled<'t> {
    pub(super) value_type: ValueType,
    pub(super) values: &'t [&'t str],
    pub(super) min: Option<&'t str>,
    pub(super) max: Option<&'t str>,
    pub(super) pattern: Option<&'t str>,
}

/// Every row, in the order of the file.
pub(super) fn rows() -> Vec<Value> {
    let mut rows = Vec::new();
    for value_type in types() {
        let is_enum = value_type.scalar() == Scalar::Enum;
        let values = if is_enum { WORDS } else { &[] };
        let ruled = Ruled { value_type, values, min: None, max: None, pattern: None };
        let own = if is_enum { OF_WORDS } else { &[] };
        // Lists are tried with every second string: their items are read as single values are.
        let step = if matches!(value_type, ValueType::List(_)) { 2 } else { 1 };
        rows.extend(ANY.iter().step_by(step).chain(own).map(|text| ruled.row(text)));
    }
    for &(name, min, max, pattern, texts) in RULED {
        let value_type = ValueType::from_name(name).expect("a type of the language");
        let ruled = Ruled { value_type, values: &[], min, max, pattern };
        rows.extend(texts.iter().map(|text| ruled.row(text)));
    }
    rows
}

/// Every type of the language, each followed by the list of it.
fn types() -> impl Iterator<Item = ValueType> {
    Scalar::ALL.iter().flat_map(|&scalar| {
        let list = scalar.is_item().then_some(ValueType::List(scalar));
        [Some(ValueType::Scalar(scalar)), list].into_iter().flatten()
    })
}

impl Ruled<'_> {
    /// The rules as the schema crate has them.
    pub(super) fn rules(&self) -> Rules<'_> {
        let bound = |text: &str| Bound::read(self.value_type, text).flatten().expect("a bound");
        let bounds = Bounds { min: self.min.map(bound), max: self.max.map(bound) };
        Rules { value_type: self.value_type, values: self.values, bounds, pattern: self.pattern }
    }

    fn row(&self, text: &str) -> Value {
        let value = match self.rules().check(text) {
            Ok(()) => Some(self.value(text)),
            Err(_) => None,
        };
        let mut row = Map::new();
        let mut put = |name: &str, value: Option<Value>| {
            row.extend(value.map(|value| (name.to_owned(), value)));
        };
        put("type", Some(self.value_type.to_string().into()));
        put("values", (!self.values.is_empty()).then(|| self.values.into()));
        put("min", self.min.map(Value::from));
        put("max", self.max.map(Value::from));
        put("pattern", self.pattern.map(Value::from));
        put("text", Some(text.into()));
        put("accepted", Some(value.is_some().into()));
        put("value", value);
        Value::Object(row)
    }

    /// The value that an accepted string is.
    fn value(&self, text: &str) -> Value {
        let of = |text| canonical::value(self.value_type.scalar(), text);
        match self.value_type {
            ValueType::Scalar(_) => of(text).expect("it was accepted"),
            ValueType::List(_) => {
                each_item(text, of).collect::<Result<_, _>>().expect("it was accepted")
            }
        }
    }
}
