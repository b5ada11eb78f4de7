//! One file for each command, and what they share.

mod compare;
mod generate;
mod render;
mod select;
mod status;
mod validate;
mod work;

pub(crate) use generate::generate;
pub(crate) use validate::validate;
