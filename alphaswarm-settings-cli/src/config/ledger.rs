//! The ledger of rotations: tables with their own keys, read as those of the configuration are.

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::span::{Span, Spanned};
use alphaswarm_settings_schema::value::check_url;
use jiff::civil::Date;
use toml::de::DeTable;

use super::keys::Section;
use super::table::Table;
use crate::codes;

/// What a `[[rotated]]` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rotated {
    pub(crate) key: Spanned<String>,
    pub(crate) on: Spanned<Date>,
    pub(crate) environment: Option<Spanned<String>>,
}

/// A ledger that was read.
#[derive(Debug, Default)]
pub(crate) struct Read {
    pub(crate) rotated: Vec<Rotated>,
    pub(crate) problems: Vec<Diagnostic>,
    /// What no message may show, in order: it may be a value. None where that cannot be told.
    pub(crate) masks: Option<Vec<Span>>,
}

/// Reads a ledger; everything that is wrong with its form in one run.
pub(crate) fn read(source: &SourceFile) -> Read {
    let (document, errors) = DeTable::parse_recoverable(source.text());
    if !errors.is_empty() {
        let not_toml = |error| super::not_toml("ledger", codes::INVALID_LEDGER, error, source);
        let problems = errors.iter().map(not_toml).collect();
        return Read { problems, ..Read::default() };
    }
    let (mut rotated, mut problems, mut masks) = (Vec::new(), Vec::new(), Vec::new());
    let mut top = Table::new(Section::Ledger, document.get_ref(), Span::new(0, 0), &mut problems);
    top.check_keys();
    masks.extend(top.unknown_values());
    top.each("rotated", Section::Rotated, |mut table| {
        table.check_keys();
        masks.extend(table.unknown_values());
        rotated.extend(event(&mut table, &mut masks));
    });
    problems.sort_by_key(Diagnostic::span);
    masks.sort_unstable();
    Read { rotated, problems, masks: Some(masks) }
}

fn event(table: &mut Table<'_, '_, '_>, masks: &mut Vec<Span>) -> Option<Rotated> {
    for (key, help) in [
        ("key", "say which secret it was: `key = \"ALPHASWARM_TOKEN\"`"),
        ("on", "say on which day: `on = 2026-01-31`"),
    ] {
        if !table.has(key) {
            table.missing(key, help);
        }
    }
    let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let key = table.word("key", filled);
    let on = table.day("on");
    let environment = table.word("environment", filled);
    let evidence = table.word("evidence", |text| is_link(text).then_some(()));
    if evidence.is_none() {
        masks.extend(table.value("evidence"));
    }
    if environment.is_none() && table.has("environment") {
        return None;
    }
    Some(Rotated { key: key?, on: on?, environment })
}

/// Whether a text is the address of a page, and holds no password.
pub(crate) fn is_link(text: &str) -> bool {
    ["https://", "http://"].into_iter().any(|scheme| text.starts_with(scheme))
        && check_url(text).is_ok()
        && !text.contains(mask::is_unprintable)
        && mask::without_user_info(text) == text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_a_page_and_holds_no_password() {
        for text in ["https://tickets/OPS-1", "http://x", "https://x/?a=b#c"] {
            assert!(is_link(text), "{text}");
        }
        for text in [
            "",
            "https://",
            "https:///x",
            "ftp://x",
            "OPS-1",
            "https://u:hunter2@x",
            "https://u@x",
            "https://x y",
            "https://x\u{202e}",
        ] {
            assert!(!is_link(text), "{text}");
        }
    }
}
