//! Whether a string is a password, a token or a key: told by its form, and by the name it is given to.

mod name;
mod token;
mod value;

pub(crate) use name::{is_secret_name, key_of, words_of};
pub(crate) use token::{PREFIXES, Token, is_at as is_token_at, tokens};
pub(crate) use value::{in_url, is_credential};
