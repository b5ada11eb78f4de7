//! Operators on values that are written out.

use super::plain::Plain;

/// How long a string may become.
const LENGTH: usize = 1 << 14;

/// The number that the digits of a program are.
pub(super) fn integer(text: &str) -> Option<i128> {
    let text = text.replace('_', "").to_ascii_lowercase();
    for (mark, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(digits) = text.strip_prefix(mark) {
            return i128::from_str_radix(digits, radix).ok();
        }
    }
    text.parse().ok()
}

/// A part of a unit of microseconds.
#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "a bound is checked"
)]
pub(super) fn scaled(count: f64, unit: i128) -> Option<i128> {
    let micros = (count * unit as f64).round();
    (micros.abs() < 1e18).then_some(micros as i128)
}

/// What an operator makes of two values; none where that is no value, or a huge one.
pub(super) fn operation(operator: &str, left: Plain, right: Plain, is_path: bool) -> Option<Plain> {
    Some(match (left, right) {
        (Plain::Int(left), Plain::Int(right)) => Plain::Int(match operator {
            "+" => left.checked_add(right)?,
            "-" => left.checked_sub(right)?,
            "*" => left.checked_mul(right)?,
            "//" if right > 0 => left.div_euclid(right),
            "**" => left.checked_pow(u32::try_from(right).ok()?)?,
            "<<" if (0..64).contains(&right) => left.checked_mul(1 << right)?,
            _ => return None,
        }),
        (Plain::Float(left), Plain::Float(right)) => {
            Plain::Float(arithmetic(operator, left, right)?)
        }
        (Plain::Float(left), Plain::Int(right)) => {
            Plain::Float(arithmetic(operator, left, f64::from(i32::try_from(right).ok()?))?)
        }
        (Plain::Int(left), Plain::Float(right)) => {
            Plain::Float(arithmetic(operator, f64::from(i32::try_from(left).ok()?), right)?)
        }
        (Plain::Duration(left), Plain::Duration(right)) if operator == "+" => {
            Plain::Duration(left.checked_add(right)?)
        }
        (Plain::Duration(span), Plain::Int(count)) | (Plain::Int(count), Plain::Duration(span))
            if operator == "*" =>
        {
            Plain::Duration(span.checked_mul(count)?)
        }
        (Plain::String(left), Plain::String(right)) if left.len() + right.len() <= LENGTH => {
            Plain::String(match operator {
                "+" => left + &right,
                // Parts of a path.
                "/" if is_path && right.starts_with('/') => right,
                "/" if is_path => format!("{}/{right}", left.trim_end_matches('/')),
                _ => return None,
            })
        }
        (Plain::List(mut left), Plain::List(right)) if operator == "+" => {
            left.extend(right);
            Plain::List(left)
        }
        _ => return None,
    })
}

fn arithmetic(operator: &str, left: f64, right: f64) -> Option<f64> {
    Some(match operator {
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        "/" if right != 0.0 => left / right,
        _ => return None,
    })
}
