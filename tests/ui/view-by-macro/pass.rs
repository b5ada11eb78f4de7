//! A view whose visibility, fields and types are passed on by a macro, or are longer than a name.

#![allow(unused_parens)]

use alphaswarm_settings::{Loader, Settings};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub struct Limit<T, const N: usize>(pub T);

macro_rules! view {
    (
        $(#[$attribute:meta])* $visibility:vis $name:ident
        { $($(#[$own:meta])* $field:ident: $type:ty),* }
    ) => {
        #[derive(Debug, Settings)]
        $(#[$attribute])*
        $visibility struct $name {
            $(
                /// A field.
                $(#[$own])*
                $visibility $field: $type
            ),*
        }
    };
}

view!(
    #[allow(dead_code)] #[settings(prefix = "APP_", targets = "local")] Private {
        port: u16, #[settings(key = "APP_PEERS")] others: Option<Vec<String>>
    }
);
view!(#[settings(prefix = "APP_")] pub Public { port: (u16), limit: Limit<u8, { 1 + 1 }> });

/// A type of one token follows one of many, and the last field has no comma.
#[derive(Settings)]
#[settings(prefix = "APP_")]
#[rustfmt::skip]
pub(in crate) struct Longer where u8: Copy {
    #[cfg_attr(any(), doc = "a, b > c")]
    pub(in crate) limit: Limit<<fn(u8) -> u8 as Answer>::Of, 2>,
    port: u16,
    peers: Option::<Vec<String>>
}

trait Answer {
    type Of;
}

impl<A, B> Answer for fn(A) -> B {
    type Of = B;
}

fn main() {
    let loader = || Loader::new().vars([("APP_PEERS", "a,b")]);
    let private: Private = loader().load().unwrap();
    assert_eq!((private.port, private.others.unwrap().len()), (8080, 2));
    let public: Public = loader().load().unwrap();
    assert_eq!((public.port, public.limit.0), (8080, 3));
    let longer: Longer = loader().load().unwrap();
    assert_eq!((longer.port, longer.limit.0, longer.peers.unwrap().len()), (8080, 3, 2));
    assert_eq!(<Private as alphaswarm_settings::FromEnvironment>::TARGETS.to_string(), "local");
}
