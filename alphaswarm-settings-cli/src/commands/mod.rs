//! One file for each command, and what they share.

mod compare;
mod documents;
mod generate;
mod init;
mod render;
mod select;
mod status;
mod validate;
mod work;

pub(crate) use documents::{completions, man};
pub(crate) use generate::generate;
pub(crate) use init::init;
pub(crate) use validate::validate;
