//! What one writes by hand: one look-up for each variable.
#![expect(clippy::disallowed_methods, reason = "it is what the library is compared with")]

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

fn text(key: &str) -> Result<String, String> {
    env::var(key).map_err(|error| format!("{key}: {error}"))
}

fn parsed<T: FromStr>(key: &str) -> Result<T, String> {
    text(key)?.parse().map_err(|_| format!("{key} is wrong"))
}

fn optional(key: &str) -> Option<String> {
    env::var(key).ok().filter(|value| !value.is_empty())
}
