//! How the pages begin, by which the command knows its own.

use super::code::HEADER;
use crate::artifact::Form;

/// The first line of a page that is no JSON, and where a comment may stand in it.
pub(super) fn comment() -> String {
    format!("<!-- {HEADER} -->\n")
}

/// How an object in JSON begins.
pub(super) fn json_head() -> String {
    format!("{{\n  \"$comment\": \"{HEADER}\"")
}

/// Whether a file of a form begins as the command's own do.
pub(super) fn is_own(text: &str, form: Form) -> bool {
    match form {
        Form::Json => text.starts_with(&json_head()),
        // The type of a document in HTML stands above everything.
        Form::Html | Form::Markdown => {
            let comment = comment();
            text.lines().take(2).any(|line| line == comment.trim_end())
        }
    }
}
