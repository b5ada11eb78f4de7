//! SealedSecrets: writing them, replacing one value, and checking those that are committed.
//!
//! Only the controller in the cluster has the private key. So a value that is sealed can be replaced, and
//! checked for its form, but nobody here can read it again.

pub(crate) mod certificate;
pub(crate) mod check;
pub(crate) mod cipher;
pub(crate) mod existing;
pub(crate) mod plaintext;
pub(crate) mod replace;
mod scope;
pub(crate) mod secret;
pub(crate) mod single;
pub(crate) mod size;
pub(crate) mod values;

pub(crate) use scope::SealingScope;
