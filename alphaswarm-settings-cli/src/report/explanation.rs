//! What `explain` says, for people.

use std::fmt::Write;

use crate::explain::{CodeExplanation, Explanation};

/// The text.
pub(super) fn text(explanation: &Explanation) -> String {
    match explanation {
        Explanation::Code(code) => of_code(code),
    }
}

fn of_code(found: &CodeExplanation) -> String {
    let CodeExplanation { code, severity, meaning, example, remedy, allow } = found;
    let mut text = format!("{severity}[{code}]: {meaning}\n\n");
    indent(&mut text, example);
    let _ = writeln!(text, "\n{remedy}\n\n{allow}");
    text
}

fn indent(text: &mut String, lines: &str) {
    for line in lines.lines() {
        let _ = writeln!(text, "{}", format!("    {line}").trim_end());
    }
}
