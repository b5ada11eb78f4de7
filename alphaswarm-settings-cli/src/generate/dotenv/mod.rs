//! `.env` files.

pub(crate) mod hidden;
pub(crate) mod layout;
mod spell;
pub(crate) mod typed;
