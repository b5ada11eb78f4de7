//! What can be wrong with an assignment or another use of a variable: one file for each rule, named
//! after its code. They know nothing of the file that it comes from but its [`Origin`].

pub(crate) mod conflicting_values;
pub(crate) mod direct_env_read;
pub(crate) mod dynamic_key;
pub(crate) mod hardcoded_password;
pub(crate) mod hardcoded_url;
pub(crate) mod invalid_value;
pub(crate) mod left_placeholder;
pub(crate) mod missing_reference;
pub(crate) mod missing_value;
pub(crate) mod near_miss;
pub(crate) mod not_in_secret;
pub(crate) mod not_public;
pub(crate) mod populated_secret;
pub(crate) mod rejected_value;
pub(crate) mod resolution;
pub(crate) mod rotation_due;
pub(crate) mod rotation_overdue;
pub(crate) mod scaffold_applied;
mod scope;
pub(crate) mod sealed_secret_mismatch;
pub(crate) mod secret_in_plain;
pub(crate) mod service_link;
pub(crate) mod undeclared;
pub(crate) mod unreviewed_guess;
pub(crate) mod unused;
pub(crate) mod value_and_file;
pub(crate) mod wrong_remote;
pub(crate) mod wrong_store;
pub(crate) mod wrong_target;

pub(crate) use scope::Scope;

use alphaswarm_settings_scan::kubernetes::Fault;
use alphaswarm_settings_scan::{Kind, Role};
use alphaswarm_settings_schema::diagnostic::Place;
use alphaswarm_settings_schema::{mask, placeholder};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;

/// A place that sets a variable.
#[derive(Debug, Clone)]
pub(crate) struct Assignment<'a> {
    pub(crate) key: &'a str,
    /// None where only a running pod has the value.
    pub(crate) value: Option<&'a str>,
    pub(crate) origin: Origin<'a>,
    /// Whether something of the value came from a Secret: then it is never shown.
    pub(crate) is_from_secret: bool,
    /// What Kubernetes finds wrong with it.
    pub(crate) faults: &'a [Fault],
    /// Where the key stands.
    pub(crate) place: Place,
    /// Where the value stands.
    pub(crate) value_place: Place,
}

/// What sets a variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin<'a> {
    /// The committed file of an environment's plain values.
    ValuesFile,
    /// A `.env` file that is not committed.
    EnvFile,
    /// A `value` in a manifest.
    Literal,
    /// A ConfigMap of that name.
    ConfigMap(&'a str),
    /// A Secret of that name.
    Secret,
    /// Something that only a running pod has.
    Pod,
    /// Kubernetes itself, for a Service.
    Service,
}

/// A place that uses a variable, in any file.
#[derive(Debug, Clone)]
pub(crate) struct Usage<'a> {
    /// None where it is known only at run time.
    pub(crate) key: Option<&'a str>,
    pub(crate) kind: Kind,
    /// The value that the place gives the variable, without quotes.
    pub(crate) value: Option<&'a str>,
    /// Whether git has the file.
    pub(crate) is_tracked: bool,
    /// Whether the file shows what could be set, with values that are made up.
    pub(crate) is_example: bool,
    /// Where the key stands.
    pub(crate) place: Place,
    /// The function of the project whose parameter the key is.
    pub(crate) helper: Option<&'a str>,
}

impl Usage<'_> {
    /// The value, where it is one: not empty, no placeholder, and nothing that is still to be filled in.
    pub(crate) fn literal(&self, placeholders: &[String]) -> Option<&str> {
        filled(self.value?, placeholders)
    }
}

/// Whether a value is empty, or what artifacts hold in place of one.
pub(crate) fn is_scaffold(value: &str) -> bool {
    mask::redacted(value) == value || value == mask::PLACEHOLDER
}

/// A value, where it is one: not empty, no placeholder, and nothing that is still to be filled in.
pub(crate) fn filled<'v>(value: &'v str, placeholders: &[String]) -> Option<&'v str> {
    let value = value.trim();
    let is_open = ["${", "$(", "{{", "<"].iter().any(|mark| value.contains(mark));
    let is_one = |value: &str| {
        is_scaffold(value)
            || placeholder::is_sample(value)
            || placeholders.iter().any(|placeholder| placeholder == value)
    };
    let decoded =
        BASE64_STANDARD.decode(value).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let is_placeholder = is_one(value) || decoded.is_some_and(|decoded| is_one(&decoded));
    Some(value).filter(|_| !is_open && !is_placeholder)
}

/// A string that stands in a file, for any use.
#[derive(Debug, Clone)]
pub(crate) struct Literal<'a> {
    /// What it is given to, as it is spelled there; may be empty.
    pub(crate) name: &'a str,
    pub(crate) value: &'a str,
    pub(crate) role: Role,
    pub(crate) place: Place,
}

impl Assignment<'_> {
    /// Whether the variable is set to the empty string, which counts as unset.
    pub(crate) fn is_empty(&self) -> bool {
        self.value == Some("")
    }
}
