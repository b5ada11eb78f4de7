//! When secrets were replaced, and when they have to be again.
//!
//! The ledger is a list of events: `record` adds one to its text, `schedule` says for each secret when it
//! was replaced last and when it is due. The clock is an argument.

pub(crate) mod event;
pub(crate) mod record;
pub(crate) mod schedule;

pub(crate) use event::{Event, Ledger};
pub(crate) use schedule::{Rotation, RotationStatus, Standing, rotates, schedule};
