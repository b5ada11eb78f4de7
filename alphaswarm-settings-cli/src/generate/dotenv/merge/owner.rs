//! Whose an assignment is.

use alphaswarm_settings_schema::model::{Target, Variable};

use super::super::mark::{Mark, Owner};
use super::super::spell;
use super::entry::{Entry, Set};
use crate::dialect::Dialect;

/// Whose the assignment of an entry is. `variable` is the one that the key means now, if any.
pub(super) fn of(
    entry: &Entry<'_>,
    set: &Set<'_>,
    variable: Option<(&Variable<'_>, Target)>,
) -> Owner {
    let is_secret = variable.is_some_and(|(variable, _)| variable.is_secret());
    let is_tools = match &entry.mark {
        // A secret has no mark, so that nothing else could tell the next run whose the line is.
        _ if is_secret && set.is_bare_empty => true,
        Some(mark) if mark.owner == Owner::Person => false,
        _ if entry.was_secret => set.is_bare_empty,
        // An empty value in quotes is on purpose: the tool writes none.
        _ if set.value.is_empty() && !set.is_bare_empty => false,
        Some(mark) => set.value == mark.default || is_spelled(set.rest, &mark.default),
        None if is_secret => false,
        None => variable.is_some_and(|(variable, target)| {
            set.value == variable.default_in(target).unwrap_or_default()
        }),
    };
    if is_tools { Owner::Tool } else { Owner::Person }
}

/// Whether this is how the tool spells the value for some reader: the dialect may have changed.
pub(super) fn is_spelled(rest: &str, value: &str) -> bool {
    let dialects = Dialect::ALL.map(Some).into_iter().chain([None]);
    let mut spelled = String::new();
    dialects.into_iter().any(|dialect| {
        spelled.clear();
        spell::spell(value, dialect).is_ok_and(|spelling| {
            spelling.push(&mut spelled, value);
            spelled == rest
        })
    })
}

/// The comment that a person has put behind a value of the tool's. In another dialect, a part of
/// the tool's own spelling may read as one.
pub(super) fn own_comment<'s>(entry: &Entry<'s>, set: &Set<'s>) -> Option<&'s str> {
    let is_spelled = |mark: &Mark| is_spelled(set.rest, &mark.default);
    set.comment.filter(|_| !entry.mark.as_ref().is_some_and(is_spelled))
}
