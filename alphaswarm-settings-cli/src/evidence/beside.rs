//! What stands right behind the name of a variable in code: a default, or that it has to be set.

/// What code says beside a read.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Beside {
    pub(super) default: Option<String>,
    pub(super) is_required: Option<bool>,
}

impl Beside {
    fn default(value: &str) -> Self {
        Self { default: Some(value.to_owned()), is_required: Some(false) }
    }

    fn required(is_required: bool) -> Self {
        Self { default: None, is_required: Some(is_required) }
    }
}

/// Reads what stands behind the name that ends at a byte of a text.
pub(super) fn read(text: &str, end: usize, language: &str) -> Beside {
    let Some(rest) = text.get(end..) else { return Beside::default_of_nothing() };
    let rest = rest.strip_prefix(['"', '\'', '`']).unwrap_or(rest).trim_start();
    let found = match language {
        "Python" => python(rest),
        "Rust" => rust(rest),
        "JavaScript" | "TypeScript" | "Vue" | "Svelte" | "Astro" => script(rest),
        _ => None,
    };
    found.unwrap_or_else(Beside::default_of_nothing)
}

impl Beside {
    fn default_of_nothing() -> Self {
        <Self as Default>::default()
    }
}

/// `os.environ["X"]`, `os.getenv("X")`, `os.environ.get("X", "d")`.
fn python(rest: &str) -> Option<Beside> {
    if rest.starts_with(']') {
        return Some(Beside::required(true));
    }
    if rest.starts_with(')') {
        return Some(Beside::required(false));
    }
    let argument = rest.strip_prefix(',')?.trim_start();
    if argument.starts_with("None") {
        return Some(Beside::required(false));
    }
    let (value, behind) = literal(argument)?;
    behind.trim_start().starts_with([')', ',']).then(|| Beside::default(&value))
}

/// `env::var("X")?`, `.expect(…)`, `.unwrap_or("d".into())`.
fn rust(rest: &str) -> Option<Beside> {
    let rest = rest.strip_prefix(')')?.trim_start();
    if rest.starts_with('?') {
        return Some(Beside::required(true));
    }
    let call = rest.strip_prefix('.')?.trim_start();
    if call.starts_with("unwrap()") || call.starts_with("expect(") {
        return Some(Beside::required(true));
    }
    for (name, close) in [("unwrap_or(", ""), ("unwrap_or_else(", "|_|")] {
        if let Some(argument) = call.strip_prefix(name) {
            let argument = argument.trim_start();
            let argument = argument.strip_prefix(close).unwrap_or(argument).trim_start();
            let argument = argument.strip_prefix("String::from(").unwrap_or(argument);
            let value = literal(argument).map(|(value, _)| value);
            return Some(value.map_or(Beside::required(false), |value| Beside::default(&value)));
        }
    }
    let is_optional = ["ok()", "is_ok()", "is_err()", "unwrap_or_default()"];
    is_optional.iter().any(|name| call.starts_with(name)).then(|| Beside::required(false))
}

/// `process.env.X ?? "d"`, `process.env.X!`, `{ X = "d" }`.
fn script(rest: &str) -> Option<Beside> {
    let rest = rest.strip_prefix(']').unwrap_or(rest).trim_start();
    for operator in ["??", "||"] {
        if let Some(value) = rest.strip_prefix(operator).map(str::trim_start) {
            return literal(value).map(|(value, _)| Beside::default(&value));
        }
    }
    // A destructuring may rename what it reads.
    let is_of_name = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let renamed =
        rest.strip_prefix(':').map(|rest| rest.trim_start().trim_start_matches(is_of_name));
    if let Some(value) = renamed.unwrap_or(rest).trim_start().strip_prefix('=') {
        return literal(value.trim_start()).map(|(value, _)| Beside::default(&value));
    }
    let is_asserted = rest.starts_with('!') && !rest.starts_with("!=");
    is_asserted.then(|| Beside::required(true))
}

/// A string without escapes, a number or a truth value, and what is behind it.
fn literal(text: &str) -> Option<(String, &str)> {
    let quote = text.chars().next()?;
    if ['"', '\'', '`'].contains(&quote) {
        let inner = &text[1..];
        let end = inner.find([quote, '\n', '\\'])?;
        let is_whole = inner[end..].starts_with(quote) && !inner[..end].contains("${");
        return is_whole.then(|| (inner[..end].to_owned(), &inner[end + 1..]));
    }
    let is_of_word = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    let end = text.find(|c| !is_of_word(c)).unwrap_or(text.len());
    let word = &text[..end];
    let value = match word {
        "True" | "true" => "true",
        "False" | "false" => "false",
        number if number.parse::<f64>().is_ok() => number,
        _ => return None,
    };
    Some((value.to_owned(), &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_behind_a_name() {
        for (language, line, default, required) in [
            ("Python", "environ[\"X\"]", None, Some(true)),
            ("Python", "getenv('X')", None, Some(false)),
            ("Python", "get(\"X\", \"d é\")", Some("d é"), Some(false)),
            ("Python", "get(\"X\", 8)", Some("8"), Some(false)),
            ("Python", "get(\"X\", None)", None, Some(false)),
            ("Python", "get(\"X\", default())", None, None),
            ("Python", "get(\"X\", \"a\" + b)", None, None),
            ("Rust", "var(\"X\")?", None, Some(true)),
            ("Rust", "var(\"X\").unwrap_or_else(|_| \"d\".into())", Some("d"), Some(false)),
            ("Rust", "var(\"X\").unwrap_or(String::from(\"d\"))", Some("d"), Some(false)),
            ("Rust", "var(\"X\").ok()", None, Some(false)),
            ("Rust", "var(\"X\")", None, None),
            ("TypeScript", "env.X ?? \"d\"", Some("d"), Some(false)),
            ("TypeScript", "env.X!", None, Some(true)),
            ("TypeScript", "env.X !== 'a'", None, None),
            ("TypeScript", "env[\"X\"] || 3", Some("3"), Some(false)),
            ("TypeScript", "{ X = \"light\" } = env", Some("light"), Some(false)),
            ("TypeScript", "{ X: theme = \"light\" } = env", Some("light"), Some(false)),
            ("TypeScript", "env.X === 'a'", None, None),
            ("TypeScript", "env.X || `a${b}`", None, None),
            ("Shell", "$X", None, None),
        ] {
            let end = line.find('X').expect("the name") + 1;
            let expected = Beside { default: default.map(str::to_owned), is_required: required };
            assert_eq!(read(line, end, language), expected, "{line}");
        }
    }
}
