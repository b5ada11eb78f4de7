//! figment: serde, over layers of values.

use crate::fields::{is_same, with_sixty};
use crate::peer::peer;

macro_rules! make {
    ([] texts: $($t:ident $tk:tt),*; ports: $($p:ident $pk:tt),*; numbers: $($n:ident $nk:tt),*;
     flags: $($f:ident $fk:tt),*; options: $($o:ident $ok:tt),*;) => {
        #[derive(serde::Deserialize)]
        struct Sixty {
            $($t: String,)*
            $($p: u16,)*
            $($n: u64,)*
            $($f: bool,)*
            $($o: Option<String>,)*
        }
    };
}
with_sixty!(make);

#[derive(serde::Deserialize)]
struct Three {
    port: u16,
    workers: u64,
    pin: u64,
}

fn load<T: serde::de::DeserializeOwned>() -> Result<T, Box<::figment::Error>> {
    let figment = ::figment::Figment::from(::figment::providers::Env::prefixed("APP_"));
    figment.extract().map_err(Box::new)
}

peer!("figment", load);
