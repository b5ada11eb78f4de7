//! Values that a program writes out, and how the environment spells them.

use std::fmt::Write;

/// A value that is known without running the program.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Plain {
    None,
    Bool(bool),
    Int(i128),
    Float(f64),
    String(String),
    /// In microseconds.
    Duration(i128),
    List(Vec<Self>),
    Dictionary(Vec<(Self, Self)>),
}

/// The units of a duration, in microseconds.
const UNITS: &[(&str, i128)] = &[
    ("d", 86_400_000_000),
    ("h", 3_600_000_000),
    ("m", 60_000_000),
    ("s", 1_000_000),
    ("ms", 1_000),
    ("us", 1),
];

impl Plain {
    /// The value as the environment spells it; none of `None`, and of what no variable can be.
    pub(super) fn spelled(&self) -> Option<String> {
        match self {
            Self::None => None,
            Self::String(string) => Some(string.clone()),
            Self::Duration(micros) => duration(*micros),
            Self::Bool(_) | Self::Int(_) | Self::Float(_) => Some(self.number()),
            Self::List(_) | Self::Dictionary(_) => {
                let mut json = String::new();
                self.write_json(&mut json);
                Some(json)
            }
        }
    }

    fn number(&self) -> String {
        match self {
            Self::Bool(value) => value.to_string(),
            Self::Int(value) => value.to_string(),
            Self::Float(value) => format!("{value:?}"),
            _ => String::new(),
        }
    }

    fn write_json(&self, json: &mut String) {
        match self {
            Self::None => json.push_str("null"),
            Self::String(string) => write_string(string, json),
            // As the library reads it: in seconds.
            Self::Duration(micros) => {
                json.push_str(&seconds(*micros));
            }
            Self::Bool(_) | Self::Int(_) | Self::Float(_) => json.push_str(&self.number()),
            Self::List(items) => {
                json.push('[');
                for (at, item) in items.iter().enumerate() {
                    json.push_str(if at == 0 { "" } else { ", " });
                    item.write_json(json);
                }
                json.push(']');
            }
            Self::Dictionary(pairs) => {
                json.push('{');
                for (at, (key, value)) in pairs.iter().enumerate() {
                    json.push_str(if at == 0 { "" } else { ", " });
                    write_string(&key.spelled().unwrap_or_default(), json);
                    json.push_str(": ");
                    value.write_json(json);
                }
                json.push('}');
            }
        }
    }
}

fn write_string(string: &str, json: &mut String) {
    json.push('"');
    for letter in string.chars() {
        match letter {
            '"' | '\\' => json.extend(['\\', letter]),
            '\n' => json.push_str("\\n"),
            '\r' => json.push_str("\\r"),
            '\t' => json.push_str("\\t"),
            letter if letter < ' ' => {
                let _ = write!(json, "\\u{:04x}", u32::from(letter));
            }
            letter => json.push(letter),
        }
    }
    json.push('"');
}

/// `1h 30m`; a schema has no negative durations.
fn duration(micros: i128) -> Option<String> {
    if micros == 0 {
        return Some("0s".to_owned());
    }
    let (mut left, mut parts) = (micros, Vec::new());
    for (unit, len) in UNITS {
        if left >= *len {
            parts.push(format!("{}{unit}", left / len));
            left %= len;
        }
    }
    (micros > 0).then(|| parts.join(" "))
}

fn seconds(micros: i128) -> String {
    let sign = if micros < 0 { "-" } else { "" };
    let (whole, part) = (micros.unsigned_abs() / 1_000_000, micros.unsigned_abs() % 1_000_000);
    let text = format!("{sign}{whole}.{part:06}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
