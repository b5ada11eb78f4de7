//! A light renderer in rustc's manner, for the macro: plain text and no dependency.

use std::fmt::Write;

use super::Report;

/// Renders a report without colour and without the leading `error[code]: `, which rustc writes
/// itself before the message of a `compile_error!`.
#[must_use]
pub fn render(report: &Report<'_>) -> String {
    let mut out = format!("{} [{}]", report.title, report.code.name());
    let last_line = report.excerpts.iter().map(|excerpt| excerpt.position.line).max();
    let gutter = last_line.unwrap_or(1).to_string().len();
    let blank = " ".repeat(gutter);
    for (index, excerpt) in report.excerpts.iter().enumerate() {
        let arrow = if index == 0 { "-->" } else { ":::" };
        let at = excerpt.position;
        let _ = write!(out, "\n{blank}{arrow} {}:{}:{}", report.file, at.line, at.column);
        let _ = write!(out, "\n{blank} |\n{:>gutter$} | {}", at.line, excerpt.line);
        let before = excerpt.line[..excerpt.highlight.start].chars().count();
        let carets = excerpt.line[excerpt.highlight.clone()].chars().count().max(1);
        let mark = if index == 0 { "^" } else { "-" };
        let underline = format!("{}{} {}", " ".repeat(before), mark.repeat(carets), excerpt.label);
        let _ = write!(out, "\n{blank} | {}", underline.trim_end());
    }
    let notes = report.notes.iter().map(|note| ("note", note.as_str()));
    let help = report.help.iter().map(|&help| ("help", help));
    for (index, (kind, text)) in notes.chain(help).enumerate() {
        if index == 0 {
            let _ = write!(out, "\n{blank} |");
        }
        let _ = write!(out, "\n{blank} = {kind}: {text}");
    }
    out
}
