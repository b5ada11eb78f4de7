//! What Kubernetes accepts as a name, and what the address of a file is.

use alphaswarm_settings_schema::mask::without_user_info;

/// The most characters of an object's name.
pub(super) const LONGEST: usize = 253;

/// The name of an object: DNS labels with dots between them, at most 253 characters.
pub(crate) fn is_subdomain(text: &str) -> bool {
    text.len() <= LONGEST && text.split('.').all(|label| is_word(label, "-", is_lower))
}

/// The name of a namespace: one DNS label of at most 63 characters.
pub(crate) fn is_label(text: &str) -> bool {
    text.len() <= 63 && is_word(text, "-", is_lower)
}

/// The key of a label: a name, with a domain and a slash before it or not.
pub(super) fn is_label_key(text: &str) -> bool {
    match text.split_once('/') {
        Some((domain, name)) => is_subdomain(domain) && is_label_name(name),
        None => is_label_name(text),
    }
}

/// The value of a label, which may be empty.
pub(super) fn is_label_value(text: &str) -> bool {
    text.is_empty() || is_label_name(text)
}

/// The address of the files of a repository, or the way to them from a page: `{path}` stands for one of
/// them, `{line}` for a line of it.
pub(super) fn is_address_of_files(text: &str) -> bool {
    let is_way = text.starts_with("./") || text.starts_with("../");
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let without_names = text.replace("{path}", "").replace("{line}", "");
    let is_legal = |c: char| !c.is_whitespace() && !c.is_control() && !"<>\"'`{}\\".contains(c);
    (is_way || rest.is_some_and(|rest| !rest.starts_with(['/', '{'])))
        && text.matches("{path}").count() == 1
        && without_names.chars().all(is_legal)
        && without_user_info(text) == text
}

fn is_label_name(text: &str) -> bool {
    text.len() <= 63 && is_word(text, "-_.", |byte| byte.is_ascii_alphanumeric())
}

fn is_lower(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit()
}

/// Characters of one sort, with others allowed only between them.
fn is_word(text: &str, between: &str, is_outer: fn(u8) -> bool) -> bool {
    let bytes = text.as_bytes();
    let ends = [bytes.first(), bytes.last()];
    ends.into_iter().all(|end| end.is_some_and(|&byte| is_outer(byte)))
        && bytes.iter().all(|&byte| is_outer(byte) || between.as_bytes().contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_objects_and_namespaces() {
        for name in ["a", "alphaswarm-config", "a.b-c", "0"] {
            assert!(is_subdomain(name), "{name}");
        }
        for name in ["", "-a", "a-", "A", "a..b", "a_b", "a b", &"a".repeat(254)] {
            assert!(!is_subdomain(name), "{name}");
        }
        assert!(is_label("prod"));
        assert!(!is_label("a.b") && !is_label(&"a".repeat(64)));
    }

    #[test]
    fn addresses_of_files() {
        for address in [
            "https://example.com/app/blob/main/{path}#L{line}",
            "http://localhost:3000/{path}",
            "../../{path}#L{line}",
            "https://example.com/?file={path}&line={line}&to={line}",
        ] {
            assert!(is_address_of_files(address), "{address}");
        }
        for address in [
            "",
            "https://",
            "https://example.com/app",
            "https://example.com/{path}/{path}",
            "https://example.com/{file}/{path}",
            "https://example.com/a b/{path}",
            "https://example.com/\"/{path}",
            "https://u:p@example.com/{path}",
            "javascript:{path}",
            "https://{path}",
            "https:///{path}",
            "/{path}",
        ] {
            assert!(!is_address_of_files(address), "{address}");
        }
    }

    #[test]
    fn labels() {
        for key in ["app", "app.kubernetes.io/part-of", "A_b.c"] {
            assert!(is_label_key(key), "{key}");
        }
        for key in ["", "/a", "a/", "a/b/c", "-a", "ä", &"a".repeat(64)] {
            assert!(!is_label_key(key), "{key}");
        }
        assert!(is_label_value("") && is_label_value("v1.2_x-y") && !is_label_value("a b"));
    }
}
