//! `compat.toml`: the findings of `compat` that are accepted, read as the configuration is.

use alphaswarm_settings_schema::diagnostic::{Diagnostic, nearest};
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::span::{Span, Spanned};
use toml::de::DeTable;

use super::keys::Section;
use super::rules;
use super::table::Table;
use crate::codes;

/// One `[[accepted]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Accepted {
    pub(crate) rule: String,
    pub(crate) key: String,
    /// Where the table stands.
    pub(crate) span: Span,
}

/// Reads a file; everything that is wrong with it in one run.
pub(crate) fn read(source: &SourceFile) -> (Vec<Accepted>, Vec<Diagnostic>) {
    let (document, errors) = DeTable::parse_recoverable(source.text());
    if !errors.is_empty() {
        let code = codes::INVALID_ACCEPTANCE;
        let not_toml = |error| super::not_toml("list of accepted findings", code, error, source);
        return (Vec::new(), errors.iter().map(not_toml).collect());
    }
    let (mut accepted, mut problems) = (Vec::new(), Vec::new());
    let start = Span::new(0, 0);
    let mut top = Table::new(Section::Acceptance, document.get_ref(), start, &mut problems);
    top.check_keys();
    top.each("accepted", Section::Accepted, |mut table| accepted.extend(entry(&mut table)));
    problems.sort_by_key(Diagnostic::span);
    (accepted, problems)
}

fn entry(table: &mut Table<'_, '_, '_>) -> Option<Accepted> {
    table.check_keys();
    for (key, help) in [
        ("rule", "say which rule: `rule = \"removed\"`"),
        ("key", "say which variable: `key = \"ALPHASWARM_PORT\"`"),
        ("reason", "say why: `reason = \"no service reads it\"`"),
    ] {
        if !table.has(key) {
            table.missing(key, help);
        }
    }
    let filled = |text: &str| (!text.trim().is_empty()).then(|| text.to_owned());
    let span = table.span;
    let rule = table.text("rule").and_then(|rule| known(table, rule));
    let key = table.word("key", filled);
    let reason = table.word("reason", filled);
    reason.and(Some(Accepted { rule: rule?, key: key?.value, span }))
}

/// A rule that there is; a finding of another could never be accepted.
fn known(table: &mut Table<'_, '_, '_>, rule: Spanned<&str>) -> Option<String> {
    let code = rules::code(rule.value);
    if code.is_none() {
        let message = format!("there is no rule `{}`", mask::shown(rule.value));
        let problem = Diagnostic::new(codes::INVALID_ACCEPTANCE, rule.span, message);
        table.problem(match nearest(rule.value, codes::ALL.iter().map(|code| code.name())) {
            Some(meant) => problem.help(format!("did you mean `{meant}`?")),
            None => problem.help("docs/compat.md lists the rules"),
        });
    }
    code
}
