//! What a file was found to use.

use std::collections::BTreeSet;
use std::ops::Range;

use super::file::{File, Parameter};
use super::structure::Field;
use crate::declarations::Declaration;
use crate::uses::{Kind, Name, Use};

/// What a file uses.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) uses: Vec<Use>,
    /// The parameters that are handed on.
    pub(super) helpers: BTreeSet<Parameter>,
    /// Which uses are of a field, by the token of its name.
    pub(super) fields: Vec<(Range<usize>, usize)>,
    /// Which uses are of a call, by the token after it.
    pub(super) calls: Vec<(Range<usize>, usize)>,
}

impl Found {
    /// Notes that the uses from a place on are of a field.
    pub(super) fn by_field(&mut self, first: usize, field: &Field<'_>) {
        self.fields.push((first..self.uses.len(), field.name));
    }

    /// What is said of some uses, for each variable that they name.
    pub(super) fn declared(&self, uses: Range<usize>, said: &Declaration) -> Vec<Declaration> {
        let named = self.uses[uses].iter().filter_map(|used| match &used.name {
            Name::Literal(key) => Some((key, used)),
            Name::Dynamic | Name::Imported { .. } => None,
        });
        let declared = named.map(|(key, used)| Declaration {
            key: key.clone(),
            span: used.span.clone(),
            is_test: used.is_test,
            ..said.clone()
        });
        declared.collect()
    }

    /// Adds a use for each name that an expression may stand for.
    pub(super) fn add(
        &mut self,
        file: &File<'_>,
        kind: Kind,
        expression: Range<usize>,
        value: Option<&Range<usize>>,
    ) {
        let (at, span) = (expression.start, file.name_span(expression.clone()));
        let key = file.key(expression);
        self.helpers.extend(key.parameter);
        for name in key.names {
            self.push(file, name, kind, span.clone(), value, at);
        }
    }

    /// Adds a use of one name, at a token.
    pub(super) fn push(
        &mut self,
        file: &File<'_>,
        name: Name,
        kind: Kind,
        span: Range<usize>,
        value: Option<&Range<usize>>,
        at: usize,
    ) {
        let value = value.map(|value| file.tokens.span(value.clone()));
        self.uses.push(Use { name, kind, span, value, is_test: file.is_test(at) });
    }
}
