//! Where values come from, what is refused on the way, and what nobody gets to see.

mod aliases;
mod env_file;
mod files;
mod leaks;
mod mounted;
mod precedence;
mod report;
mod support;
mod unknown;
