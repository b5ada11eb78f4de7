//! Hosts, and who can reach them.

/// Who can follow a URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// The machine itself, or nobody: an example, the name of a vocabulary, a page for people, a service
    /// that is the same for everybody.
    Local,
    /// Those in the same network: a database, a service of a cluster.
    Internal,
    /// Everybody.
    Public,
}

/// Hosts, and the ends of hosts, of pages for people, of vocabularies and of examples.
const DOCUMENTS: &[&str] = &[
    "aka.ms",
    "apache.org",
    "bit.ly",
    "creativecommons.org",
    "crates.io",
    "docs.rs",
    "dublincore.org",
    "example.com",
    "example.net",
    "example.org",
    "fonts.googleapis.com",
    "fonts.gstatic.com",
    "github.com",
    "githubusercontent.com",
    "gnu.org",
    "gravatar.com",
    "ietf.org",
    "json-schema.org",
    "linkedin.com",
    "medium.com",
    "mozilla.org",
    "npmjs.com",
    "ogp.me",
    "opengis.net",
    "opensource.org",
    "openxmlformats.org",
    "purl.org",
    "pypi.org",
    "python.org",
    "readthedocs.io",
    "schema.org",
    "shields.io",
    "spdx.org",
    "stackoverflow.com",
    "twitter.com",
    "unpkg.com",
    "unsplash.com",
    "w3.org",
    "wikipedia.org",
    "x.com",
    "xmlsoap.org",
    "yoursite.com",
    "yourdomain.com",
    "your-domain.com",
    "youtu.be",
    "youtube.com",
];

/// Ends of hosts of services that are the same for everybody.
const VENDORS: &[&str] = &[
    "airtable.com",
    "anthropic.com",
    "api.github.com",
    "atlassian.com",
    "brevo.com",
    "cloudflare.com",
    "crowdin.com",
    "discord.com",
    "dropboxapi.com",
    "facebook.com",
    "figma.com",
    "google.com",
    "googleapis.com",
    "hubapi.com",
    "linear.app",
    "mailchannels.net",
    "microsoft.com",
    "microsoftonline.com",
    "notion.com",
    "openai.com",
    "paypal.com",
    "pwnedpasswords.com",
    "resend.com",
    "sendgrid.com",
    "slack.com",
    "spotify.com",
    "stripe.com",
    "telegram.org",
    "twilio.com",
    "vercel.com",
    "zoom.us",
];

/// The first labels of hosts that show pages.
const PAGES: &[&str] = &[
    "blog",
    "cdn",
    "developer",
    "developers",
    "docs",
    "help",
    "schemas",
    "status",
    "support",
    "wiki",
    "www",
];

/// Hosts without a dot, or their labels, that stand for nothing.
const DUMMIES: &[&str] = &[
    "a",
    "b",
    "base",
    "dummy",
    "domain",
    "example",
    "fake",
    "foo",
    "host",
    "hostname",
    "invalid",
    "ip",
    "n",
    "placeholder",
    "server",
    "test",
    "x",
    "y",
];

/// Who can reach a host.
pub(super) fn reach(host: &str) -> Reach {
    let lower = host.to_ascii_lowercase();
    let is_below = |end: &&str| {
        lower.strip_suffix(*end).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    let is_of_cluster = ["svc", "svc.cluster.local", "internal", "lan", "corp", "intranet"];
    let first = lower.split('.').next().unwrap_or_default();
    if lower == "host.docker.internal" || is_loopback(&lower) {
        Reach::Local
    } else if !lower.contains('.') {
        if DUMMIES.contains(&lower.as_str()) || lower.starts_with('[') {
            Reach::Local
        } else {
            Reach::Internal
        }
    } else if is_of_cluster.iter().any(is_below) || is_private(&lower) {
        Reach::Internal
    } else if ["localhost", "local", "test", "example", "invalid"].iter().any(is_below)
        || DOCUMENTS.iter().chain(VENDORS).any(is_below)
        || PAGES.contains(&first)
        || ["example", "dummy"].iter().any(|dummy| lower.contains(dummy))
    {
        Reach::Local
    } else {
        Reach::Public
    }
}

fn is_loopback(host: &str) -> bool {
    host == "localhost"
        || host == "0.0.0.0"
        || host.starts_with("127.")
        || host == "["
        || host.starts_with("[::")
}

/// Whether a host is an address of a private network.
fn is_private(host: &str) -> bool {
    let parts: Vec<Option<u8>> = host.split('.').map(|part| part.parse().ok()).collect();
    match parts[..] {
        [Some(10), Some(_), Some(_), Some(_)] | [Some(192), Some(168), Some(_), Some(_)] => true,
        [Some(172), Some(second), Some(_), Some(_)] => (16..32).contains(&second),
        _ => false,
    }
}
