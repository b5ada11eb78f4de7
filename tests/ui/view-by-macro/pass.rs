//! A view whose visibility, fields and types are passed on by a macro, or are longer than a name.

use alphaswarm_settings::{Loader, Settings};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub struct Limit<T, const N: usize>(pub T);

macro_rules! view {
    ($(#[$attribute:meta])* $visibility:vis $name:ident { $($field:ident: $type:ty),* }) => {
        #[derive(Debug, Settings)]
        #[settings(prefix = "APP_")]
        $(#[$attribute])*
        $visibility struct $name {
            $(
                /// A field.
                $visibility $field: $type
            ),*
        }
    };
}

view!(#[allow(dead_code)] Private { port: u16, peers: Option<Vec<String>> });
view!(pub Public { port: ::core::primitive::u16, limit: Limit<u8, { 1 + 1 }> });

/// A type of one token follows one of many, and the last field has no comma.
#[derive(Settings)]
#[settings(prefix = "APP_")]
pub(in crate) struct Longer {
    #[cfg_attr(any(), doc = "a, b > c")]
    pub(in crate) limit: Limit<<fn(u8) -> u8 as Answer>::Of, 2>,
    port: u16
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
    assert_eq!((private.port, private.peers.unwrap().len()), (8080, 2));
    let public: Public = loader().load().unwrap();
    assert_eq!((public.port, public.limit.0), (8080, 3));
    let longer: Longer = loader().load().unwrap();
    assert_eq!((longer.port, longer.limit.0), (8080, 3));
}
