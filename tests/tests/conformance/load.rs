//! What `load()` makes of each string.

use std::cell::Cell;

use alphaswarm_settings::{FromEnvironment, Loader, Reader, Variable};
use alphaswarm_settings_schema::value::{Scalar, ValueType};
use serde_json::Value;

use super::canonical;
use super::corpus::Ruled;

thread_local! {
    /// The variable that [`One`] reads: each row has its own rules.
    static VARIABLE: Cell<&'static Variable> = const { Cell::new(&Variable::STRING) };
}

/// Settings of one variable.
struct One(Value);

impl FromEnvironment for One {
    fn variables(visit: &mut dyn FnMut(&'static Variable)) {
        visit(VARIABLE.get());
    }

    fn from_environment(reader: &mut Reader<'_>) -> Option<Self> {
        let variable = VARIABLE.get();
        let scalar = variable.value_type.scalar();
        let of = |text: std::borrow::Cow<'static, str>| {
            // The words of an enum are those of the variable.
            if scalar == Scalar::Enum {
                alphaswarm_settings_schema::value::one_of(&text, variable.values)?;
            }
            canonical::value(scalar, &text)
        };
        Some(Self(match variable.value_type {
            ValueType::Scalar(_) => reader.read(variable, of)?,
            ValueType::List(_) => reader.read_list(variable, of)?.into(),
        }))
    }
}

/// The value that `load()` gives a variable of these rules; none where it reports a problem.
pub(super) fn load(ruled: &Ruled<'_>, text: &str) -> Option<Value> {
    let leak = |text: &str| -> &'static str { Box::leak(text.to_owned().into_boxed_str()) };
    let values: Vec<_> = ruled.values.iter().map(|word| leak(word)).collect();
    let variable = Variable {
        key: "X",
        value_type: ruled.value_type,
        values: Box::leak(values.into_boxed_slice()),
        bounds: ruled.rules().bounds,
        pattern: ruled.pattern.map(leak),
        ..Variable::STRING
    };
    VARIABLE.set(Box::leak(Box::new(variable)));
    Loader::new().vars([("X", text)]).load::<One>().ok().map(|one| one.0)
}
