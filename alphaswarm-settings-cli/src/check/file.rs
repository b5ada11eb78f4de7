//! One file: what is wrong with its uses.

use std::path::Path;

use alphaswarm_settings_scan::{Kind, Name, Scan, Use, Within};
use alphaswarm_settings_schema::diagnostic::Place;
use alphaswarm_settings_schema::model::TargetSet;
use alphaswarm_settings_schema::span::Span;

use super::purpose::Purpose;
use super::reader::Reader;
use super::{guarded, place};
use crate::config::Check;
use crate::report::Problems;
use crate::rules::{self, Scope, Usage};

/// A file whose uses are checked.
pub(super) struct File<'f, 'a, 's> {
    pub(super) reader: &'f Reader<'a, 's>,
    pub(super) path: &'f Path,
    pub(super) purpose: Purpose,
    pub(super) is_artifact: bool,
    pub(super) is_tracked: bool,
    pub(super) text: &'f str,
    pub(super) scan: &'f Scan,
}

impl<'a, 's> File<'_, 'a, 's> {
    /// What is wrong with one use.
    pub(super) fn check(&self, used: &Use) -> Problems {
        if (self.purpose.is_test || used.is_test) && !self.reader.basis.settings.tests {
            return Vec::new();
        }
        let targets = place::targets(used, self.path);
        let scope = self.scope(targets);
        let span = Span::new(used.span.start, used.span.end);
        let place = Place { span, ..Place::default() };
        let mut problems = Vec::new();
        let key = match &used.name {
            Name::Literal(name) if name.is_empty() => return problems,
            Name::Literal(name) => Some(name.as_str()),
            Name::Dynamic | Name::Imported { .. } => None,
        };
        let usage = Usage {
            key,
            kind: used.kind,
            value: used
                .value
                .as_ref()
                .and_then(|value| self.text.get(guarded::inside_quotes(self.text, value))),
            is_tracked: self.is_tracked,
            is_example: self.purpose.is_example,
            place,
            helper: self.helper_of(used),
        };
        let placeholders = &self.reader.basis.settings.placeholders;
        problems.extend(
            rules::near_miss::check(&usage, &scope)
                .or_else(|| rules::undeclared::used(&usage, &scope)),
        );
        problems.extend(
            rules::secret_in_plain::used(&usage, placeholders, &scope)
                .or_else(|| rules::populated_secret::check(&usage, placeholders, &scope))
                .or_else(|| rules::wrong_target::used(&usage, &scope)),
        );
        if used.kind == Kind::Set(Within::Compose) && !self.purpose.is_example {
            problems.extend(rules::hardcoded_url::used(&usage, placeholders, &scope));
        }
        problems.extend(rules::dynamic_key::check(&usage, &scope));
        if self.is_business_code() {
            problems.extend(rules::direct_env_read::check(&usage, &scope));
        }
        problems
    }

    pub(super) fn settings(&self) -> &'a Check {
        self.reader.basis.settings
    }

    /// What is checked against, for what is set for some targets.
    pub(super) fn scope(&self, targets: TargetSet) -> Scope<'_, 'a, 's> {
        Scope {
            index: &self.reader.index,
            target: place::first(targets),
            targets,
            environment: None,
            schema_name: self.reader.basis.schema_name,
        }
    }

    /// The function that hands its parameter on to a read of a computed key.
    fn helper_of(&self, used: &Use) -> Option<&str> {
        let is_computed = used.kind == Kind::Read && used.name == Name::Dynamic;
        let mut before =
            self.scan.helpers.iter().filter(|helper| helper.span.start < used.span.start);
        before.next_back().filter(|_| is_computed).map(|helper| helper.name.as_str())
    }

    /// Whether code here has to read the settings.
    pub(super) fn is_business_code(&self) -> bool {
        let readers = &self.reader.basis.settings.readers;
        let is_reader = |name: &str| {
            readers.iter().any(|reader| reader.rsplit([':', '.']).next() == Some(name))
        };
        let defines_reader = self.scan.helpers.iter().any(|helper| is_reader(&helper.name));
        !self.purpose.is_tool && !self.purpose.is_test && !self.is_artifact && !defines_reader
    }
}
