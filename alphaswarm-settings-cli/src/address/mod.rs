//! Addresses that stand in text: how far they reach, and which are settings.

mod host;
mod name;

use crate::credential::words_of;

pub(crate) use host::Reach;
pub(crate) use name::{is_address, is_setting};

/// Schemes of databases, queues and the like, which every environment has its own of.
pub(crate) const CONNECTIONS: &[&str] = &[
    "amqp",
    "amqps",
    "bolt",
    "cassandra",
    "clickhouse",
    "kafka",
    "ldap",
    "ldaps",
    "mariadb",
    "memcached",
    "mongodb",
    "mongodb+srv",
    "mqtt",
    "mqtts",
    "mssql",
    "mysql",
    "nats",
    "neo4j",
    "postgres",
    "postgresql",
    "redis",
    "rediss",
    "smtp",
    "smtps",
    "sqlserver",
];

/// A string that is a URL and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address<'t> {
    pub(crate) scheme: &'t str,
    pub(crate) host: &'t str,
    pub(crate) reach: Reach,
    /// Whether its path leads to a page for people.
    pub(crate) is_page: bool,
}

impl<'t> Address<'t> {
    /// The address that a whole string is; none where it is more than one, or has something to fill in.
    pub(crate) fn of(text: &'t str) -> Option<Self> {
        let (scheme, rest) = text.split_once("://")?;
        let is_known = ["http", "https", "ws", "wss", "grpc", "tcp"].contains(&scheme);
        let is_connection = CONNECTIONS.contains(&base_scheme(scheme));
        let is_whole = text.bytes().all(|byte| byte.is_ascii_graphic())
            && !text.contains(['{', '}', '<', '>', '$', '*', '%', '\\', '"', '\'', '`', '(', '|']);
        if !is_whole || !(is_known || is_connection) {
            return None;
        }
        let authority = rest.split(['/', '?', '#']).next()?;
        let host = authority.rsplit('@').next()?;
        let host =
            host.split_once(']').map_or_else(|| host.split(':').next(), |(v6, _)| Some(v6))?;
        let is_v6 = host.starts_with('[');
        let is_host = |byte: u8| {
            byte.is_ascii_alphanumeric() || b".-_[".contains(&byte) || is_v6 && byte == b':'
        };
        if !host.bytes().any(|byte| byte.is_ascii_alphanumeric()) || !host.bytes().all(is_host) {
            return None;
        }
        let reach = match host::reach(host) {
            Reach::Public if is_connection => Reach::Internal,
            reach => reach,
        };
        let is_page = is_page(&rest[authority.len()..]);
        Some(Self { scheme: base_scheme(scheme), host, reach, is_page })
    }

    /// The key that a variable for the address would have.
    pub(crate) fn key(&self) -> String {
        let what = match self.scheme {
            "postgres" | "postgresql" | "mysql" | "mariadb" | "mssql" | "sqlserver" => "DATABASE",
            "http" | "https" | "ws" | "wss" | "grpc" | "tcp" => return self.key_of_host(),
            "rediss" => "REDIS",
            "mongodb+srv" => "MONGODB",
            other => other,
        };
        format!("{}_URL", words_of(what).join("_"))
    }

    fn key_of_host(&self) -> String {
        let mut labels = self.host.split('.');
        let first = labels.next().unwrap_or_default();
        // `api.acme.io` says of whom it is behind that.
        let what = match labels.next().filter(|_| GENERAL.contains(&first)) {
            Some(second) if labels.next().is_some() => format!("{second}-{first}"),
            _ => first.to_owned(),
        };
        let key = words_of(&what).join("_");
        let is_name = key.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic());
        if is_name { format!("{key}_URL") } else { "SERVICE_URL".to_owned() }
    }
}

/// First labels of hosts that say what, and not whose.
const GENERAL: &[&str] = &["api", "app", "auth", "cloud", "gateway"];

/// Words in the paths of pages.
const PAGES: &[&str] = &[
    "about",
    "article",
    "articles",
    "blob",
    "blog",
    "changelog",
    "contact",
    "doc",
    "docs",
    "documentation",
    "download",
    "downloads",
    "faq",
    "guide",
    "guides",
    "help",
    "integrations",
    "issues",
    "learn",
    "legal",
    "pricing",
    "privacy",
    "releases",
    "support",
    "terms",
    "tree",
    "tutorial",
    "tutorials",
    "wiki",
];

/// Whether a path leads to a page, or to a part of one.
fn is_page(path: &str) -> bool {
    // `talk-to-sales`
    let is_phrase = |part: &str| part.matches('-').count() > 1;
    let is_page =
        |part: &str| is_phrase(part) || PAGES.iter().any(|page| part.eq_ignore_ascii_case(page));
    path.contains('#') || path.split(['/', '?']).any(is_page)
}

/// The scheme without a driver: `postgresql+asyncpg`.
fn base_scheme(scheme: &str) -> &str {
    if scheme == "mongodb+srv" { scheme } else { scheme.split('+').next().unwrap_or(scheme) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_far_addresses_reach() {
        for (text, reach) in [
            ("postgres://db.acme.io:5432/app", Some(Reach::Internal)),
            ("postgresql+asyncpg://app@db/app", Some(Reach::Internal)),
            ("redis://cache:6379", Some(Reach::Internal)),
            ("http://core-api:8080/v1", Some(Reach::Internal)),
            ("http://api.default.svc.cluster.local", Some(Reach::Internal)),
            ("https://vault.acme.internal", Some(Reach::Internal)),
            ("http://10.2.3.4", Some(Reach::Internal)),
            ("https://api.acme.io", Some(Reach::Public)),
            ("http://localhost:3000", Some(Reach::Local)),
            ("postgres://localhost/app", Some(Reach::Local)),
            ("http://[::1]:80", Some(Reach::Local)),
            ("http://example.com/x", Some(Reach::Local)),
            ("http://www.w3.org/2000/svg", Some(Reach::Local)),
            ("https://docs.acme.io/start", Some(Reach::Local)),
            ("http://x", Some(Reach::Local)),
            ("http://172.32.0.1", Some(Reach::Public)),
            ("https://{host}/x", None),
            ("see https://acme.io", None),
            ("redis://", None),
            ("file:///etc", None),
            ("https://é.io", None),
            ("", None),
        ] {
            assert_eq!(Address::of(text).map(|address| address.reach), reach, "{text}");
        }
    }

    #[test]
    fn addresses_propose_keys() {
        for (text, key) in [
            ("postgres://db/app", "DATABASE_URL"),
            ("rediss://cache", "REDIS_URL"),
            ("http://core-api:80", "CORE_API_URL"),
            ("http://10.0.0.7", "SERVICE_URL"),
            ("https://api.acme.io/v1", "ACME_API_URL"),
            ("mongodb+srv://u@cluster.acme.io", "MONGODB_URL"),
        ] {
            assert_eq!(Address::of(text).map(|address| address.key()).as_deref(), Some(key));
        }
    }
}
