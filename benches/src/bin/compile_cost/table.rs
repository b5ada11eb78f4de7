//! The figures as Markdown.

use std::fmt::Write;

use crate::leaf::Step;

/// The figures of one size, in seconds.
pub(crate) struct Row {
    pub(crate) size: usize,
    pub(crate) ours: f64,
    /// None where the next smaller size took too long already.
    pub(crate) by_hand: Option<f64>,
}

/// A table of one step.
pub(crate) fn render(step: Step, rows: &[Row]) -> String {
    let mut table = format!(
        "`cargo {}`\n\n| fields | `#[settings]` | by hand | ratio | × the size before |\n\
         |---:|---:|---:|---:|---:|\n",
        step.arguments().join(" ")
    );
    let mut before: Option<f64> = None;
    for &Row { size, ours, by_hand } in rows {
        let seconds = by_hand.map_or("–".to_owned(), |hand| format!("{hand:.2} s"));
        let ratio = by_hand.map_or("–".to_owned(), |hand| format!("{:.2}", ours / hand));
        let growth = before.map_or("–".to_owned(), |before| format!("{:.1}", ours / before));
        let _ = writeln!(table, "| {size} | {ours:.2} s | {seconds} | {ratio} | {growth} |");
        before = Some(ours);
    }
    table.push('\n');
    table
}
