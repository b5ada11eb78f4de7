//! conf: a derive in the manner of clap.

use crate::fields::{is_same, with_sixty};
use crate::peer::peer;

macro_rules! make {
    ([] texts: $($t:ident $tk:tt),*; ports: $($p:ident $pk:tt),*; numbers: $($n:ident $nk:tt),*;
     flags: $($f:ident $fk:tt),*; options: $($o:ident $ok:tt),*;) => {
        #[derive(::conf::Conf)]
        struct Sixty {
            $(#[arg(env = $tk)] $t: String,)*
            $(#[arg(env = $pk)] $p: u16,)*
            $(#[arg(env = $nk)] $n: u64,)*
            $(#[arg(parameter, env = $fk)] $f: bool,)*
            $(#[arg(env = $ok)] $o: Option<String>,)*
        }
    };
}
with_sixty!(make);

#[derive(::conf::Conf)]
struct Three {
    #[arg(env = "APP_PORT")]
    port: u16,
    #[arg(env = "APP_WORKERS")]
    workers: u64,
    #[arg(env = "APP_PIN", secret)]
    pin: u64,
}

#[expect(clippy::disallowed_methods, reason = "this crate is handed the variables of the process")]
fn load<T: ::conf::Conf>() -> Result<T, ::conf::Error> {
    T::try_parse_from(["peers"], std::env::vars_os())
}

peer!("conf", load);
