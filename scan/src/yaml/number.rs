//! Numbers as Go reads them, which is what Kubernetes' reader of YAML uses.

/// A number without quotes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Number {
    Int(i64),
    /// One that fits only without a sign.
    Unsigned,
    Float(f64),
}

impl Number {
    /// Whether it is spelled without a fraction.
    pub(super) fn is_integer(self) -> bool {
        matches!(self, Self::Int(_) | Self::Unsigned)
    }
}

/// The number that a plain scalar is; none where it is a string.
pub(super) fn number(text: &str) -> Option<Number> {
    match text.bytes().next()? {
        b'.' if has_separators_only(text) => float(&text.replace('_', "")),
        b'0'..=b'9' | b'+' | b'-' => {
            let digits = text.replace('_', "");
            integer(&digits).or_else(|| float(&digits))
        }
        _ => None,
    }
}

/// Whether each `_` stands between two digits. Only a number that begins with a dot has to.
fn has_separators_only(text: &str) -> bool {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = text.as_bytes();
    let mut places = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'_');
    places.all(|(at, _)| is_digit(bytes.get(at.wrapping_sub(1))) && is_digit(bytes.get(at + 1)))
}

/// Decimal, `0x`, `0o`, `0b`, or octal after a mere `0`.
fn integer(text: &str) -> Option<Number> {
    let (is_negative, digits) = match text.as_bytes() {
        [b'-', ..] => (true, &text[1..]),
        [b'+', ..] => (false, &text[1..]),
        _ => (false, text),
    };
    let (radix, digits) = match digits.as_bytes() {
        [b'0', b'x' | b'X', _, ..] => (16, &digits[2..]),
        [b'0', b'o' | b'O', _, ..] => (8, &digits[2..]),
        [b'0', b'b' | b'B', _, ..] => (2, &digits[2..]),
        [b'0', _, ..] => (8, &digits[1..]),
        _ => (10, digits),
    };
    if digits.starts_with(['+', '-']) {
        return None;
    }
    let value = u64::from_str_radix(digits, radix).ok()?;
    if is_negative {
        return 0_i64.checked_sub_unsigned(value).map(Number::Int);
    }
    // A number with a sign has to fit with one.
    match i64::try_from(value) {
        Ok(value) => Some(Number::Int(value)),
        Err(_) => (!text.starts_with('+')).then_some(Number::Unsigned),
    }
}

/// A decimal fraction; one that is too large for any number is a string.
fn float(text: &str) -> Option<Number> {
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], Some(&text[at + 1..])),
        None => (text, None),
    };
    let mantissa = mantissa.strip_prefix(['+', '-']).unwrap_or(mantissa);
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_exponent = |part: &str| {
        let digits = part.strip_prefix(['+', '-']).unwrap_or(part);
        !digits.is_empty() && is_digits(digits)
    };
    let has_digits = !(whole.is_empty() && fraction.is_empty());
    if !has_digits || !is_digits(whole) || !is_digits(fraction) || !exponent.is_none_or(is_exponent)
    {
        return None;
    }
    text.parse().ok().filter(|value: &f64| value.is_finite()).map(Number::Float)
}

/// How a number that is a key is spelled in JSON; none where Kubernetes rejects it.
pub(super) fn key(number: Number) -> Option<String> {
    match number {
        Number::Int(value) => Some(value.to_string()),
        Number::Unsigned => None,
        Number::Float(value) => Some(shortest(value)),
    }
}

/// The fewest digits that single precision needs, with an exponent below 1e-4 and from 1e6 upwards:
/// Go's `strconv.FormatFloat(value, 'g', -1, 32)`.
fn shortest(value: f64) -> String {
    #[allow(clippy::cast_possible_truncation, reason = "Kubernetes' reader does the same")]
    let value = value as f32;
    if value.is_infinite() {
        return if value > 0.0 { ".inf" } else { "-.inf" }.to_owned();
    }
    let scientific = format!("{value:e}");
    let Some((mantissa, exponent)) = scientific.split_once('e') else { return scientific };
    let exponent: i32 = exponent.parse().unwrap_or_default();
    if (-4..6).contains(&exponent) {
        return value.to_string();
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{mantissa}e{sign}{:02}", exponent.abs())
}
