//! envconfig: a derive, one look-up for each field.

use ::envconfig::Envconfig;

use crate::fields::{is_same, with_sixty};
use crate::peer::peer;

macro_rules! make {
    ([] texts: $($t:ident $tk:tt),*; ports: $($p:ident $pk:tt),*; numbers: $($n:ident $nk:tt),*;
     flags: $($f:ident $fk:tt),*; options: $($o:ident $ok:tt),*;) => {
        #[derive(Envconfig)]
        struct Sixty {
            $(#[envconfig(from = $tk)] $t: String,)*
            $(#[envconfig(from = $pk)] $p: u16,)*
            $(#[envconfig(from = $nk)] $n: u64,)*
            $(#[envconfig(from = $fk)] $f: bool,)*
            $(#[envconfig(from = $ok)] $o: Option<String>,)*
        }
    };
}
with_sixty!(make);

#[derive(Envconfig)]
struct Three {
    #[envconfig(from = "APP_PORT")]
    port: u16,
    #[envconfig(from = "APP_WORKERS")]
    workers: u64,
    #[envconfig(from = "APP_PIN")]
    pin: u64,
}

fn load<T: Envconfig>() -> Result<T, ::envconfig::Error> {
    T::init_from_env()
}

peer!("envconfig", load);
