//! Values in the spelling that the most readers of `.env` files understand.
//!
//! bash, dash, dotenvy, python-dotenv (interpolating or not), compose and node's dotenv disagree
//! on most forms of quoting. Three spellings mean the same to all of them; for values outside of
//! those, this takes the spelling that the fewest misread, and says which.

use super::dialect;
use super::spelling::{Quote, Refusal, Spelling, is_bare};
use crate::dialect::Dialect;

const DOTENVY: &str = "dotenvy";
const PYTHON: &str = "python-dotenv";
const PYTHON_INTERPOLATING: &str = "python-dotenv with interpolation, its default";
const NODE: &str = "node's dotenv";

/// Chooses the spelling: that of the one reader, or the one that the fewest of all misread.
pub(super) fn spell(value: &str, dialect: Option<Dialect>) -> Result<Spelling, Refusal> {
    if value.contains('\0') {
        return Err(Refusal::Nul);
    }
    if value.contains('\r') {
        return Err(Refusal::CarriageReturn);
    }
    match dialect {
        Some(dialect) => dialect::spell(value, dialect),
        None => spell_for_all(value),
    }
}

/// The first spelling that fits, in the order of how many misread it.
fn spell_for_all(value: &str) -> Result<Spelling, Refusal> {
    let has = |character: char| value.contains(character);
    let has_adjacent_backslashes = value.contains("\\\\");
    let has_interpolation = has_interpolation(value);
    // What single quotes cannot hold everywhere.
    let breaks_single = has('\'');
    let loses_lines = has('\n') && has('"');
    let portable = |quote| Spelling { quote, escaped: &[], misread_by: &[] };
    let misread = |quote, escaped, misread_by| Spelling { quote, escaped, misread_by };
    if value.ends_with('\\') {
        return Err(Refusal::Backslash);
    }
    Ok(if value.bytes().all(is_bare) {
        portable(Quote::None)
    } else if !breaks_single && !has_adjacent_backslashes && !has_interpolation {
        portable(Quote::Single)
    } else if !value.contains(['"', '\\', '$', '`']) {
        portable(Quote::Double)
    } else if is_dollar_before_quote_only(value) && !value.contains(['"', '\\', '`']) {
        misread(Quote::Double, &[], &[DOTENVY])
    } else if breaks_single && has('`') {
        return Err(Refusal::Backtick);
    } else if breaks_single && has('$') && loses_lines {
        return Err(Refusal::QuoteAndNewline);
    } else if breaks_single && has('$') {
        misread(Quote::Double, &['\\', '"', '$'], &[PYTHON, NODE])
    } else if !breaks_single && (has('$') || has('`') || loses_lines) && has_adjacent_backslashes {
        misread(Quote::Single, &[], &[PYTHON])
    } else if has_interpolation {
        misread(Quote::Single, &[], &[PYTHON_INTERPOLATING])
    } else if loses_lines {
        return Err(Refusal::QuoteAndNewline);
    } else {
        misread(Quote::Double, &['\\', '"'], &[NODE])
    })
}

/// `${…}`, with anything in it.
fn has_interpolation(value: &str) -> bool {
    value.find("${").is_some_and(|at| value[at..].contains('}'))
}

/// Whether there is a `$`, and a `'` after each.
fn is_dollar_before_quote_only(value: &str) -> bool {
    let mut dollars = value.match_indices('$').peekable();
    dollars.peek().is_some() && dollars.all(|(at, _)| value[at + 1..].starts_with('\''))
}

#[cfg(test)]
#[path = "spell_tests.rs"]
mod tests;
