//! What all parts of one expansion need.

use std::path::Path;

use proc_macro2::TokenStream;

use crate::arguments::Arguments;

/// What all parts of one expansion need.
pub(crate) struct Context<'a> {
    /// The path of the crate that services use.
    pub(crate) krate: TokenStream,
    pub(crate) arguments: &'a Arguments,
    pub(crate) origin: Origin<'a>,
    /// Every key and old name of the schema, where the struct has fields for some of them only.
    pub(crate) declared: Vec<&'a str>,
}

/// Where the schema came from.
#[derive(Default)]
pub(crate) struct Origin<'a> {
    /// Absolute; none where no schema was found.
    pub(crate) path: Option<&'a Path>,
    /// As messages name it.
    pub(crate) name: &'a str,
}
