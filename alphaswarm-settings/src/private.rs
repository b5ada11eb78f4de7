//! What generated code calls. Not a public interface: it may change with every release.

pub use crate::own::{ByFromStr, ByFromStrWithReason, BySerde, NoWay, Own, trimmed};
pub use crate::parse;
pub use crate::redact::{Redacted, SecretState, UrlState};
pub use alphaswarm_settings_core::__private::*;

/// How generated code reads one variable: a function for each type.
#[doc(hidden)]
pub mod read {
    pub use alphaswarm_settings_core::__private::read::*;

    /// Reads a simple variable by [`parse::url`](crate::parse::url).
    #[cfg(feature = "url")]
    pub fn url(
        reader: &mut crate::Reader<'_>,
        variable: &'static crate::Variable,
    ) -> Option<url::Url> {
        simple(reader, variable, crate::parse::url)
    }
}
