//! Which value each variable has, and from where: as a table and as JSON, without secrets.

use std::fmt::{self, Write};

use alphaswarm_settings_schema::mask;

use crate::source::SourceRecord;
use crate::target::TargetChoice;
use crate::warning::Warning;

/// What a person may see of loaded settings; made by [`Loaded::report`](crate::Loaded::report).
///
/// `Display` is a table, [`to_json`](Self::to_json) the same for programs. Neither has the value of a
/// secret, nor the user-info of a URL.
#[derive(Debug, Clone, Copy)]
pub struct Report<'l> {
    pub(crate) target: TargetChoice,
    pub(crate) sources: &'l [SourceRecord],
    pub(crate) warnings: &'l [Warning],
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows: Vec<_> = self.sources.iter().map(row).collect();
        let width = |column: usize, title: &str| {
            let widths = rows.iter().map(|row| row[column].chars().count());
            widths.max().unwrap_or_default().max(title.len())
        };
        let (key, source) = (width(0, "variable"), width(1, "source"));
        writeln!(f, "target {}", self.target)?;
        write!(f, "{:key$}  {:source$}  value", "variable", "source")?;
        for [name, from, value] in &rows {
            let row = format!("{name:key$}  {from:source$}  {value}");
            write!(f, "\n{}", row.trim_end())?;
        }
        self.warnings.iter().try_for_each(|warning| write!(f, "\nwarning: {warning}"))
    }
}

/// The cells of one variable. A long value is cut, and what cannot be shown is escaped.
fn row(record: &SourceRecord) -> [String; 3] {
    let value = record.value.as_deref().map(mask::shown);
    [record.key.to_owned(), record.source.to_string(), value.unwrap_or_default()]
}

impl Report<'_> {
    /// A JSON document: `target`, `reason`, `variables` with `key`, `source`, `classification` and
    /// `value`, and `warnings`.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut json = String::from("{\"target\":");
        string(self.target.target.as_str(), &mut json);
        json.push_str(",\"reason\":");
        string(&self.target.reason.to_string(), &mut json);
        json.push_str(",\"variables\":[");
        for (place, record) in self.sources.iter().enumerate() {
            comma(place, &mut json);
            variable(record, &mut json);
        }
        json.push_str("],\"warnings\":[");
        for (place, warning) in self.warnings.iter().enumerate() {
            comma(place, &mut json);
            string(&warning.to_string(), &mut json);
        }
        json.push_str("]}");
        json
    }
}

fn variable(record: &SourceRecord, json: &mut String) {
    json.push_str("{\"key\":");
    string(record.key, json);
    json.push_str(",\"source\":");
    string(&record.source.to_string(), json);
    json.push_str(",\"classification\":");
    string(record.classification.as_str(), json);
    json.push_str(",\"value\":");
    match &record.value {
        Some(value) => string(value, json),
        None => json.push_str("null"),
    }
    json.push('}');
}

fn comma(place: usize, json: &mut String) {
    if place > 0 {
        json.push(',');
    }
}

/// A string as JSON writes it (RFC 8259, section 7).
fn string(value: &str, json: &mut String) {
    json.push('"');
    for character in value.chars() {
        match character {
            '"' | '\\' => json.extend(['\\', character]),
            '\n' => json.push_str("\\n"),
            // U+2028 and U+2029 would end a line where a page takes it for a script.
            '\0'..='\u{1f}' | '\u{7f}' | '\u{2028}' | '\u{2029}' => {
                let _ = write!(json, "\\u{:04x}", u32::from(character));
            }
            other => json.push(other),
        }
    }
    json.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_escaped() {
        for (value, expected) in
            [("a", "\"a\""), ("\"\\\n\t\u{2028}ä", "\"\\\"\\\\\\n\\u0009\\u2028ä\""), ("", "\"\"")]
        {
            let mut json = String::new();
            string(value, &mut json);
            assert_eq!(json, expected);
        }
    }
}
