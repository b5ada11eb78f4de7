//! The value of one variable. `Rules::check`, by which `load()` reads values, accepts it.

use alphaswarm_settings_schema::model::{Target, Variable};
use alphaswarm_settings_schema::placeholder;
use alphaswarm_settings_schema::span::{Span, Spanned};
use alphaswarm_settings_schema::value::{Bound, Bounds, Rules, ValueType};

use super::{forms, pattern};

/// More items or characters than this are not invented: no source of values takes that many.
pub(super) const MOST: u64 = 64 * 1024;

/// A value and where it comes from.
#[derive(Debug, PartialEq)]
pub(super) struct Sample {
    pub(super) text: String,
    /// What messages call it.
    pub(super) from: &'static str,
    pub(super) span: Span,
}

/// The value of a variable; none where no form of a value is within its rules.
pub(super) fn of(variable: &Variable<'_>, target: Target) -> Option<Sample> {
    let example = variable.extension().example.map(|example| (example, "the example"));
    let default = variable.default_in(target);
    let default = variable
        .defaults()
        .find(|written| Some(written.value) == default)
        .map(|default| (default, "the default"));
    let written = |(Spanned { value, span }, from): (Spanned<&str>, _)| Sample {
        text: value.to_owned(),
        from,
        span,
    };
    let rules = variable.rules();
    let is_valid = |sample: &Sample| !sample.text.is_empty() && rules.check(&sample.text).is_ok();
    let first = example.into_iter().chain(default).map(written).find(is_valid);
    if !variable.is_secret() {
        return first.or_else(|| invented(variable, |_| true));
    }
    // An example that looks like a secret may be one.
    let marked = first.filter(|sample| placeholder::is_sample(&sample.text));
    marked
        .or_else(|| invented(variable, placeholder::is_sample))
        .or_else(|| invented(variable, |_| true))
        .or_else(|| example.map(written).filter(is_valid))
}

/// The first form that is a value.
fn invented(variable: &Variable<'_>, is_wanted: impl Fn(&str) -> bool) -> Option<Sample> {
    let rules = variable.rules();
    let is_right = |text: &String| !text.is_empty() && is_wanted(text) && rules.check(text).is_ok();
    let found = match rules.value_type {
        ValueType::Scalar(_) => scalars(variable, rules).find(is_right),
        ValueType::List(scalar) => {
            let value_type = ValueType::Scalar(scalar);
            let one = Rules { value_type, bounds: Bounds::NONE, ..rules };
            let count = usize::try_from(least(rules.bounds).clamp(1, MOST)).unwrap_or(1);
            let items = scalars(variable, one).filter(|item| !item.contains(','));
            let is_right_item = |item: &String| one.check(item).is_ok();
            items.filter(is_right_item).map(|item| vec![item; count].join(",")).find(is_right)
        }
    };
    found.map(|text| Sample { text, from: "the sample", span: variable.key.span })
}

/// The forms that are tried, the most telling first.
fn scalars<'v>(
    variable: &'v Variable<'_>,
    rules: Rules<'v>,
) -> impl Iterator<Item = String> + use<'v> {
    let name = forms::name(variable.key.value);
    let forms = forms::of(&name, rules, variable.is_secret());
    forms.chain(rules.pattern.into_iter().flat_map(move |text| pattern::matching(text, &name)))
}

/// The least length.
pub(super) fn least(bounds: Bounds) -> u64 {
    match bounds.min {
        Some(Bound::Length(least)) => least,
        _ => 0,
    }
}
