//! What `explain` says, for people.

use std::fmt::Write;

use crate::explain::{CodeExplanation, Explanation, KeyExplanation, Place, Rotated};

/// The text.
pub(super) fn text(explanation: &Explanation) -> String {
    match explanation {
        Explanation::Code(code) => of_code(code),
        Explanation::Key(key) => of_key(key),
    }
}

fn of_code(found: &CodeExplanation) -> String {
    let CodeExplanation { code, severity, meaning, example, remedy, allow } = found;
    let mut text = format!("{severity}[{code}]: {meaning}\n\n");
    indent(&mut text, example);
    let _ = writeln!(text, "\n{remedy}\n\n{allow}");
    text
}

fn of_key(found: &KeyExplanation) -> String {
    let mut text = format!("{}  {}\n\n", found.key, found.declared);
    indent(&mut text, &found.block);
    let _ = writeln!(text, "\nexpected: {}", found.expected);
    found.places.iter().for_each(|place| of_place(&mut text, place));
    text.push_str("\nused in:\n");
    for used in &found.uses {
        let (path, line, column) = (&used.path, used.line, used.column);
        let _ = writeln!(text, "    {path}:{line}:{column}  {} ({})", used.kind, used.surface);
    }
    if found.is_field_used {
        text.push_str("    code that reads its field of the settings, or a test that names it\n");
    }
    if found.uses.is_empty() && !found.is_field_used {
        text.push_str("    no file\n");
    }
    found.rotations.iter().for_each(|rotated| of_rotation(&mut text, rotated));
    text
}

/// One place; an arrow points to the value that wins.
fn of_place(text: &mut String, place: &Place) {
    let name = match (&place.environment, &place.artifact) {
        (Some(environment), _) => format!("environment {environment}"),
        (None, artifact) => artifact.clone().unwrap_or_default(),
    };
    let required = if place.required { "required" } else { "optional" };
    let _ = writeln!(text, "\n{name} (target {}, {required}):", place.target);
    for given in &place.values {
        let arrow = if given.wins { "->" } else { "  " };
        let value = given.value.as_deref().map_or("not shown", |value| match value {
            "" => "empty",
            value => value,
        });
        let _ = writeln!(text, " {arrow} {value}  from {}", given.from);
    }
    if place.values.is_empty() {
        text.push_str("    no value\n");
    }
}

fn of_rotation(text: &mut String, rotated: &Rotated) {
    let of = rotated.environment.as_deref().unwrap_or("all environments");
    let every = rotated.cadence_days.map_or(String::new(), |days| format!(" every {days} days"));
    let last = rotated.last.as_deref().unwrap_or("never");
    let due = rotated.due.as_deref().map_or(String::new(), |day| format!(", due by {day}"));
    let _ = writeln!(text, "\nrotated in {of}{every}: last {last}{due}");
}

fn indent(text: &mut String, lines: &str) {
    for line in lines.lines() {
        let _ = writeln!(text, "{}", format!("    {line}").trim_end());
    }
}
