//! Code holds an address that differs from one environment to the next.

use alphaswarm_settings_scan::Role;
use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Classification;

use super::{Literal, Scope, Usage};
use crate::address::{Address, Reach, is_address, is_setting};
use crate::codes;
use crate::credential::key_of;
use crate::variables::Name;

/// Checks a string literal of code.
pub(crate) fn check(literal: &Literal<'_>, scope: &Scope<'_, '_, '_>) -> Option<Diagnostic> {
    let address = Address::of(literal.value)?;
    let is_named = matches!(literal.role, Role::Assigned | Role::Fallback);
    let is_found = match address.reach {
        Reach::Local => false,
        Reach::Internal => true,
        Reach::Public => is_named && !address.is_page && is_setting(literal.name),
    };
    if !is_found || scope.index.is_default(literal.value) {
        return None;
    }
    let has_name = is_named && is_address(literal.name);
    let key = if has_name { key_of(literal.name) } else { address.key() };
    let is_shown = mask::without_user_info(literal.value) == literal.value;
    let default = is_shown.then_some(literal.value);
    let (key, help) = scope.replacement(&key, Some("url"), default, Classification::Plain);
    let message = "an address that differs between environments stands in the code";
    Some(scope.problem_of(codes::HARDCODED_URL, &key, Some(&literal.place), message).help(help))
}

/// Checks a value of a compose file: one that the schema could have as a default.
pub(crate) fn used(
    usage: &Usage<'_>,
    placeholders: &[String],
    scope: &Scope<'_, '_, '_>,
) -> Option<Diagnostic> {
    let value = usage.literal(placeholders)?;
    let (Name::Declared(variable) | Name::Alias(variable)) = scope.index.classify(usage.key?)
    else {
        // Others are findings already.
        return None;
    };
    let address = Address::of(value).filter(|address| address.reach != Reach::Local)?;
    if variable.is_secret() || scope.index.is_default(value) {
        return None;
    }
    let message = "the schema does not have this address, and the compose file does";
    let problem = scope.problem(codes::HARDCODED_URL, variable, &usage.place, message);
    let line = match mask::without_user_info(value) {
        shown if shown == value => format!("default.local:  {value}"),
        _ => format!("default.local:  {}://…", address.scheme),
    };
    Some(problem.help(format!(
        "write the line into the block of the variable, and generate the env file of the compose \
         file:\n\n{line}"
    )))
}
