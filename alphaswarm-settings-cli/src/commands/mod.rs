//! One file for each command, and what they share.

mod checks;
mod compare;
mod documents;
mod generate;
mod init;
mod overlay;
mod render;
mod rendered;
mod select;
mod status;
mod validate;
mod work;

pub(crate) use documents::{completions, man};
pub(crate) use generate::generate;
pub(crate) use init::init;
pub(crate) use validate::validate;
