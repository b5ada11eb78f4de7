//! The pages for people: their programs run, their links lead somewhere, their words are the
//! field's own.

#[cfg(unix)]
mod adopting;
mod changelog;
#[cfg(unix)]
mod compat;
mod complete;
mod findings;
#[cfg(unix)]
mod gate;
mod links;
#[cfg(unix)]
mod linters;
mod page;
#[cfg(unix)]
mod pages;
#[cfg(unix)]
mod python;
mod quick_start;
mod recipes;
#[cfg(unix)]
mod rotation;
#[cfg(unix)]
mod rust_page;
mod schema_page;
#[cfg(unix)]
mod sealed_secrets;
mod security;
#[cfg(unix)]
mod shell;
#[cfg(unix)]
mod typescript;
mod words;
