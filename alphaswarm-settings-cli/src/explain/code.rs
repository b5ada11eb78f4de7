//! `explain CODE`.

use alphaswarm_settings_schema::diagnostic::Severity;
use serde::Serialize;

use super::page::{self, Entry};
use crate::config;

/// What is known of a code.
#[derive(Debug, Serialize)]
pub(crate) struct CodeExplanation {
    pub(crate) code: &'static str,
    pub(crate) severity: &'static str,
    pub(crate) meaning: String,
    pub(crate) example: &'static str,
    pub(crate) remedy: String,
    /// A sentence on how to allow it.
    pub(crate) allow: String,
}

/// The names of all codes.
pub(super) fn names() -> Vec<&'static str> {
    page::entries().iter().map(|entry| entry.code).collect()
}

/// The explanation of a code: `unused`, or as a message shows it, `warning[unused]`.
pub(super) fn explain(name: &str) -> Option<CodeExplanation> {
    let entry = page::entries().into_iter().find(|entry| entry.code == bare(name))?;
    let allow = allow(&entry);
    let severity = config::severity_of(entry.code).unwrap_or(Severity::Error).as_str();
    let Entry { code, meaning, example, remedy, .. } = entry;
    Some(CodeExplanation { code, severity, meaning, example, remedy, allow })
}

/// The code of what a message begins with.
pub(super) fn bare(name: &str) -> &str {
    let inside = name.split_once('[').and_then(|(_, rest)| rest.strip_suffix(']'));
    inside.unwrap_or(name)
}

fn allow(Entry { chapter, code, .. }: &Entry) -> String {
    let rules = format!("write `{code} = \"off\"` under `[rules]` of `alphaswarm-settings.toml`");
    match *chapter {
        "Schemas" | "Macros and views" => "No setting allows it: builds fail.".to_owned(),
        "Env files" | "Files and usage" | "Configuration" => {
            "No setting allows it: the command cannot do its work.".to_owned()
        }
        "Coverage" | "Environments and manifests" => format!(
            "To allow it where `check` finds it, write the comment `alphaswarm-settings: allow({code}) REASON` on \
             its line or the line before. To allow it everywhere, {rules}."
        ),
        _ => format!("To allow it, {rules}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_as_it_is_shown() {
        for name in ["unused", "warning[unused]", "[unused]"] {
            let found = explain(name).expect("a code");
            assert_eq!((found.code, found.severity), ("unused", "warning"));
            assert!(found.allow.contains("allow(unused) REASON"), "{}", found.allow);
        }
        for name in ["", "[", "]", "[]", "unused]", "UNUSED", "ünüsed"] {
            assert!(explain(name).is_none(), "{name}");
        }
    }

    #[test]
    fn what_fails_a_build_cannot_be_allowed() {
        for name in ["field-collision", "missing-field", "config-syntax"] {
            let found = explain(name).expect("a code");
            assert!(found.severity == "error" && found.allow.starts_with("No setting"), "{name}");
        }
    }
}
