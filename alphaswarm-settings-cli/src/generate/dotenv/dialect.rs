//! Values in the spelling of one reader.

use super::spelling::{Quote, Refusal, Spelling, is_bare};
use crate::dialect::Dialect;

/// Chooses the spelling for one reader; it reads every value back that is not refused.
pub(super) fn spell(value: &str, dialect: Dialect) -> Result<Spelling, Refusal> {
    let spelling = |quote, escaped| Spelling { quote, escaped, misread_by: &[] };
    // Every one of them takes an escaped quote for the end, or a backslash for the start of one.
    let fits_single = !value.contains('\'') && !value.ends_with('\\');
    Ok(match dialect {
        Dialect::Raw => return raw(value).map(|()| spelling(Quote::None, &[])),
        _ if value.bytes().all(is_bare) => spelling(Quote::None, &[]),
        Dialect::Posix if !value.contains('\'') => spelling(Quote::Single, &[]),
        Dialect::Compose | Dialect::Dotenvy if fits_single => spelling(Quote::Single, &[]),
        Dialect::Posix => spelling(Quote::Double, &['\\', '"', '$', '`']),
        Dialect::Compose | Dialect::Dotenvy => spelling(Quote::Double, &['\\', '"', '$']),
    })
}

/// A value without quotes: some of these readers trim it, and one skips what looks like a comment.
fn raw(value: &str) -> Result<(), Refusal> {
    if value.contains('\n') {
        return Err(Refusal::Newline);
    }
    if value.trim() != value {
        return Err(Refusal::EdgeSpace);
    }
    if value.starts_with('#') {
        return Err(Refusal::LeadingHash);
    }
    Ok(())
}
