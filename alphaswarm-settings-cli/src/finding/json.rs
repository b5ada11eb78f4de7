//! Findings as JSON.

use super::{Finding, Place};
use crate::generate::json;

/// A list of findings, one object a line.
pub(crate) fn json(findings: &[Finding]) -> String {
    let mut out = String::from("[");
    for (index, finding) in findings.iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        push(&mut out, finding);
    }
    out.push_str(if findings.is_empty() { "]\n" } else { "\n]\n" });
    out
}

/// Appends one finding: every member is there in each, `null` where it has nothing to say.
pub(crate) fn push(out: &mut String, finding: &Finding) {
    let Finding { rule, title, place, about, .. } = finding;
    let number = |value: Option<usize>| value.map_or("null".to_owned(), |value| value.to_string());
    let place = place.as_ref();
    text(out, "{\"rule\": ", Some(rule.name()));
    text(out, ", \"severity\": ", Some(rule.severity().as_str()));
    text(out, ", \"path\": ", place.map(|Place { path, .. }| path.as_str()));
    out.extend([", \"line\": ", &number(place.map(|place| place.line))]);
    out.extend([", \"column\": ", &number(place.map(|place| place.column))]);
    out.extend([", \"document\": ", &number(place.and_then(|place| place.document))]);
    text(out, ", \"key\": ", about.key.as_deref());
    text(out, ", \"environment\": ", about.environment.as_deref());
    text(out, ", \"workload\": ", about.workload.as_deref());
    text(out, ", \"container\": ", about.container.as_deref());
    text(out, ", \"declared\": ", about.declared.as_deref());
    text(out, ", \"message\": ", Some(title));
    text(out, ", \"help\": ", finding.help.as_deref());
    out.push('}');
}

fn text(out: &mut String, name: &str, value: Option<&str>) {
    out.push_str(name);
    match value {
        Some(value) => json::push(out, value),
        None => out.push_str("null"),
    }
}
