//! The piece of a source line that a message shows: masked, printable, and never too wide.

use std::ops::Range;

use crate::mask;
use crate::source_file::{SourceFile, floor_char_boundary};
use crate::span::Span;

/// A line is shown whole up to this many characters; of a longer one, a window around the span.
const WINDOW: usize = 100;
const ELLIPSIS: &str = "…";

/// The shown line and the bytes of it to underline.
pub(super) struct ShownLine {
    pub(super) text: String,
    pub(super) highlight: Range<usize>,
}

/// Prepares the line that holds the start of `span`. What lies in `masks` is never part of it.
pub(super) fn show(source: &SourceFile, span: Span, masks: &[Span]) -> ShownLine {
    let line = source.line_span(source.position(span.start).line);
    let start = span.start.clamp(line.start, line.end);
    let end = span.end.clamp(start, line.end);
    let mut shown = Builder { text: String::new(), span: start..end, from: None, to: 0 };
    let window = window(source.text(), line, start, end);
    if window.start > line.start {
        shown.text.push_str(ELLIPSIS);
    }
    let mut at = window.start;
    for (mask, stand_in) in hidden(source.text(), line, masks) {
        if mask.end > window.start && mask.start < window.end {
            shown.push_text(source.text(), at..mask.start.max(at));
            shown.push_piece(mask.start..mask.end, stand_in);
            at = mask.end;
        }
    }
    shown.push_text(source.text(), at..window.end.max(at));
    if window.end < line.end && at < line.end {
        shown.text.push_str(ELLIPSIS);
    }
    shown.finish()
}

/// What of a line may not be shown, and what to show for it: the masked spans, and the user-info
/// of any URL outside of them.
fn hidden<'s>(text: &'s str, line: Span, masks: &[Span]) -> Vec<(Span, &'s str)> {
    let from = masks.partition_point(|mask| mask.end <= line.start);
    let mut hidden = Vec::new();
    for mask in &masks[from..] {
        if mask.start >= line.end {
            break;
        }
        let span = Span::new(mask.start.max(line.start), mask.end.min(line.end));
        hidden.push((span, mask::redacted(&text[span.start..span.end])));
    }
    for range in mask::user_infos(&text[line.start..line.end]) {
        let span = Span::new(line.start + range.start, line.start + range.end);
        // What is hidden lies end to end, so only the next one can reach into it.
        let at = hidden.partition_point(|(other, _)| other.end <= span.start);
        if hidden.get(at).is_none_or(|(next, _)| next.start >= span.end) {
            hidden.insert(at, (span, mask::USER_INFO));
        }
    }
    hidden
}

/// The bytes of the line to show: around the span, cut at character boundaries.
fn window(text: &str, line: Span, start: usize, end: usize) -> Range<usize> {
    if line.len() <= WINDOW {
        return line.start..line.end;
    }
    let end = end.min(start + WINDOW / 2);
    let room = WINDOW - (end - start);
    let from = start.saturating_sub(room / 2).max(line.start);
    let to = (from + WINDOW).min(line.end);
    floor_char_boundary(text, from).max(line.start)..floor_char_boundary(text, to)
}

/// Copies the line piece by piece and keeps track of where the span comes to lie.
struct Builder {
    text: String,
    span: Range<usize>,
    from: Option<usize>,
    to: usize,
}

impl Builder {
    fn push_text(&mut self, source: &str, range: Range<usize>) {
        for (offset, character) in source[range.clone()].char_indices() {
            let at = range.start + offset;
            let shown = match character {
                '\t' => ' ',
                other if mask::is_unprintable(other) => '\u{fffd}',
                other => other,
            };
            self.push_piece(at..at + character.len_utf8(), shown.encode_utf8(&mut [0; 4]));
        }
    }

    /// Shows `shown` in place of the source bytes `piece`.
    fn push_piece(&mut self, piece: Range<usize>, shown: &str) {
        if self.from.is_none() && piece.end > self.span.start {
            self.from = Some(self.text.len());
        }
        self.text.push_str(shown);
        if piece.start < self.span.end {
            self.to = self.text.len();
        }
    }

    fn finish(self) -> ShownLine {
        let from = self.from.unwrap_or(self.text.trim_end_matches(ELLIPSIS).len());
        ShownLine { highlight: from..self.to.max(from), text: self.text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, span: Range<usize>, masks: &[Range<usize>]) -> (String, String) {
        let source = SourceFile::new("f", text);
        let masks: Vec<_> = masks.iter().map(|mask| Span::new(mask.start, mask.end)).collect();
        let line = show(&source, Span::new(span.start, span.end), &masks);
        let highlighted = line.text[line.highlight].to_owned();
        (line.text, highlighted)
    }

    #[test]
    fn a_span_keeps_its_place() {
        assert_eq!(shown("a: b\nkey: x\n", 5..8, &[]), ("key: x".into(), "key".into()));
        assert_eq!(shown("targets:", 8..8, &[]), ("targets:".into(), String::new()));
        assert_eq!(shown("\ta\u{1b}b", 1..4, &[]), (" a\u{fffd}b".into(), "a\u{fffd}b".into()));
    }

    #[test]
    fn masked_bytes_are_not_shown() {
        let masked = shown("default: hunter2", 9..16, std::slice::from_ref(&(9..16)));
        assert_eq!(masked, ("default: [REDACTED]".into(), "[REDACTED]".into()));
        let (text, _) = shown("default: a://u:p@h/x", 9..20, &[]);
        assert_eq!(text, "default: a://***@h/x");
    }

    #[test]
    fn a_long_line_is_cut_to_a_window_around_the_span() {
        let text = format!("{}NEEDLE{}", "ä".repeat(500), "ö".repeat(500));
        let (line, highlighted) = shown(&text, 1000..1006, &[]);
        assert_eq!(highlighted, "NEEDLE");
        assert!(line.chars().count() < 120 && line.starts_with('…') && line.ends_with('…'));
    }

    #[test]
    fn a_window_that_begins_inside_a_mask_shows_nothing_of_it() {
        let text = format!("default: {}", "s".repeat(1000));
        let (line, _) = shown(&text, 500..501, std::slice::from_ref(&(9..1009)));
        assert!(line.contains("[REDACTED]") && !line.contains("ss"), "{line}");
    }
}
