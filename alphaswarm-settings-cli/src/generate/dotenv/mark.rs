//! The comment that records a default and says who owns the assignment below it.

use alphaswarm_settings_schema::mask::SET_VIA_STORE;
use alphaswarm_settings_schema::{key, model::Classification};

use crate::generate::{comment, json};

const DEFAULT: &str = "#: default ";
const YOURS: &str = "#: yours, default ";

/// Whose an assignment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    /// It follows the schema.
    Tool,
    /// It stays as it is.
    Person,
}

/// A recorded default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) owner: Owner,
    pub(super) default: String,
}

/// Appends the comment.
pub(super) fn push(out: &mut String, owner: Owner, default: &str) {
    out.push_str(match owner {
        Owner::Tool => DEFAULT,
        Owner::Person => YOURS,
    });
    json::push(out, default);
    out.push('\n');
}

/// The mark that a comment is. The tool owns nothing below one that cannot be read.
pub(super) fn read(comment: &str) -> Option<Mark> {
    let (owner, json) = split(comment)?;
    Some(Mark { owner, default: json::read(json.trim_end())? })
}

/// The owner and the JSON of a comment that begins as a mark does.
pub(super) fn split(comment: &str) -> Option<(Owner, &str)> {
    let tool = comment.strip_prefix(DEFAULT).map(|json| (Owner::Tool, json));
    tool.or_else(|| comment.strip_prefix(YOURS).map(|json| (Owner::Person, json)))
}

/// Why an assignment stands in the closing section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Left {
    Schema,
    Target,
}

impl Left {
    /// The words of the comment.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Schema => "not in the schema",
            Self::Target => "not for this target",
        }
    }
}

/// Whether a comment is the one that ends the tool's words about a variable; if so, whether the
/// variable was a secret when it was written.
pub(super) fn was_secret(comment: &str) -> Option<bool> {
    let (need, class) = words(comment)?;
    let is_need = [comment::REQUIRED, comment::OPTIONAL].contains(&need);
    match class {
        Some(class) if is_need || is_left(need) => Some(class.is_secret()),
        None if is_left(need) => Some(false),
        _ => None,
    }
}

/// Whether such a comment says that the assignment stands in the closing section.
pub(super) fn has_left(comment: &str) -> bool {
    words(comment).is_some_and(|(words, _)| is_left(words))
}

fn is_left(words: &str) -> bool {
    [Left::Schema, Left::Target].iter().any(|left| left.as_str() == words)
}

/// A comment of the tool without its mark, and the classification at its end.
fn words(comment: &str) -> Option<(&str, Option<Classification>)> {
    let words = comment.strip_prefix(comment::MARK)?.trim();
    let parts = words.strip_suffix(')').and_then(|words| words.split_once(" ("));
    let Some((words, class)) = parts else { return Some((words, None)) };
    Some((words, Some(Classification::from_name(class)?)))
}

/// The key in `# KEY=<set-via-secret-store>`, which the tool writes for a secret.
pub(super) fn placeholder(comment: &str) -> Option<&str> {
    let key = comment.strip_prefix("# ")?.trim_end().strip_suffix(SET_VIA_STORE)?;
    key.strip_suffix('=').filter(|key| key::is_valid(key))
}

/// The key in `# KEY=…`, an assignment that a person has put out of use.
pub(super) fn commented_out(comment: &str) -> Option<&str> {
    let text = comment.strip_prefix('#')?.trim_start_matches([' ', '\t']);
    let name = text.split_once('=')?.0.trim_end_matches([' ', '\t']);
    let exported = name.strip_prefix("export").filter(|rest| rest.starts_with([' ', '\t']));
    let name = exported.map_or(name, |rest| rest.trim_start_matches([' ', '\t']));
    key::is_valid(name).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for owner in [Owner::Tool, Owner::Person] {
            let mut out = String::new();
            push(&mut out, owner, "a\"é");
            let mark = Mark { owner, default: "a\"é".to_owned() };
            assert_eq!(read(out.trim_end()), Some(mark));
        }
        for comment in ["#: default x", "#: default", "# default \"x\"", "#: yours \"x\""] {
            assert_eq!(read(comment), None, "{comment}");
        }
    }

    #[test]
    fn the_last_of_the_tools_words_names_the_class() {
        for (comment, expected) in [
            ("#: required (plain)", Some(false)),
            ("#: optional (rotation-required)", Some(true)),
            ("#: not in the schema (secret)", Some(true)),
            ("#: not for this target", Some(false)),
            ("#: required", None),
            ("#: optional (x)", None),
            ("#: a thing (secret)", None),
            ("# required (secret)", None),
        ] {
            assert_eq!(was_secret(comment), expected, "{comment}");
        }
    }

    #[test]
    fn assignments_within_comments() {
        assert_eq!(placeholder("# A=<set-via-secret-store>"), Some("A"));
        assert_eq!(placeholder("#A=<set-via-secret-store>"), None);
        for comment in ["#A=1", "# A = 1", "#  export A=", "#\texport\tA=x y"] {
            assert_eq!(commented_out(comment), Some("A"), "{comment}");
        }
        for comment in ["# a b=1", "# A", "#", "# export=1x y="] {
            assert_ne!(commented_out(comment), Some("A"), "{comment}");
        }
    }
}
