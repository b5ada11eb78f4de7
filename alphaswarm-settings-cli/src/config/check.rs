//! `[check]`: what the coverage gate has to know of a repository.

use std::path::PathBuf;

use alphaswarm_settings_schema::span::Span;

use super::keys::Section;
use super::rules::{self, Severities};
use super::table::Table;

/// The table. Its globs are relative to the configuration.
#[derive(Debug, Default)]
pub(crate) struct Check {
    /// Functions that read the variable which their first argument names.
    pub(crate) readers: Vec<String>,
    /// Names that are set by what the tool does not know, or their beginnings with `*`.
    pub(crate) ambient: Vec<String>,
    /// Values that stand for secrets and are none.
    pub(crate) placeholders: Vec<String>,
    /// Whether test code is checked as well.
    pub(crate) tests: bool,
    /// Files that are not looked at.
    pub(crate) exclude: Vec<String>,
    /// The findings that are accepted.
    pub(crate) baseline: Option<PathBuf>,
    /// The findings that are not reported.
    pub(crate) ignore: Vec<Ignore>,
    /// The severities that hold for `check` alone.
    pub(crate) severities: Severities,
}

/// One `[[check.ignore]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ignore {
    /// A glob; every file without one.
    pub(crate) path: Option<String>,
    /// A name, or its beginning with `*`; every key without one.
    pub(crate) key: Option<String>,
    /// The code; every rule without one.
    pub(crate) rule: Option<String>,
    /// Where the table stands in the configuration, which says why.
    pub(crate) span: Span,
}

/// Reads the table.
pub(super) fn read(top: &mut Table<'_, '_, '_>) -> Check {
    let Some(mut table) = top.section("check", Section::Check) else { return Check::default() };
    table.check_keys();
    let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let mut ignore = Vec::new();
    let check = Check {
        readers: table.words("readers", filled),
        ambient: table.words("ambient", filled),
        placeholders: table.words("placeholders", filled),
        tests: table.flag("tests").unwrap_or_default(),
        exclude: table.words("exclude", filled),
        baseline: table.path("baseline").map(|path| path.value),
        severities: rules::read(&mut table),
        ignore: Vec::new(),
    };
    table.each("ignore", Section::Ignore, |mut entry| ignore.extend(self::ignore(&mut entry)));
    Check { ignore, ..check }
}

fn ignore(table: &mut Table<'_, '_, '_>) -> Option<Ignore> {
    table.check_keys();
    let filled = |text: &str| (!text.trim().is_empty()).then(|| text.to_owned());
    let span = table.span;
    let path = table.word("path", filled).map(|path| path.value);
    let key = table.word("key", filled).map(|key| key.value);
    let rule = table.word("rule", rules::code).map(|rule| rule.value);
    if !table.has("reason") {
        table.missing("reason", "say why: `reason = \"read by the base image\"`");
        return None;
    }
    table.word("reason", filled)?;
    if !table.has("path") && !table.has("key") {
        table.missing("path", "say which files: `path = \"legacy/**\"`, or which `key`");
        return None;
    }
    Some(Ignore { path, key, rule, span })
}
