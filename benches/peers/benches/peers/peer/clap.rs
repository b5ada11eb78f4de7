//! clap: arguments of the command line, with variables in their place.

use crate::fields::{is_same, with_sixty};
use crate::peer::peer;

macro_rules! make {
    ([] texts: $($t:ident $tk:tt),*; ports: $($p:ident $pk:tt),*; numbers: $($n:ident $nk:tt),*;
     flags: $($f:ident $fk:tt),*; options: $($o:ident $ok:tt),*;) => {
        #[derive(::clap::Parser)]
        struct Sixty {
            $(#[arg(long, env = $tk)] $t: String,)*
            $(#[arg(long, env = $pk)] $p: u16,)*
            $(#[arg(long, env = $nk)] $n: u64,)*
            $(#[arg(long, env = $fk, action = ::clap::ArgAction::Set)] $f: bool,)*
            $(#[arg(long, env = $ok)] $o: Option<String>,)*
        }
    };
}
with_sixty!(make);

#[derive(::clap::Parser)]
struct Three {
    #[arg(long, env = "APP_PORT")]
    port: u16,
    #[arg(long, env = "APP_WORKERS")]
    workers: u64,
    #[arg(long, env = "APP_PIN", hide_env_values = true)]
    pin: u64,
}

fn load<T: ::clap::Parser>() -> Result<T, ::clap::Error> {
    T::try_parse_from(["peers"])
}

peer!("clap", load);
