//! A table of the configuration, read key by key; what is wrong is noted and left out.

use std::path::PathBuf;

use alphaswarm_settings_schema::diagnostic::{Diagnostic, nearest};
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::span::{Span, Spanned};
use jiff::civil::Date;
use toml::de::{DeTable, DeValue};

use super::keys::{self, Section};
use crate::date;

/// One table, and the list that its problems go to.
#[derive(Debug)]
pub(super) struct Table<'t, 'i, 'p> {
    entries: &'t DeTable<'i>,
    section: Section,
    /// Its heading.
    pub(super) span: Span,
    problems: &'p mut Vec<Diagnostic>,
}

impl<'t, 'i, 'p> Table<'t, 'i, 'p> {
    pub(super) fn new(
        section: Section,
        entries: &'t DeTable<'i>,
        span: Span,
        problems: &'p mut Vec<Diagnostic>,
    ) -> Self {
        Self { entries, section, span, problems }
    }

    pub(super) fn problem(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    /// Reports every key that the table does not have.
    pub(super) fn check_keys(&mut self) {
        let known: Vec<_> = keys::of(self.section).map(|key| key.name).collect();
        for key in self.entries.keys() {
            let name = key.get_ref().as_ref();
            if known.contains(&name) {
                continue;
            }
            let help = match nearest(name, known.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("the keys here are `{}`", known.join("`, `")),
            };
            let message = format!("unknown key `{}`", mask::shown(name));
            self.problems.push(
                Diagnostic::new(self.section.unknown(), span(key.span()), message).help(help),
            );
        }
    }

    /// Reports that `key` is not there.
    pub(super) fn missing(&mut self, key: &str, help: &str) {
        let what = match self.section {
            Section::Environment => "an environment",
            Section::Ignore => "an `[[check.ignore]]`",
            Section::Rotated => "a rotation",
            Section::Accepted => "an accepted finding",
            Section::Top
            | Section::Check
            | Section::Compat
            | Section::Artifact
            | Section::Acceptance
            | Section::Ledger => "an artifact",
        };
        let message = format!("{what} lacks `{key}`");
        let problem = Diagnostic::new(self.section.missing(), self.span, message);
        self.problems.push(problem.help(help));
    }

    /// Reports what a value has to be instead.
    pub(super) fn invalid(&mut self, key: &str, at: Span, expected: &str) {
        let message = format!("`{key}` is not {expected}");
        let mut problem = Diagnostic::new(self.section.invalid(), at, message);
        if let Some(key) = keys::find(self.section, key) {
            problem = problem.note(key.meaning);
            if !key.default.is_empty() {
                problem = problem.help(format!("without the line: {}", key.default));
            }
        }
        self.problems.push(problem);
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// A string; none where the key is missing or holds something else.
    pub(super) fn text(&mut self, key: &str) -> Option<Spanned<&'t str>> {
        let value = self.get(key)?;
        let at = span(value.span());
        match value.get_ref() {
            DeValue::String(text) => Some(Spanned::new(text.as_ref(), at)),
            _ => self.not(key, at, "a string in quotes"),
        }
    }

    /// A string that `read` understands.
    pub(super) fn word<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<Spanned<T>> {
        self.free_word(key, self.expected(key), read)
    }

    /// The same for a key that is not in the list of keys.
    pub(super) fn free_word<T>(
        &mut self,
        key: &str,
        expected: &str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<Spanned<T>> {
        let text = self.text(key)?;
        match read(text.value) {
            Some(value) => Some(Spanned::new(value, text.span)),
            None => self.not(key, text.span, expected),
        }
    }

    /// A list of strings that `read` understands; those that it does not are reported and left out.
    pub(super) fn words<T>(&mut self, key: &str, read: impl Fn(&str) -> Option<T>) -> Vec<T> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let expected = self.expected(key);
        let DeValue::Array(items) = value.get_ref() else {
            self.invalid(key, span(value.span()), expected);
            return Vec::new();
        };
        let mut words = Vec::new();
        for item in items {
            match item.get_ref().as_str().and_then(&read) {
                Some(word) => words.push(word),
                None => self.invalid(key, span(item.span()), expected),
            }
        }
        words
    }

    /// A path; not an empty one.
    pub(super) fn path(&mut self, key: &str) -> Option<Spanned<PathBuf>> {
        self.word(key, |text| (!text.is_empty()).then(|| PathBuf::from(text)))
    }

    /// A day: a date of TOML, or a string that is one.
    pub(super) fn day(&mut self, key: &str) -> Option<Spanned<Date>> {
        let value = self.get(key)?;
        let at = span(value.span());
        let day = match value.get_ref() {
            DeValue::String(text) => date::parse(text),
            DeValue::Datetime(day) => date::parse(&day.to_string()),
            _ => None,
        };
        match day {
            Some(day) => Some(Spanned::new(day, at)),
            None => self.not(key, at, self.expected(key)),
        }
    }

    pub(super) fn flag(&mut self, key: &str) -> Option<bool> {
        let value = self.get(key)?;
        let at = span(value.span());
        match value.get_ref() {
            DeValue::Boolean(flag) => Some(*flag),
            _ => self.not(key, at, self.expected(key)),
        }
    }

    /// A table within this one, with keys that no list has.
    pub(super) fn table(&mut self, key: &str) -> Option<Table<'t, 'i, '_>> {
        self.section(key, self.section)
    }

    /// A table within this one, with the keys of a section.
    pub(super) fn section(&mut self, key: &str, section: Section) -> Option<Table<'t, 'i, '_>> {
        let value = self.get(key)?;
        let at = span(value.span());
        match value.get_ref() {
            DeValue::Table(entries) => Some(Table::new(section, entries, at, self.problems)),
            _ => self.not(key, at, self.expected(key)),
        }
    }

    /// The tables written as `[[key]]`.
    pub(super) fn each(
        &mut self,
        key: &str,
        section: Section,
        mut read: impl FnMut(Table<'t, 'i, '_>),
    ) {
        let Some(value) = self.get(key) else { return };
        let at = span(value.span());
        let expected = self.expected(key);
        let DeValue::Array(items) = value.get_ref() else {
            return self.invalid(key, at, expected);
        };
        for item in items {
            let at = span(item.span());
            match item.get_ref() {
                DeValue::Table(entries) => read(Table::new(section, entries, at, self.problems)),
                _ => self.invalid(key, at, expected),
            }
        }
    }

    /// The keys and where they stand.
    pub(super) fn keys(&self) -> Vec<Spanned<&'t str>> {
        let keys = self.entries.keys();
        keys.map(|key| Spanned::new(key.get_ref().as_ref(), span(key.span()))).collect()
    }

    /// Where the values of those keys stand that the table does not have.
    pub(super) fn unknown_values(&self) -> impl Iterator<Item = Span> {
        let is_unknown = |name: &str| keys::find(self.section, name).is_none();
        let unknown = self.entries.iter().filter(move |(key, _)| is_unknown(key.get_ref()));
        unknown.map(|(_, value)| span(value.span()))
    }

    /// Where the value of a key stands.
    pub(super) fn value(&self, key: &str) -> Option<Span> {
        self.get(key).map(|value| span(value.span()))
    }

    /// What the list of keys says that the value has to be.
    fn expected(&self, key: &str) -> &'static str {
        keys::find(self.section, key).map_or("known", |key| key.expected)
    }

    fn get(&self, key: &str) -> Option<&'t toml::Spanned<DeValue<'i>>> {
        self.entries.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value)
    }

    fn not<T>(&mut self, key: &str, at: Span, expected: &str) -> Option<T> {
        self.invalid(key, at, expected);
        None
    }
}

fn span(range: std::ops::Range<usize>) -> Span {
    Span::new(range.start, range.end)
}
