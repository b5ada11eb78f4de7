//! What editors show, asked of the servers that they ask.

mod client;
mod rust;
mod toml;
mod yaml;
