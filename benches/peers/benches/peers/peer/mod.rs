//! The libraries, each used as its own documentation says.

pub(crate) mod clap;
pub(crate) mod conf;
pub(crate) mod config;
pub(crate) mod confique;
pub(crate) mod envconfig;
pub(crate) mod envy;
pub(crate) mod figment;
pub(crate) mod ours;

use std::fmt::{Debug, Display};

/// One way to load settings.
#[derive(Clone, Copy)]
pub(crate) struct Peer {
    pub(crate) name: &'static str,
    /// Loads the sixty settings and drops them.
    pub(crate) load_sixty: fn(),
    /// Whether the sixty are what the hand-written code loads.
    pub(crate) is_right: fn() -> bool,
    /// Loads the three settings of the behaviour table.
    pub(crate) load_three: fn() -> Result<(), Refusal>,
}

/// What a library says of a wrong environment.
pub(crate) struct Refusal {
    pub(crate) display: String,
    pub(crate) debug: String,
}

impl<E: Display + Debug> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self { display: error.to_string(), debug: format!("{error:?}") }
    }
}

pub(crate) const PEERS: [Peer; 8] = [
    ours::PEER,
    envconfig::PEER,
    envy::PEER,
    confique::PEER,
    conf::PEER,
    config::PEER,
    clap::PEER,
    figment::PEER,
];

/// Makes the [`Peer`] of a module that has `Sixty` and `Three` and says how to load either.
macro_rules! peer {
    ($name:literal, $load:ident) => {
        pub(crate) const PEER: $crate::peer::Peer = $crate::peer::Peer {
            name: $name,
            load_sixty: || drop(std::hint::black_box($load::<Sixty>().ok())),
            is_right: || match ($load::<Sixty>(), $crate::hand::load()) {
        (Ok(theirs), Ok(hand)) => $crate::fields::with_sixty!(is_same theirs hand),
                _ => false,
            },
            load_three: || {
                let three = $load::<Three>().map_err($crate::peer::Refusal::from)?;
                std::hint::black_box((&three.port, &three.workers, &three.pin));
                Ok(())
            },
        };
    };
}
pub(crate) use peer;
