//! `settings.js` in a ConfigMap: what a deployment says to every browser, and whether `loadPublic()` takes it.

use std::collections::HashMap;
use std::ops::Range;

use alphaswarm_settings_scan::kubernetes::{EnvSource, Item, SourceKind};
use alphaswarm_settings_scan::yaml::{Budget, TooMuch};
use alphaswarm_settings_schema::diagnostic::{Diagnostic, nearest_key};
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Variable;

use super::check::Found;
use super::stage::{Stage, shown_name};
use crate::codes;
use crate::generate::frontend::{FILE, script};
use crate::report::Problems;
use crate::rules::resolution::{Resolution, resolve};
use crate::rules::{
    Assignment, Origin, conflicting_values, invalid_value, missing_value, not_public,
    secret_in_plain, undeclared, value_and_file, wrong_target,
};
use crate::variables::Name;

/// One key of a file.
struct Entry {
    key: String,
    value: Option<String>,
    /// Where the key stands in the stream.
    span: Range<usize>,
}

/// A file in its ConfigMap.
struct File<'a, 'v, 's> {
    stage: &'a Stage<'a, 'v, 's>,
    source: &'a EnvSource,
    item: &'a Item,
    entries: Vec<Entry>,
    /// The entry that counts of each key: of two, the later one.
    last: HashMap<String, usize>,
}

impl<'a> Stage<'a, '_, '_> {
    /// Checks the files of public settings. One text may be that of many files, by aliases.
    pub(super) fn settings_js(
        &'a self,
        found: &mut Found,
        budget: &mut Budget,
    ) -> Result<(), TooMuch> {
        let sources = self.cluster.sources().iter();
        for source in sources.filter(|source| source.kind == SourceKind::ConfigMap) {
            for item in source.items.iter().filter(|item| &*item.key == FILE) {
                let text = item.value.as_deref().unwrap_or_default();
                budget.resolve(text.len())?;
                let Some(read) = script::read(text) else { continue };
                found.files += 1;
                let mut file =
                    File { stage: self, source, item, entries: Vec::new(), last: HashMap::new() };
                match read {
                    Ok(settings) => {
                        file.fill(settings);
                        found.problems.extend(file.check());
                    }
                    Err(reason) => {
                        found.problems.push(file.unreadable(reason));
                        found.is_incomplete = true;
                    }
                }
            }
        }
        Ok(())
    }
}

impl File<'_, '_, '_> {
    fn fill(&mut self, script::Settings(all): script::Settings) {
        let Range { start, end } = self.item.span;
        let spelled = self.stage.source.file.text().get(start..end).unwrap_or_default();
        let spans = spans(spelled, all.iter().map(|(key, _)| key.as_str()));
        self.last = all.iter().enumerate().map(|(index, (key, _))| (key.clone(), index)).collect();
        let entries = all.into_iter().zip(spans).map(|((key, value), span)| {
            let span = span.map(|span| start + span.start..start + span.end);
            Entry { key, value, span: span.unwrap_or_else(|| self.item.key_span.clone()) }
        });
        self.entries = entries.collect();
    }

    /// What no browser may know, what `loadPublic()` would refuse, then what the schema does not have.
    fn check(&self) -> Problems {
        let scope = self.stage.scope;
        let mut problems = Vec::new();
        let mut unknown = Vec::new();
        for entry in &self.entries {
            let set = self.assignment(entry);
            if entry.value.is_none() {
                problems.push(invalid_value::not_a_string(&entry.key, &set.place, scope));
            }
            match scope.index.classify(&entry.key) {
                Name::Declared(variable) | Name::Alias(variable) => problems.extend(
                    secret_in_plain::check(variable, &set, scope)
                        .or_else(|| not_public::check(variable, &set.place, scope)),
                ),
                Name::FileKey(variable) => {
                    problems.extend(not_public::check(variable, &set.place, scope));
                }
                Name::Reserved => {}
                Name::ServiceLink | Name::Ambient | Name::Undeclared => unknown.push(entry),
            }
        }
        for variable in scope.index.schema.variables.iter().filter(|of| of.is_public()) {
            problems.extend(self.variable(variable, &mut unknown));
        }
        let unknown = unknown.iter().map(|entry| {
            undeclared::problem(&entry.key, &self.stage.in_document(&entry.span), scope)
        });
        problems.extend(unknown);
        problems.into_iter().map(|problem| self.in_file(problem)).collect()
    }

    /// What `loadPublic()` would refuse of a variable; the first thing only.
    fn variable(&self, variable: &Variable<'_>, unknown: &mut Vec<&Entry>) -> Option<Diagnostic> {
        let scope = self.stage.scope;
        let get =
            |name: &str| self.last.get(name).map(|&index| self.assignment(&self.entries[index]));
        Some(match resolve(variable, scope.target, get) {
            Resolution::Value(set) => wrong_target::check(variable, &set, scope)
                .or_else(|| invalid_value::check(variable, &set, scope))?,
            Resolution::Conflict(other) => conflicting_values::problem(variable, &other, scope),
            Resolution::ValueAndFile(set) => value_and_file::problem(variable, &set, scope),
            Resolution::Empty(set) if self.is_missing(variable) => {
                missing_value::empty(variable, &set.place, scope, self.stage.set_it(variable))
            }
            Resolution::Unset if self.is_missing(variable) => self.unset(variable, unknown),
            // A public variable is no secret, and a value that is no string has been reported.
            Resolution::Empty(_)
            | Resolution::Unset
            | Resolution::Placeholder(_)
            | Resolution::Elsewhere => return None,
        })
    }

    /// A variable that no name sets. Of the unknown names, the one that was meant is taken out.
    fn unset(&self, variable: &Variable<'_>, unknown: &mut Vec<&Entry>) -> Diagnostic {
        let key = variable.key.value;
        let meant = unknown.iter().position(|entry| nearest_key(&entry.key, [key]).is_some());
        let help = match meant.map(|index| unknown.remove(index)) {
            Some(entry) => {
                format!("`{}` is set: is it meant to be `{key}`?", mask::shown(&entry.key))
            }
            None => self.stage.set_it(variable),
        };
        let at = self.stage.in_document(&self.item.key_span);
        missing_value::unset(variable, &at, self.stage.scope, help)
    }

    /// Whether a variable has to be set. One of some services is needed in the files of these, which the name
    /// of the ConfigMap tells: `generate` puts the service at its end.
    fn is_missing(&self, variable: &Variable<'_>) -> bool {
        let name = format!("-{}-", self.source.name.name);
        let is_named = |service: &str| name.contains(&format!("-{service}-"));
        let services = &variable.extension().services;
        let all = || self.stage.scope.index.schema.variables.iter();
        let is_for = services.is_empty()
            || services.iter().any(|service| is_named(service))
            || !all().flat_map(|of| &of.extension().services).any(|service| is_named(service));
        is_for && missing_value::lacks_value(variable, self.stage.scope.target)
    }

    fn assignment<'b>(&'b self, entry: &'b Entry) -> Assignment<'b> {
        let place = self.stage.in_document(&entry.span);
        Assignment {
            key: &entry.key,
            value: entry.value.as_deref(),
            origin: Origin::ConfigMap(&self.source.name.name),
            is_from_secret: false,
            faults: &[],
            value_place: place.clone(),
            place,
        }
    }

    fn unreadable(&self, reason: &str) -> Diagnostic {
        let message = format!("`{FILE}` cannot be read: {reason}");
        let mut problem = Diagnostic::general(codes::BROKEN_MANIFEST, message);
        problem.places.push(self.stage.in_document(&self.item.key_span));
        self.in_file(
            problem.help("generate the ConfigMap again; without that, its values are not checked"),
        )
    }

    /// Adds what every problem of a file says.
    fn in_file(&self, problem: Diagnostic) -> Diagnostic {
        let object = format!("{}/{}", self.source.maker.as_str(), shown_name(&self.source.name));
        let document = self.source.place.document;
        let place = self.stage.scope.name();
        let note = format!("`{FILE}` of {object}, {place}, document {document}");
        let problem = problem.about("workload", object);
        let mut problem = problem.about("document", document.to_string());
        problem.notes.insert(0, note);
        problem
    }
}

/// Where the keys stand in the file as the manifest spells it. Where a key is spelled with escapes, it has no
/// place, and neither have those behind it: looking for each of them would take too long.
fn spans<'k>(spelled: &str, keys: impl Iterator<Item = &'k str>) -> Vec<Option<Range<usize>>> {
    let quote = if spelled.starts_with('"') { "\\\"" } else { "\"" };
    let mut from = 0;
    let spans = keys.map(|key| {
        let quoted = format!("{quote}{key}{quote}");
        let is_key = |at: &usize| {
            let (before, rest) = (&spelled[..from + at], &spelled[from + at + quoted.len()..]);
            !before.ends_with('\\') && rest.trim_start().starts_with(':')
        };
        let mut found = spelled[from..].match_indices(&quoted).map(|(at, _)| at);
        let at = found.find(is_key).map(|at| from + at);
        from = at.map_or(spelled.len(), |at| at + quoted.len());
        at.map(|at| at + quote.len()..at + quote.len() + key.len())
    });
    spans.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_places_and_what_only_looks_like_one_has_none() {
        let found = |spelled: &str, keys: &[&str]| -> Vec<Option<usize>> {
            let spans = spans(spelled, keys.iter().copied());
            spans.into_iter().map(|span| span.map(|span| span.start)).collect()
        };
        assert_eq!(
            found(r#"{"A": "1", "A" :"\"A\": 2"}"#, &["A", "A", "A"]),
            [Some(2), Some(12), None]
        );
        assert_eq!(found(r#"{"A": "B", "B": ""}"#, &["A", "B"]), [Some(2), Some(12)]);
        assert_eq!(
            found(r#""{\"A\": \"\\\"A\\\": \", \"é\": 1}""#, &["A", "é"]),
            [Some(4), Some(28)]
        );
        assert_eq!(found(r#"{"\u0041": "", "B": ""}"#, &["A", "B"]), [None, None]);
        assert_eq!(found("", &["A", ""]), [None, None]);
    }
}
