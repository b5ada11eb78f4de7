//! What one writes by hand: one look-up for each variable.

use std::env;
use std::str::FromStr;

use crate::fields::with_sixty;

macro_rules! make {
    ([] texts: $($t:ident $tk:tt),*; ports: $($p:ident $pk:tt),*; numbers: $($n:ident $nk:tt),*;
     flags: $($f:ident $fk:tt),*; options: $($o:ident $ok:tt),*;) => {
        /// The sixty settings.
        pub(crate) struct Sixty {
            $(pub(crate) $t: String,)*
            $(pub(crate) $p: u16,)*
            $(pub(crate) $n: u64,)*
            $(pub(crate) $f: bool,)*
            $(pub(crate) $o: Option<String>,)*
        }

        /// Looks every variable up and stops at the first that is wrong.
        pub(crate) fn load() -> Result<Sixty, String> {
            Ok(Sixty {
                $($t: text($tk)?,)*
                $($p: parsed($pk)?,)*
                $($n: parsed($nk)?,)*
                $($f: parsed($fk)?,)*
                $($o: optional($ok),)*
            })
        }
    };
}
with_sixty!(make);

/// The same, after finding out where it runs, as the library does.
pub(crate) fn load_for_target() -> Result<Sixty, String> {
    std::hint::black_box(target());
    load()
}

fn text(key: &str) -> Result<String, String> {
    env::var(key).map_err(|error| format!("{key}: {error}"))
}

fn parsed<T: FromStr>(key: &str) -> Result<T, String> {
    text(key)?.parse().map_err(|_| format!("{key} is wrong"))
}

fn optional(key: &str) -> Option<String> {
    env::var(key).ok().filter(|value| !value.is_empty())
}

fn target() -> &'static str {
    let is_set = |key| env::var_os(key).is_some_and(|value| !value.is_empty());
    let clouds = [
        "ECS_CONTAINER_METADATA_URI_V4",
        "K_SERVICE",
        "CLOUD_RUN_JOB",
        "AWS_LAMBDA_FUNCTION_NAME",
        "CONTAINER_APP_NAME",
    ];
    match optional("ALPHASWARM_SETTINGS_TARGET").as_deref() {
        Some("kubernetes" | "k8s") => "kubernetes",
        Some("cloud") => "cloud",
        None if is_set("CARGO_MANIFEST_DIR") => "local",
        None if is_set("KUBERNETES_SERVICE_HOST") => "kubernetes",
        None if clouds.into_iter().any(is_set) => "cloud",
        _ => "local",
    }
}
