//! Tokens that say by their form whose they are, wherever they stand.

use std::ops::Range;

use alphaswarm_settings_schema::source_file::floor_char_boundary;

use super::value::entropy;

/// A token in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) span: Range<usize>,
    /// What it is, as in "a token of GitHub".
    pub(crate) what: &'static str,
    /// The key that a variable for it would have.
    pub(crate) key: &'static str,
}

/// What follows a beginning.
#[derive(Debug, Clone, Copy)]
enum Rest {
    /// Characters that are in the list, or letters and digits; so many at least, and at most.
    Of(&'static [u8], usize, usize),
    /// The two other parts of a JSON Web Token.
    Jwt,
    /// A private key, up to the line that ends it.
    Pem,
}

struct Form {
    prefix: &'static str,
    rest: Rest,
    what: &'static str,
    key: &'static str,
}

macro_rules! forms {
    ($($prefix:literal $rest:expr => $what:literal, $key:literal;)+) => {
        const FORMS: &[Form] =
            &[$(Form { prefix: $prefix, rest: $rest, what: $what, key: $key },)+];
        /// What tokens begin with.
        pub(crate) const PREFIXES: &[&str] = &[$($prefix,)+];
    };
}

use Rest::{Jwt, Of, Pem};

forms! {
    "ghp_" Of(b"", 36, 36) => "a token of GitHub", "GITHUB_TOKEN";
    "gho_" Of(b"", 36, 36) => "a token of GitHub", "GITHUB_TOKEN";
    "ghu_" Of(b"", 36, 36) => "a token of GitHub", "GITHUB_TOKEN";
    "ghs_" Of(b"", 36, 36) => "a token of GitHub", "GITHUB_TOKEN";
    "ghr_" Of(b"", 36, 76) => "a token of GitHub", "GITHUB_TOKEN";
    "github_pat_" Of(b"_", 50, 100) => "a token of GitHub", "GITHUB_TOKEN";
    "glpat-" Of(b"-_.", 20, 64) => "a token of GitLab", "GITLAB_TOKEN";
    "AKIA" Of(b"", 16, 16) => "an access key of AWS", "AWS_ACCESS_KEY_ID";
    "ASIA" Of(b"", 16, 16) => "an access key of AWS", "AWS_ACCESS_KEY_ID";
    "xoxb-" Of(b"-", 20, 128) => "a token of Slack", "SLACK_TOKEN";
    "xoxp-" Of(b"-", 20, 128) => "a token of Slack", "SLACK_TOKEN";
    "xoxa-" Of(b"-", 20, 128) => "a token of Slack", "SLACK_TOKEN";
    "xapp-" Of(b"-", 20, 128) => "a token of Slack", "SLACK_TOKEN";
    "sk-ant-" Of(b"-_", 24, 128) => "an API key of Anthropic", "ANTHROPIC_API_KEY";
    "sk-proj-" Of(b"-_", 24, 256) => "an API key of OpenAI", "OPENAI_API_KEY";
    "sk-" Of(b"", 32, 64) => "an API key", "API_KEY";
    "sk_live_" Of(b"", 16, 128) => "an API key of Stripe", "STRIPE_API_KEY";
    "rk_live_" Of(b"", 16, 128) => "an API key of Stripe", "STRIPE_API_KEY";
    "whsec_" Of(b"+/=", 24, 128) => "a signing key of webhooks", "WEBHOOK_SIGNING_KEY";
    "AIza" Of(b"-_", 35, 35) => "an API key of Google", "GOOGLE_API_KEY";
    "SG." Of(b"-_.", 64, 72) => "an API key of SendGrid", "SENDGRID_API_KEY";
    "npm_" Of(b"", 36, 36) => "a token of npm", "NPM_TOKEN";
    "pypi-AgEI" Of(b"-_", 50, 256) => "a token of PyPI", "PYPI_TOKEN";
    "dckr_pat_" Of(b"-_", 24, 48) => "a token of Docker", "DOCKER_TOKEN";
    "dop_v1_" Of(b"", 64, 64) => "a token of DigitalOcean", "DIGITALOCEAN_TOKEN";
    "shpat_" Of(b"", 32, 32) => "a token of Shopify", "SHOPIFY_TOKEN";
    "hf_" Of(b"", 34, 37) => "a token of Hugging Face", "HF_TOKEN";
    "hvs." Of(b"-_", 24, 128) => "a token of Vault", "VAULT_TOKEN";
    "hooks.slack.com/services/" Of(b"/", 30, 80) => "a webhook of Slack", "SLACK_WEBHOOK_URL";
    "lin_api_" Of(b"", 40, 40) => "an API key of Linear", "LINEAR_API_KEY";
    "AGE-SECRET-KEY-1" Of(b"", 58, 58) => "a private key", "PRIVATE_KEY";
    "eyJ" Jwt => "a JSON Web Token", "TOKEN";
    "-----BEGIN " Pem => "a private key", "PRIVATE_KEY";
}

/// The tokens of a text, in its order.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    for form in FORMS {
        for at in memchr::memmem::find_iter(text.as_bytes(), form.prefix) {
            let Some(end) = form.end(text, at) else { continue };
            found.push(Token { span: at..end, what: form.what, key: form.key });
        }
    }
    // Of two that begin together the longer prefix says more: it stands first in the table.
    found.sort_by_key(|token| token.span.start);
    found.dedup_by(|later, first| later.span.start < first.span.end);
    found
}

/// Whether a token begins here, with the prefix of that number.
pub(crate) fn is_at(text: &str, at: usize, prefix: usize) -> bool {
    FORMS.get(prefix).is_some_and(|form| {
        text.as_bytes()[at..].starts_with(form.prefix.as_bytes()) && form.end(text, at).is_some()
    })
}

impl Form {
    /// Where the token ends that begins here; none where there is none.
    fn end(&self, text: &str, at: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let is_of_word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        let start = at + self.prefix.len();
        match self.rest {
            Pem => pem(text, start),
            // `\n` before it in a string is no part of it.
            _ if before.is_some_and(is_of_word) => None,
            Jwt => jwt(text, at),
            Of(marks, least, most) => {
                let length = length(&bytes[start..], marks);
                let tail = text.get(start..start + length)?;
                let is_one = (least..=most).contains(&length)
                    && entropy(tail) >= 3.0
                    && tail.bytes().any(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
                    && !["example", "xxxx", "123456", "abcdef"]
                        .iter()
                        .any(|dummy| tail.to_ascii_lowercase().contains(dummy))
                    && (!self.prefix.ends_with("IA")
                        || !tail.bytes().any(|byte| byte.is_ascii_lowercase()));
                is_one.then_some(start + length)
            }
        }
    }
}

fn length(bytes: &[u8], marks: &[u8]) -> usize {
    let is_of_token = |byte: &&u8| byte.is_ascii_alphanumeric() || marks.contains(byte);
    bytes.iter().take_while(is_of_token).count()
}

/// Where a JSON Web Token ends: three parts between dots, the second one JSON as well.
fn jwt(text: &str, at: usize) -> Option<usize> {
    let mut end = at;
    for part in 0..3 {
        let rest = text.get(end..)?;
        let is_json = part == 2 || rest.starts_with("eyJ");
        let length = length(rest.as_bytes(), b"-_");
        if !is_json || length < 10 {
            return None;
        }
        end += length;
        if part < 2 {
            end += usize::from(text.as_bytes().get(end) == Some(&b'.'));
        }
    }
    Some(end)
}

/// How long the body of a private key is at most.
const PEM: usize = 1 << 14;
/// How much of it is looked at.
const PEM_START: usize = 64;

/// Where a private key ends whose first line goes on here.
fn pem(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes().get(start..)?;
    let head = &bytes[..bytes.len().min(48)];
    let label = memchr::memmem::find(head, b"PRIVATE KEY-----")? + "PRIVATE KEY-----".len();
    let body = &bytes[label..bytes.len().min(label + PEM)];
    let length = memchr::memmem::find(body, b"-----").unwrap_or(body.len());
    let end = floor_char_boundary(text, start + label + length);
    let body = text.get(start + label..end)?;
    // Between quotes, line ends are `\n`, quotes and plus signs.
    let is_between = |byte: &u8| byte.is_ascii_whitespace() || b"\\\"'`".contains(byte);
    let first: Vec<u8> = body.bytes().filter(|byte| !is_between(byte)).take(PEM_START).collect();
    let is_base64 = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/=".contains(byte);
    let is_key = first.len() == PEM_START && first.iter().all(is_base64) && entropy(body) >= 4.0;
    is_key.then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, &str)> {
        tokens(text).into_iter().map(|token| (&text[token.span], token.key)).collect()
    }

    /// A token that no scanner of this repository takes for one: it is put together here.
    fn token(prefix: &str, length: usize) -> String {
        let tail: String =
            "9fK2mQ7xLw3vRt8Zb4Nc6Yd1Hs5Jg0Pa".chars().cycle().take(length).collect();
        format!("{prefix}{tail}")
    }

    #[test]
    fn forms_that_are_known() {
        for (prefix, length, key) in [
            ("ghp_", 36, "GITHUB_TOKEN"),
            ("sk-ant-", 40, "ANTHROPIC_API_KEY"),
            ("sk-", 48, "API_KEY"),
            ("xoxb-", 40, "SLACK_TOKEN"),
            ("AIza", 35, "GOOGLE_API_KEY"),
        ] {
            let token = token(prefix, length);
            let text = format!("é \"{token}\" // é");
            assert_eq!(found(&text), [(token.as_str(), key)], "{prefix}");
            assert_eq!(found(&format!("x{token}")), [], "{prefix}");
        }
        let access = format!("AKIA{}", "Q7XLW3VRT8ZB4NC6");
        assert_eq!(found(&access), [(access.as_str(), "AWS_ACCESS_KEY_ID")]);
        let jwt = [token("eyJ", 20), token("eyJ", 30), token("", 30)].join(".");
        assert_eq!(found(&jwt), [(jwt.as_str(), "TOKEN")]);
    }

    #[test]
    fn private_keys_end_at_their_last_line() {
        let body = token("MII", 90);
        let text = format!("k = \"-----BEGIN RSA PRIVATE KEY-----\\n{body}\\n-----END RSA\"");
        let found = found(&text);
        assert_eq!(found.len(), 1);
        assert!(found[0].0.starts_with("-----BEGIN") && found[0].0.contains(&body));
        assert_eq!(tokens("-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----"), []);
        let code = format!("\"-----BEGIN PRIVATE KEY-----\", read(&file, {body}, ");
        assert_eq!(tokens(&code), []);
        assert_eq!(tokens("-----BEGIN PUBLIC KEY-----"), []);
        assert_eq!(tokens("-----BEGIN PRIVATE KEY"), []);
    }

    #[test]
    fn examples_are_none() {
        for text in [
            "AKIAIOSFODNN7EXAMPLE",
            "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "sk-your-key-here",
            "ghp_",
            "eyJ.eyJ.x",
            "sk-1234567890abcdef1234567890abcdef",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
