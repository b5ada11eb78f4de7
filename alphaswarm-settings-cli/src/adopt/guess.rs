//! What a name or a value suggests where no source says it.

use alphaswarm_settings_schema::value::{
    bytes, check_url, duration, float, int, ip, port, socket_addr, uint,
};

/// Last words of names whose values are numbers only by chance.
const NO_NUMBERS: [&str; 9] =
    ["VERSION", "ID", "TAG", "SHA", "COMMIT", "KEY", "NAME", "PREFIX", "DATE"];

/// Words of names whose `0` and `1` mean no and yes.
const FLAGS: [&str; 8] =
    ["ENABLE", "ENABLED", "DISABLE", "DISABLED", "DEBUG", "USE", "IS", "VERBOSE"];

/// Last words of names whose values are addresses; any other URL may be a mere identifier.
const ADDRESSES: [&str; 7] = ["URL", "URI", "ENDPOINT", "WEBHOOK", "DSN", "ADDR", "ADDRESS"];

/// Words of names whose values are addresses to listen at; elsewhere a host name would do as well.
const BOUND: [&str; 4] = ["ADDR", "ADDRESS", "LISTEN", "BIND"];

/// The words of a name.
fn words(key: &str) -> impl DoubleEndedIterator<Item = String> + '_ {
    key.split('_').filter(|word| !word.is_empty()).map(str::to_ascii_uppercase)
}

/// The type that all values of a key have, as the schema spells it; none for a string.
pub(super) fn value_type(key: &str, values: &[&str]) -> Option<&'static str> {
    let all = |is_one: &dyn Fn(&str) -> bool| values.iter().all(|value| is_one(value));
    if values.is_empty() {
        return None;
    }
    let last = words(key).next_back().unwrap_or_default();
    let is_word = |value: &str| {
        ["true", "false", "yes", "no", "on", "off"].contains(&value.to_ascii_lowercase().as_str())
    };
    let is_flag = words(key).any(|word| FLAGS.contains(&word.as_str()));
    if all(&|value| is_word(value) || is_flag && ["0", "1"].contains(&value)) {
        return Some("bool");
    }
    if last == "PORT" && all(&|value| port(value).is_ok()) {
        return Some("port");
    }
    let has_zeros = |value: &str| value.len() > 1 && value.starts_with('0') && uint(value).is_ok();
    if !NO_NUMBERS.contains(&last.as_str()) && !values.iter().any(|value| has_zeros(value)) {
        if all(&|value| uint(value).is_ok()) {
            return Some("uint");
        }
        if all(&|value| int(value).is_ok()) {
            return Some("int");
        }
        if all(&|value| float(value).is_ok() && value.contains('.')) {
            return Some("float");
        }
    }
    if all(&|value| has_unit(value) && duration(value).is_ok()) {
        return Some("duration");
    }
    if all(&|value| has_unit(value) && value.ends_with('B') && bytes(value).is_ok()) {
        return Some("bytes");
    }
    let is_address = words(key).any(|word| ADDRESSES.contains(&word.as_str()));
    let is_url = |value: &str| value.contains("://") && !value.contains(',');
    if is_address && all(&|value| is_url(value) && check_url(value).is_ok()) {
        return Some("url");
    }
    if last == "IP" && all(&|value| ip(value).is_ok()) {
        return Some("ip");
    }
    let is_bound = words(key).any(|word| BOUND.contains(&word.as_str()));
    if is_bound && all(&|value| socket_addr(value).is_ok()) {
        return Some("socket_addr");
    }
    None
}

/// Whether a value is a number and letters behind it.
fn has_unit(value: &str) -> bool {
    value.starts_with(|c: char| c.is_ascii_digit())
        && value.ends_with(|c: char| c.is_ascii_alphabetic())
}

/// Whether a value means something on one machine or in one compose project alone.
pub(super) fn is_local(value: &str) -> bool {
    ["localhost", "127.0.0.1", "[::1]", "host.docker.internal"]
        .iter()
        .any(|host| value.contains(host))
}

/// Words that are written in capitals in sentences too.
const ACRONYMS: [&str; 52] = [
    "AI", "API", "AWS", "CA", "CDN", "CI", "CORS", "CPU", "CSRF", "CSV", "DB", "DNS", "DSN", "GCP",
    "GPU", "HTML", "HTTP", "HTTPS", "ID", "IP", "JSON", "JWT", "LDAP", "LLM", "MFA", "ML", "OIDC",
    "OTEL", "OTLP", "PDF", "PEM", "QA", "RPC", "S3", "SAML", "SDK", "SLA", "SMTP", "SQL", "SSE",
    "SSH", "SSL", "SSO", "TCP", "TLS", "TTL", "UI", "URI", "URL", "UTC", "UUID", "XML",
];

/// A sentence made of nothing but the name.
pub(super) fn description(key: &str) -> String {
    let word = |word: String| {
        if ACRONYMS.contains(&word.as_str()) { word } else { word.to_ascii_lowercase() }
    };
    let text = words(key).map(word).collect::<Vec<_>>().join(" ");
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => format!("{}{}.", first.to_ascii_uppercase(), characters.as_str()),
        None => format!("{key}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_of_values() {
        for (key, values, expected) in [
            ("A", &[] as &[_], None),
            ("A", &["true", "False"], Some("bool")),
            ("A_ENABLED", &["1"], Some("bool")),
            ("A_COUNT", &["1", "0"], Some("uint")),
            ("APP_PORT", &["8080"], Some("port")),
            ("APP_PORT", &["0"], Some("uint")),
            ("A", &["-3", "4"], Some("int")),
            ("A", &["0.5"], Some("float")),
            ("A", &["007"], None),
            ("APP_VERSION", &["3"], None),
            ("A", &["30s", "5m"], Some("duration")),
            ("A", &["10MB"], Some("bytes")),
            ("APP_URL", &["https://a/b"], Some("url")),
            ("APP_AUDIENCE", &["https://a/b"], None),
            ("APP_URL", &["https://a,https://b"], None),
            ("A_IP", &["0.0.0.0"], Some("ip")),
            ("A_HOST", &["0.0.0.0"], None),
            ("A_LISTEN", &["0.0.0.0:80"], Some("socket_addr")),
            ("A_SERVER", &["0.0.0.0:80"], None),
            ("A", &["8080", "eighty"], None),
            ("A", &["é"], None),
        ] {
            assert_eq!(value_type(key, values), expected, "{key} {values:?}");
        }
    }

    #[test]
    fn sentences_of_names() {
        for (key, expected) in [
            ("SMTP_HOST", "SMTP host."),
            ("app_databaseUrl", "App databaseurl."),
            ("_", "_."),
            ("APP_API_URL", "App API URL."),
        ] {
            assert_eq!(description(key), expected);
        }
    }
}
