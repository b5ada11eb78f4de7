//! What the ledger says, as data.

use alphaswarm_settings_schema::diagnostic::Place;
use jiff::civil::Date;

/// One `[[rotated]]`: a secret was replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Event {
    /// The key as the schema has it.
    pub(crate) key: String,
    pub(crate) on: Date,
    /// Where it was replaced; everywhere without one.
    pub(crate) environment: Option<String>,
    /// Where the date stands.
    pub(crate) place: Place,
}

/// Every event, in the order of the file.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    pub(crate) events: Vec<Event>,
}
