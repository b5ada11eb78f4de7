//! A wrong value of a plain variable, as far as it may be shown.

use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Variable;
use alphaswarm_settings_schema::value::Scalar;

/// The value for a sentence. Of what should have been a URL, nothing shows that may be a password.
pub(crate) fn shown(variable: &Variable<'_>, value: &str) -> String {
    if is_url(variable) { mask::shown_broken_url(value) } else { mask::shown(value) }
}

/// Whether the source line of a wrong value may hold a password.
pub(crate) fn may_hold_password(variable: &Variable<'_>, value: &str) -> bool {
    is_url(variable) && value.contains('@') && variable.rules().check(value).is_err()
}

fn is_url(variable: &Variable<'_>) -> bool {
    variable.value_type.scalar() == Scalar::Url
}
