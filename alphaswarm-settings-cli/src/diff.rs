//! Unified diffs, as `patch` applies them.

use std::borrow::Cow;
use std::fmt::Write;
use std::ops::Range;

use similar::{Algorithm, ChangeTag, DiffOp, capture_diff_slices, group_diff_ops};

/// How many unchanged lines stand around a change.
const CONTEXT: usize = 3;

/// How much of a diff of pages is shown: so many lines, each of so many characters.
const MOST_LINES: usize = 200;
const LONGEST_LINE: usize = 300;

/// The two sides of a diff.
#[derive(Debug)]
pub(crate) struct Side<'t> {
    /// The file's name; none for a file that is not there.
    pub(crate) name: Option<&'t str>,
    /// The lines with their endings: these decide what differs.
    pub(crate) lines: Vec<&'t str>,
    /// The same lines as they may be shown.
    pub(crate) shown: Vec<Cow<'t, str>>,
}

/// The diff; empty where the sides are the same.
pub(crate) fn unified(old: &Side<'_>, new: &Side<'_>) -> String {
    let ops = capture_diff_slices(Algorithm::Myers, &old.lines, &new.lines);
    let mut hunks = String::new();
    let mut is_masked = false;
    for group in group_diff_ops(ops, CONTEXT) {
        if group.iter().all(|op| matches!(op, DiffOp::Equal { .. })) {
            continue;
        }
        let [Some(first), Some(last)] = [group.first(), group.last()] else { continue };
        let range = |from: Range<usize>, to: Range<usize>| from.start..to.end;
        let old_range = range(first.old_range(), last.old_range());
        let new_range = range(first.new_range(), last.new_range());
        let _ = writeln!(hunks, "@@ -{} +{} @@", numbers(&old_range), numbers(&new_range));
        for op in &group {
            is_masked |= push(&mut hunks, op, old, new);
        }
    }
    if hunks.is_empty() {
        return hunks;
    }
    let remark =
        if is_masked { "# [REDACTED] hides a value: this diff cannot be applied.\n" } else { "" };
    format!("{remark}--- {}\n+++ {}\n{hunks}", name(old.name), name(new.name))
}

/// The beginning of a diff of pages, which may be as long as they are: who reads it looks at the page.
pub(crate) fn brief(diff: &str) -> String {
    let lines: Vec<_> = diff.split_inclusive('\n').collect();
    let cut = |line: &str| -> Option<String> {
        let (end, _) = line.char_indices().nth(LONGEST_LINE)?;
        Some(format!("{}…\n", &line[..end]))
    };
    let shown = lines.iter().take(MOST_LINES);
    let is_whole = lines.len() <= MOST_LINES && shown.clone().all(|line| cut(line).is_none());
    if is_whole {
        return diff.to_owned();
    }
    let mut out = "# Shortened: this diff cannot be applied.\n".to_owned();
    out.extend(shown.map(|line| cut(line).map_or(Cow::Borrowed(*line), Cow::Owned)));
    if let Some(left) = lines.len().checked_sub(MOST_LINES).filter(|left| *left > 0) {
        let _ = writeln!(out, "# {left} more lines");
    }
    out
}

/// The same diff with marks of colour: headings bold, places cyan, old lines red, new ones green.
pub(crate) fn coloured(diff: &str) -> String {
    let mut out = String::with_capacity(diff.len() * 2);
    for line in diff.split_inclusive('\n') {
        let colour = match line.as_bytes() {
            [b'-', b'-', b'-', b' ', ..] | [b'+', b'+', b'+', b' ', ..] => "1",
            [b'-', ..] => "31",
            [b'+', ..] => "32",
            [b'@', ..] => "36",
            [b'#', ..] => "33",
            _ => {
                out.push_str(line);
                continue;
            }
        };
        let text = line.trim_end_matches('\n');
        out.extend(["\u{1b}[", colour, "m", text, "\u{1b}[0m", &line[text.len()..]]);
    }
    out
}

/// Appends the lines of one operation; says whether any shows less than it holds.
fn push(out: &mut String, op: &DiffOp, old: &Side<'_>, new: &Side<'_>) -> bool {
    let mut is_masked = false;
    let mut side = |side: &Side<'_>, range: Range<usize>, tag: ChangeTag| {
        for index in range {
            let (Some(line), Some(shown)) = (side.lines.get(index), side.shown.get(index)) else {
                continue;
            };
            is_masked |= shown != line;
            let _ = write!(out, "{tag}{shown}");
            if !shown.ends_with('\n') {
                out.push_str("\n\\ No newline at end of file\n");
            }
        }
    };
    if let DiffOp::Equal { .. } = op {
        side(old, op.old_range(), ChangeTag::Equal);
    } else {
        side(old, op.old_range(), ChangeTag::Delete);
        side(new, op.new_range(), ChangeTag::Insert);
    }
    is_masked
}

/// The lines of a hunk, counted as `patch` counts: an empty range names the line before it.
fn numbers(range: &Range<usize>) -> String {
    match range.len() {
        0 => format!("{},0", range.start),
        1 => format!("{}", range.start + 1),
        length => format!("{},{length}", range.start + 1),
    }
}

/// A file's name as a heading: in quotes where it would be misread.
fn name(name: Option<&str>) -> Cow<'_, str> {
    let Some(name) = name else { return Cow::Borrowed("/dev/null") };
    if name.contains(['"', '\\']) || name.contains(char::is_control) {
        return Cow::Owned(format!("{name:?}"));
    }
    // What follows a tab is no part of the name.
    if name.contains(' ') { Cow::Owned(format!("{name}\t")) } else { Cow::Borrowed(name) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side<'t>(name: Option<&'t str>, text: &'t str) -> Side<'t> {
        let lines: Vec<_> = text.split_inclusive('\n').collect();
        let hide = |line: &&'t str| {
            let hidden = line.replace("hunter2", "[REDACTED]");
            if hidden == *line { Cow::Borrowed(*line) } else { Cow::Owned(hidden) }
        };
        Side { name, shown: lines.iter().map(hide).collect(), lines }
    }

    fn diff(old: &str, new: &str) -> String {
        unified(&side(Some("f"), old), &side(Some("f"), new))
    }

    #[test]
    fn the_same_text_has_no_diff() {
        assert_eq!(diff("", ""), "");
        assert_eq!(diff("a\nhunter2", "a\nhunter2"), "");
    }

    #[test]
    fn a_changed_line_stands_between_its_neighbours() {
        let old = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
        let new = old.replace('5', "five");
        let expected = "--- f\n+++ f\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n";
        assert_eq!(diff(old, &new), expected);
    }

    #[test]
    fn a_file_that_is_not_there_or_empty() {
        let new = side(Some("f"), "a\nb\n");
        let expected = "--- /dev/null\n+++ f\n@@ -0,0 +1,2 @@\n+a\n+b\n";
        assert_eq!(unified(&side(None, ""), &new), expected);
        assert_eq!(diff("", "a\n"), "--- f\n+++ f\n@@ -0,0 +1 @@\n+a\n");
    }

    #[test]
    fn a_missing_newline_is_said_on_the_side_that_misses_it() {
        let expected = "--- f\n+++ f\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n";
        assert_eq!(diff("a", "a\n"), expected);
    }

    #[test]
    fn hidden_values_still_differ() {
        let expected = "# [REDACTED] hides a value: this diff cannot be applied.\n\
                        --- f\n+++ f\n@@ -1,2 +1,2 @@\n a=[REDACTED]\n-b=1\n+b=[REDACTED]\n";
        assert_eq!(diff("a=hunter2\nb=1\n", "a=hunter2\nb=hunter2\n"), expected);
    }

    #[test]
    fn the_diff_of_a_page_is_short() {
        let short = diff("a\n", "b\n");
        assert_eq!(brief(&short), short);
        let long = diff("a\n", &format!("{}\n", "é".repeat(400)));
        let expected =
            "# Shortened: this diff cannot be applied.\n--- f\n+++ f\n@@ -1 +1 @@\n-a\n+";
        let cut = brief(&long);
        assert_eq!(cut.strip_prefix(expected), Some(format!("{}…\n", "é".repeat(299)).as_str()));
        let lines = brief(&diff("a\n", &"b\n".repeat(1000)));
        assert_eq!(lines.lines().count(), 202);
        assert!(lines.ends_with("+b\n# 804 more lines\n"), "{lines}");
    }

    #[test]
    fn colour_changes_no_text() {
        let plain = diff("a\nb\n", "a\nc");
        let coloured = coloured(&plain);
        assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
        assert!(coloured.contains("\u{1b}[31m-b\u{1b}[0m\n"), "{coloured:?}");
        assert!(coloured.contains("\u{1b}[32m+c\u{1b}[0m\n"), "{coloured:?}");
    }

    #[test]
    fn names_that_would_be_misread() {
        assert_eq!(name(Some("a b")), "a b\t");
        assert_eq!(name(Some("a\nb")), "\"a\\nb\"");
        assert_eq!(name(Some("é")), "é");
    }
}
