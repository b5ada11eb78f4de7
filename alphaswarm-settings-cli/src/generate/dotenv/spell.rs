//! Values in the spelling that the most readers of `.env` files understand.
//!
//! bash, dash, dotenvy, python-dotenv (interpolating or not), compose and node's dotenv disagree
//! on most forms of quoting. Three spellings mean the same to all of them; for values outside of
//! those, this takes the spelling that the fewest misread, and says which.

use super::dialect;
use crate::dialect::Dialect;

/// How a value is spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spelling {
    pub(super) quote: Quote,
    /// The characters that get a backslash.
    pub(super) escaped: &'static [char],
    /// Who reads something else.
    pub(super) misread_by: &'static [&'static str],
}

/// What stands around a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quote {
    None,
    Single,
    Double,
}

/// Why a value has no spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It holds a NUL.
    Nul,
    /// It holds a carriage return.
    CarriageReturn,
    /// It holds a backtick beside what keeps it out of single quotes.
    Backtick,
    /// It holds a newline and a `"` that needs a backslash, and one reader takes no heed of that.
    QuoteAndNewline,
    /// It ends in a backslash, which together with the closing quote is taken for no end.
    Backslash,
    /// A reader without quotes ends a value with its line.
    Newline,
    /// A reader without quotes may trim a value.
    EdgeSpace,
    /// A reader without quotes may take the value for a comment.
    LeadingHash,
}

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

/// Whether a byte means itself everywhere, even without quotes.
pub(super) fn is_bare(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_./:@%+,=-".contains(&byte)
}

/// `${…}`, whatever stands in it.
fn has_interpolation(value: &str) -> bool {
    value.find("${").is_some_and(|at| value[at..].contains('}'))
}

/// Whether there is a `$`, and a `'` after each.
fn is_dollar_before_quote_only(value: &str) -> bool {
    let mut dollars = value.match_indices('$').peekable();
    dollars.peek().is_some() && dollars.all(|(at, _)| value[at + 1..].starts_with('\''))
}

impl Spelling {
    /// Appends the value, spelled so.
    pub(super) fn push(self, out: &mut String, value: &str) {
        let quote = match self.quote {
            Quote::None => "",
            Quote::Single => "'",
            Quote::Double => "\"",
        };
        out.push_str(quote);
        if self.escaped.is_empty() {
            out.push_str(value);
        } else {
            for character in value.chars() {
                if self.escaped.contains(&character) {
                    out.push('\\');
                }
                out.push(character);
            }
        }
        out.push_str(quote);
    }
}

impl Refusal {
    /// What the value holds.
    pub(super) const fn reason(self) -> &'static str {
        match self {
            Self::Nul => "it holds a NUL byte",
            Self::CarriageReturn => "it holds a carriage return",
            Self::Backtick => {
                "it holds a backtick together with a `'`, and in every spelling some reader runs \
                 a command or loses the rest of the file"
            }
            Self::QuoteAndNewline => {
                "it holds a newline, a `\"` and what keeps it out of single quotes, and in every \
                 spelling some reader loses the lines below"
            }
            Self::Backslash => {
                "it ends in a backslash, and in every spelling some reader loses the lines below"
            }
            Self::Newline => "it holds a newline, and the raw dialect knows no quotes",
            Self::EdgeSpace => {
                "it begins or ends with a blank, which some readers of the raw dialect drop"
            }
            Self::LeadingHash => "it begins with `#`, and in the raw dialect that is a comment",
        }
    }
}

#[cfg(test)]
#[path = "spell_tests.rs"]
mod tests;
