//! The pages for people: their programs run, their links lead somewhere, their words are the
//! field's own.

mod findings;
mod links;
mod page;
#[cfg(unix)]
mod quick_start;
mod security;
mod words;
