//! One file for each command, and what they share.

mod cadence;
mod compare;
mod documents;
mod gather;
mod generate;
mod init;
mod ledger;
mod overlay;
mod plan;
mod record;
mod render;
mod seal;
mod select;
mod status;
mod validate;

pub(crate) use documents::{completions, config_schema, man};
pub(crate) use generate::generate;
pub(crate) use init::{artifacts, configuration, init};
pub(crate) use ledger::open as open_ledger;
pub(crate) use record::record as record_rotation;
pub(crate) use seal::seal;
pub(crate) use select::usage;
pub(crate) use status::status as rotation_status;
pub(crate) use validate::validate;
