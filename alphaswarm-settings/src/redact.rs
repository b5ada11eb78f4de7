//! How generated `Debug` shows what must not be seen.

use std::fmt;

use alphaswarm_settings_schema::mask::{REDACTED, without_user_info};

/// `[REDACTED]`, without a look at the value.
#[derive(Clone, Copy)]
pub struct Redacted;

impl fmt::Debug for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }
}

/// Shows of an optional value whether there is one, and nothing else.
pub struct SecretState<'v, T>(pub &'v Option<T>);

impl<T> fmt::Debug for SecretState<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_ref().map(|_| Redacted).fmt(f)
    }
}

/// Shows texts and URLs, each without the user-info of a URL.
pub struct UrlState<'v, T>(pub &'v T);

impl fmt::Debug for UrlState<'_, String> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*without_user_info(self.0), f)
    }
}

#[cfg(feature = "url")]
impl fmt::Debug for UrlState<'_, url::Url> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*without_user_info(self.0.as_str()), f)
    }
}

#[cfg(feature = "json")]
impl fmt::Debug for UrlState<'_, crate::serde_json::Value> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&without_user_info(&self.0.to_string()))
    }
}

impl<T> fmt::Debug for UrlState<'_, Vec<T>>
where
    for<'t> UrlState<'t, T>: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(UrlState)).finish()
    }
}

impl<T> fmt::Debug for UrlState<'_, Option<T>>
where
    for<'t> UrlState<'t, T>: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_ref().map(UrlState).fmt(f)
    }
}
