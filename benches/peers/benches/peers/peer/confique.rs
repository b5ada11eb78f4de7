//! confique: a derive over layers, each a serde struct.

use crate::fields::{is_same, with_sixty};
use crate::peer::peer;

macro_rules! make {
    ([] texts: $($t:ident $tk:tt),*; ports: $($p:ident $pk:tt),*; numbers: $($n:ident $nk:tt),*;
     flags: $($f:ident $fk:tt),*; options: $($o:ident $ok:tt),*;) => {
        #[derive(::confique::Config)]
        struct Sixty {
            $(#[config(env = $tk)] $t: String,)*
            $(#[config(env = $pk)] $p: u16,)*
            $(#[config(env = $nk)] $n: u64,)*
            $(#[config(env = $fk)] $f: bool,)*
            $(#[config(env = $ok)] $o: Option<String>,)*
        }
    };
}
with_sixty!(make);

#[derive(::confique::Config)]
struct Three {
    #[config(env = "APP_PORT")]
    port: u16,
    #[config(env = "APP_WORKERS")]
    workers: u64,
    #[config(env = "APP_PIN")]
    pin: u64,
}

fn load<T: ::confique::Config>() -> Result<T, ::confique::Error> {
    T::builder().env().load()
}

peer!("confique", load);
