//! A table of the configuration, read key by key; what is wrong is noted and left out.

use std::path::PathBuf;

use alphaswarm_settings_schema::diagnostic::{Code, Diagnostic, nearest};
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::span::{Span, Spanned};
use toml::de::{DeTable, DeValue};

/// One table, and the list that its problems go to.
#[derive(Debug)]
pub(super) struct Table<'t, 'i, 'p> {
    entries: &'t DeTable<'i>,
    /// Its heading.
    pub(super) span: Span,
    problems: &'p mut Vec<Diagnostic>,
}

impl<'t, 'i, 'p> Table<'t, 'i, 'p> {
    pub(super) fn new(
        entries: &'t DeTable<'i>,
        span: Span,
        problems: &'p mut Vec<Diagnostic>,
    ) -> Self {
        Self { entries, span, problems }
    }

    pub(super) fn problem(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    /// Reports every key that is not one of `known`.
    pub(super) fn allow(&mut self, known: &[&str]) {
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
                Diagnostic::new(Code::UnknownConfigKey, span(key.span()), message).help(help),
            );
        }
    }

    /// Reports that `key` is not there.
    pub(super) fn missing(&mut self, key: &str, help: &str) {
        let message = format!("an artifact lacks `{key}`");
        let problem = Diagnostic::new(Code::MissingConfigKey, self.span, message);
        self.problems.push(problem.help(help));
    }

    /// Reports what a value has to be instead.
    pub(super) fn invalid(&mut self, key: &str, at: Span, expected: &str) {
        let message = format!("`{key}` is not {expected}");
        self.problems.push(Diagnostic::new(Code::InvalidConfigValue, at, message));
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// A text; none where the key is missing or holds something else.
    pub(super) fn text(&mut self, key: &str) -> Option<Spanned<&'t str>> {
        let value = self.get(key)?;
        let at = span(value.span());
        match value.get_ref() {
            DeValue::String(text) => Some(Spanned::new(text.as_ref(), at)),
            _ => self.not(key, at, "a text in quotes"),
        }
    }

    /// A text that `read` understands.
    pub(super) fn word<T>(
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

    /// A path; not an empty one.
    pub(super) fn path(&mut self, key: &str) -> Option<Spanned<PathBuf>> {
        self.word(key, "a path", |text| (!text.is_empty()).then(|| PathBuf::from(text)))
    }

    pub(super) fn flag(&mut self, key: &str) -> Option<bool> {
        let value = self.get(key)?;
        let at = span(value.span());
        match value.get_ref() {
            DeValue::Boolean(flag) => Some(*flag),
            _ => self.not(key, at, "`true` or `false`"),
        }
    }

    /// A table within this one.
    pub(super) fn table(&mut self, key: &str) -> Option<Table<'t, 'i, '_>> {
        let value = self.get(key)?;
        let at = span(value.span());
        match value.get_ref() {
            DeValue::Table(entries) => Some(Table::new(entries, at, self.problems)),
            _ => self.not(key, at, "a table"),
        }
    }

    /// The tables written as `[[key]]`.
    pub(super) fn each(&mut self, key: &str, mut read: impl FnMut(Table<'t, 'i, '_>)) {
        let Some(value) = self.get(key) else { return };
        let at = span(value.span());
        let expected = format!("a list of tables: write `[[{key}]]`");
        let DeValue::Array(items) = value.get_ref() else {
            return self.invalid(key, at, &expected);
        };
        for item in items {
            let at = span(item.span());
            match item.get_ref() {
                DeValue::Table(entries) => read(Table::new(entries, at, self.problems)),
                _ => self.invalid(key, at, &expected),
            }
        }
    }

    /// The keys and where they stand.
    pub(super) fn keys(&self) -> Vec<Spanned<&'t str>> {
        let keys = self.entries.keys();
        keys.map(|key| Spanned::new(key.get_ref().as_ref(), span(key.span()))).collect()
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
