//! The names of variables: which are legal, and which look like secrets.

/// Whether `name` can be the key of a variable: `[A-Za-z_][A-Za-z0-9_]*`.
#[must_use]
pub fn is_valid(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && name.bytes().next().is_some_and(|byte| !byte.is_ascii_digit())
}

/// The beginning of the names that steer this library itself; no schema may declare one.
pub const RESERVED_PREFIX: &str = "ALPHASWARM_SETTINGS_";

/// What says where a service runs, before all else.
pub const TARGET: &str = "ALPHASWARM_SETTINGS_TARGET";

/// The Rust field that a key becomes: without the prefix, in ASCII lower case, nothing else
/// changed; a leading digit gets `_`.
#[must_use]
pub fn field_name(key: &str, prefix: &str) -> String {
    let rest = key.strip_prefix(prefix).unwrap_or(key);
    let name = rest.to_ascii_lowercase();
    match name.as_bytes().first() {
        Some(byte) if byte.is_ascii_digit() => format!("_{name}"),
        _ => name,
    }
}

/// Whether the tools of a frontend put a variable of this name into what a browser gets: Vite
/// (<https://vite.dev/guide/env-and-mode>) and Next.js
/// (<https://nextjs.org/docs/app/guides/environment-variables>).
#[must_use]
pub fn is_public(name: &str) -> bool {
    PUBLIC_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

const PUBLIC_PREFIXES: [&str; 2] = ["VITE_", "NEXT_PUBLIC_"];

const SECRET_WORDS: [&str; 8] =
    ["PASSWORD", "PASSWD", "PASSPHRASE", "SECRET", "TOKEN", "CREDENTIAL", "CREDENTIALS", "APIKEY"];

const SECRET_ENDINGS: [&str; 7] =
    ["_API_KEY", "_ACCESS_KEY", "_PRIVATE_KEY", "_SIGNING_KEY", "_ENCRYPTION_KEY", "_PASS", "_PWD"];

/// Whether a name says that its value is a secret, in any case of letters.
///
/// A word between underscores has to be one of the usual words for secrets, or the name has to end
/// in one of the usual kinds of key. Lint, mask and coverage check all ask here.
#[must_use]
pub fn looks_secret(name: &str) -> bool {
    let is_word = |word: &str| SECRET_WORDS.iter().any(|known| word.eq_ignore_ascii_case(known));
    let ends = |ending: &&str| {
        // `API_KEY` alone says as much; `PWD` alone is a directory.
        if ending[1..].contains('_') && name.eq_ignore_ascii_case(&ending[1..]) {
            return true;
        }
        let tail = name.len().checked_sub(ending.len()).and_then(|at| name.get(at..));
        tail.is_some_and(|tail| tail.eq_ignore_ascii_case(ending))
    };
    name.split('_').any(is_word) || SECRET_ENDINGS.iter().any(ends)
}

/// Whether Kubernetes makes a variable of this form for a Service
/// (<https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables>).
///
/// `FOO_PORT` is of this form only where its value says so: services have ports of their own.
#[must_use]
pub fn is_service_link(name: &str, value: Option<&str>) -> bool {
    if name.ends_with("_SERVICE_HOST") || name.ends_with("_SERVICE_PORT") {
        return true;
    }
    if name.contains("_SERVICE_PORT_") {
        return true;
    }
    if name.ends_with("_PORT") && value.is_some_and(is_service_address) {
        return true;
    }
    let Some((_, rest)) = name.split_once("_PORT_") else { return false };
    let mut parts = rest.split('_');
    let is_number = parts.next().is_some_and(|part| part.parse::<u16>().is_ok());
    let is_protocol = matches!(parts.next(), Some("TCP" | "UDP" | "SCTP"));
    let is_rest = matches!(parts.next(), None | Some("PROTO" | "PORT" | "ADDR"));
    is_number && is_protocol && is_rest && parts.next().is_none()
}

/// Whether a value is what a service link puts into `FOO_PORT`.
#[must_use]
pub fn is_service_address(value: &str) -> bool {
    ["tcp://", "udp://", "sctp://"].iter().any(|scheme| value.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legal_names() {
        for name in ["A", "_", "a1", "ALPHASWARM_FOO", "_1"] {
            assert!(is_valid(name), "{name}");
        }
        for name in ["", "1A", "A-B", "A.B", "Ä", "A B"] {
            assert!(!is_valid(name), "{name}");
        }
    }

    #[test]
    fn fields_are_keys_in_lower_case() {
        for (key, expected) in [
            ("ALPHASWARM_CORE_API_URL", "core_api_url"),
            ("AWS_REGION", "aws_region"),
            ("FooBar", "foobar"),
            ("ALPHASWARM_2FA", "_2fa"),
            ("ALPHASWARM_TYPE", "type"),
            ("ALPHASWARM_", ""),
        ] {
            assert_eq!(field_name(key, "ALPHASWARM_"), expected);
        }
    }

    #[test]
    fn service_links() {
        for name in [
            "A_SERVICE_HOST",
            "A_SERVICE_PORT",
            "A_SERVICE_PORT_HTTP",
            "A_PORT_80_TCP",
            "A_PORT_80_TCP_ADDR",
        ] {
            assert!(is_service_link(name, None), "{name}");
        }
        assert!(is_service_link("A_PORT", Some("tcp://10.0.0.1:80")));
        assert!(!is_service_link("A_PORT", Some("80")));
        assert!(
            !is_service_link("A_PORT_RANGE", None) && !is_service_link("A_PORT_80_TCP_X", None)
        );
    }

    #[test]
    fn secret_looking_names() {
        for name in [
            "DB_PASSWORD",
            "token",
            "X_SECRET_Y",
            "STRIPE_API_KEY",
            "my_signing_key",
            "API_KEY",
            "encryption_key",
            "SMTP_PASS",
            "DB_PWD",
        ] {
            assert!(looks_secret(name), "{name}");
        }
        for name in [
            "TOKENIZER",
            "SECRETARY_URL",
            "PUBLIC_KEY",
            "API_KEYS",
            "KEY",
            "PORT",
            "BYPASS",
            "PASS_RATE",
            "PWD",
        ] {
            assert!(!looks_secret(name), "{name}");
        }
    }
}
