//! Names that addresses are given to.

use crate::credential::words_of;

/// Last words of names of addresses.
const LAST: &[&str] = &[
    "ADDR", "ADDRESS", "BASE", "BROKER", "DOMAIN", "DSN", "ENDPOINT", "HOST", "ORIGIN", "SERVER",
    "URI", "URL", "WEBHOOK",
];

/// Words of names of addresses that a user may want to change.
const SETTINGS: &[&str] = &[
    "ANALYTICS",
    "API",
    "APP",
    "AUTH",
    "BACKEND",
    "BASE",
    "BROKER",
    "CACHE",
    "CALLBACK",
    "CLOUD",
    "COLLECTOR",
    "DATABASE",
    "DB",
    "DSN",
    "ENDPOINT",
    "FRONTEND",
    "GATEWAY",
    "HOST",
    "INGEST",
    "ISSUER",
    "METRICS",
    "OIDC",
    "ORIGIN",
    "PROXY",
    "PUBLIC",
    "QUEUE",
    "REDIRECT",
    "REGISTRY",
    "REMOTE",
    "ROOT",
    "SERVER",
    "SERVICE",
    "SITE",
    "STORAGE",
    "TELEMETRY",
    "UPSTREAM",
    "WEBHOOK",
];

/// Words that are names of settings without another word.
const ALONE: &[&str] = &["BROKER", "DSN", "ENDPOINT"];

/// Words of names of links that are shown to people, and of names that are no addresses.
const LINKS: &[&str] = &[
    "AVATAR",
    "BADGE",
    "BLOG",
    "CHANGELOG",
    "COMMUNITY",
    "CONTACT",
    "DEMO",
    "CTA",
    "DISCORD",
    "DOC",
    "DOCS",
    "DOCUMENTATION",
    "DOWNLOAD",
    "EXAMPLE",
    "FAVICON",
    "FEEDBACK",
    "FONT",
    "FORM",
    "GITHUB",
    "GUIDE",
    "HELP",
    "HOMEPAGE",
    "HREF",
    "ICON",
    "IMAGE",
    "IMG",
    "LANDING",
    "LEARN",
    "LINK",
    "LOGO",
    "MARKETING",
    "NAMESPACE",
    "NS",
    "PLACEHOLDER",
    "POLICY",
    "PRICING",
    "PRIVACY",
    "REFERENCE",
    "RELEASE",
    "RELEASES",
    "REPO",
    "REPOSITORY",
    "SCHEMA",
    "SCOPE",
    "SOURCE",
    "SPEC",
    "STATUS",
    "SUPPORT",
    "SURVEY",
    "TERMS",
    "THUMBNAIL",
    "TUTORIAL",
    "TWITTER",
    "VIDEO",
    "WEBSITE",
    "XMLNS",
];

/// Whether a name says that it is one of an address.
pub(crate) fn is_address(name: &str) -> bool {
    words_of(name).last().is_some_and(|last| LAST.contains(&last.as_str()))
}

/// Whether a name is one of an address that each environment may have its own of.
pub(crate) fn is_setting(name: &str) -> bool {
    let words = words_of(name);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let is_constant = name.contains('_') && !name.bytes().any(|byte| byte.is_ascii_lowercase());
    let is_whole = words.len() > 1 || has(ALONE);
    is_whole && is_address(name) && !has(LINKS) && (is_constant || has(SETTINGS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_settings() {
        for name in
            ["API_URL", "baseUrl", "PAYMENTS_URL", "webhookEndpoint", "SENTRY_DSN", "endpoint"]
        {
            assert!(is_setting(name), "{name}");
        }
        for name in ["url", "href", "docsUrl", "LOGO_URL", "githubApiUrl", "title", "avatarUrl", ""]
        {
            assert!(!is_setting(name), "{name}");
        }
    }
}
