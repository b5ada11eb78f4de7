//! Templates: what another program makes a file of.

/// How much of an expression is looked at.
const LONGEST: usize = 200;

/// Whether a line or a word begins as only the line of a template does.
pub(super) fn is_mark(text: &str) -> bool {
    ["{{", "{%", "<%", "{#", "%%"].iter().any(|mark| text.starts_with(mark))
}

/// Whether a text that cannot be read may be a template. The expressions of workflows make none.
pub(super) fn may_be(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_own = |at: usize| at.checked_sub(1).is_none_or(|before| bytes[before] != b'$');
    text.match_indices("{{").any(|(at, _)| is_own(at))
        || ["{%", "<%"].iter().any(|mark| text.contains(mark))
}

/// Whether a text that can be read is still a template of Helm.
pub(super) fn is_helm(text: &str) -> bool {
    const OBJECTS: &[&str] = &[".Values", ".Release", ".Chart", "$.Values", "include \""];
    text.match_indices("{{").any(|(at, _)| {
        let rest = &text[at..];
        let end = rest.char_indices().nth(LONGEST).map_or(rest.len(), |(at, _)| at);
        let expression = rest[..end].split("}}").next().unwrap_or_default();
        OBJECTS.iter().any(|object| expression.contains(object))
    })
}
