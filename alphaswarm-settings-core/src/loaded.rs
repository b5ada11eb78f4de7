//! Settings and how they came about.

use crate::report::Report;
use crate::source::SourceRecord;
use crate::target::TargetChoice;
use crate::warning::Warning;

/// Settings and how they came about.
#[derive(Debug)]
#[non_exhaustive]
pub struct Loaded<T> {
    /// The settings.
    pub settings: T,
    /// The target they were loaded for.
    pub target: TargetChoice,
    /// What became of each variable, in schema order; those of nested views last.
    pub sources: Vec<SourceRecord>,
    /// What does not stop the service but should be corrected, in schema order.
    pub warnings: Vec<Warning>,
}

impl<T> Loaded<T> {
    /// What a person may see of it: for the log of a start, or for a page of the service.
    #[must_use]
    pub fn report(&self) -> Report<'_> {
        let Self { target, sources, warnings, .. } = self;
        Report { target: *target, sources, warnings }
    }

    /// The same, with settings that many can hold.
    #[cfg(feature = "watch")]
    pub(crate) fn into_shared(self) -> Loaded<std::sync::Arc<T>> {
        let Self { settings, target, sources, warnings } = self;
        Loaded { settings: std::sync::Arc::new(settings), target, sources, warnings }
    }
}
