//! Whether a file that a person has filled in is as it should be.

use super::super::mark::{self, Owner};
use crate::generate::comment;

/// Whether merging changes nothing but where comments of a person stand, blank lines, and who owns
/// a value: writing that down can wait for the next run.
pub(crate) fn is_unchanged(text: &str, merged: &str) -> bool {
    text.ends_with('\n') == merged.ends_with('\n') && essence(text).eq(essence(merged))
}

/// The lines that count, and the JSON of each recorded default in place of its line.
fn essence(text: &str) -> impl Iterator<Item = (bool, &str)> {
    let lines = text.split('\n').filter(|line| !line.is_empty() && !is_persons_comment(line));
    lines.map(|line| match mark::split(line) {
        Some((Owner::Tool | Owner::Person, default)) => (true, default),
        None => (false, line),
    })
}

fn is_persons_comment(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '\t']);
    line.starts_with('#')
        && !line.starts_with(comment::MARK)
        && mark::placeholder(line.trim_end_matches('\r')).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_tool_keeps_for_itself_may_differ() {
        let file = "#: d\n#: default \"1\"\n# mine\nKEY=2\n# B=<set-via-secret-store>\n";
        for (text, expected) in [
            (file.to_owned(), true),
            (file.replace("#: default", "#: yours, default"), true),
            (file.replace("# mine\n", ""), true),
            (file.replace("# mine\n", "\n  # mine\n\n"), true),
            (file.replace("default \"1\"", "default \"2\""), false),
            (file.replace("KEY=2", "KEY=3"), false),
            (file.replace("#: d\n", ""), false),
            (file.replace("# B=<set-via-secret-store>\n", ""), false),
            (file.replace('\n', "\r\n"), false),
            (file.trim_end().to_owned(), false),
        ] {
            assert_eq!(is_unchanged(file, &text), expected, "{text}");
        }
    }
}
