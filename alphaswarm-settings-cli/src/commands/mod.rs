//! One file for each command, and what they share.

mod compare;
mod documents;
mod generate;
mod init;
mod overlay;
mod plan;
mod render;
mod seal;
mod select;
mod validate;

pub(crate) use documents::{completions, man};
pub(crate) use generate::generate;
pub(crate) use init::init;
pub(crate) use seal::seal;
pub(crate) use validate::validate;
