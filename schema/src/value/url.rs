//! A small check for URLs.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::{Invalid, Scalar};

/// The schemes for which the URL standard demands a host and reads numbers in it as addresses
/// (<https://url.spec.whatwg.org/#special-scheme>).
const SPECIAL: [&str; 6] = ["http", "https", "ws", "wss", "ftp", "file"];

/// Whether the string is an absolute URL in ASCII.
///
/// It accepts nothing that the `url` crate rejects, and is stricter where leniency hides mistakes:
/// blanks, `localhost:8080` (which would be a URL with the scheme `localhost`) and host names
/// outside ASCII are refused. It is what the macro uses, which does without that crate.
///
/// # Errors
/// When the string is anything else.
pub fn check_url(value: &str) -> Result<(), Invalid> {
    let value = value.trim();
    if is_url(value) {
        return Ok(());
    }
    let invalid = Invalid::of(Scalar::Url);
    // Nothing is copied: the string may be a secret.
    let lacks_scheme = !value.contains("://") && is_unbroken(value) && is_web_host(value);
    Err(if lacks_scheme { invalid.hint("it has no scheme, such as `http://`") } else { invalid })
}

fn is_url(value: &str) -> bool {
    if !is_unbroken(value) {
        return false;
    }
    let Some((scheme, rest)) = value.split_once(':') else { return false };
    if !is_scheme(scheme) {
        return false;
    }
    let is_special = SPECIAL.iter().any(|special| scheme.eq_ignore_ascii_case(special));
    match rest.strip_prefix("//") {
        Some(rest) => {
            let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
            is_authority(&rest[..end], scheme, is_special)
        }
        None => !is_special && !rest.starts_with(|c: char| c.is_ascii_digit()) && !rest.is_empty(),
    }
}

fn is_unbroken(value: &str) -> bool {
    !value.chars().any(|c| c.is_control() || c.is_whitespace())
}

/// Whether `http://` and the string are a URL.
fn is_web_host(value: &str) -> bool {
    let end = value.find(['/', '?', '#']).unwrap_or(value.len());
    is_authority(&value[..end], "http", true)
}

/// RFC 3986, section 3.1; a single letter is more likely the drive of a path.
fn is_scheme(scheme: &str) -> bool {
    scheme.len() > 1
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
}

fn is_authority(authority: &str, scheme: &str, is_special: bool) -> bool {
    let (user_info, host_and_port) = match authority.rsplit_once('@') {
        Some((user_info, rest)) => (Some(user_info), rest),
        None => (None, authority),
    };
    if authority.contains('\\') {
        return false;
    }
    if host_and_port.is_empty() {
        let may_lack_host = !is_special || scheme.eq_ignore_ascii_case("file");
        return may_lack_host && user_info.is_none();
    }
    let end_of_address = host_and_port.rfind(']').map_or(0, |at| at + 1);
    let (host, port) = match host_and_port[end_of_address..].split_once(':') {
        Some((host, port)) => (&host_and_port[..end_of_address + host.len()], Some(port)),
        None => (host_and_port, None),
    };
    if scheme.eq_ignore_ascii_case("file") && (user_info.is_some() || port.is_some()) {
        return false;
    }
    is_host(host, is_special) && port.is_none_or(is_port)
}

fn is_port(port: &str) -> bool {
    port.bytes().all(|b| b.is_ascii_digit()) && (port.is_empty() || port.parse::<u16>().is_ok())
}

fn is_host(host: &str, is_special: bool) -> bool {
    if let Some(address) = host.strip_prefix('[') {
        let address = address.strip_suffix(']');
        return address.is_some_and(|address| address.parse::<Ipv6Addr>().is_ok());
    }
    let is_name =
        !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~".contains(&b));
    if !is_name || !is_special {
        return is_name;
    }
    let labels = || host.strip_suffix('.').unwrap_or(host).split('.');
    let is_encoded = |label: &str| label.get(..4).is_some_and(|x| x.eq_ignore_ascii_case("xn--"));
    let last = labels().next_back().unwrap_or_default();
    let looks_numeric = !last.is_empty() && last.bytes().all(|b| b.is_ascii_digit())
        || last.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("0x"));
    !labels().any(|label| label.is_empty() || is_encoded(label))
        && (!looks_numeric || host.parse::<Ipv4Addr>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_services_use_is_accepted() {
        for value in [
            "http://alphaswarm-core:8000",
            "https://api.alphaswarm.internal/manage?x=1#y",
            "redis://redis-stack:6379/0",
            "redis://:password@host:6379",
            "postgresql://alphaswarm@postgres:5432/alphaswarm",
            "postgresql:///db",
            "amqp://user:p%40ss@[::1]:5672/%2f",
            "file:///etc/hosts",
            "http://10.0.0.1/",
            "sqlite::memory:",
            "mailto:ops@example.com",
            " http://trimmed ",
        ] {
            assert_eq!(check_url(value), Ok(()), "{value}");
        }
    }

    #[test]
    fn what_is_no_url_is_refused() {
        for value in [
            "",
            "host",
            "/path",
            "localhost:8080",
            "http:",
            "http://",
            "http:/x",
            "://x",
            "http://a b",
            "http://host:port",
            "http://host:70000",
            "http://1.2.3.400",
            "http://[::1",
            "http://[zz]",
            "http://ho%st",
            "redis://:6379",
            "C:\\x",
            "1http://x",
            "http://u@",
            "http://xn--a/",
            "http://a\\b",
        ] {
            assert!(check_url(value).is_err(), "{value}");
        }
        assert!(check_url("core:8000/x").unwrap_err().hint.unwrap().contains("scheme"));
    }
}
