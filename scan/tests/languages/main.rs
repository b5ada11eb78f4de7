//! The scanners of languages: a fixture for each rule, and texts that are no programs.

mod around;
mod fixtures;
mod formats;
mod hostile;
mod names;
mod python;
mod rust;
mod strings;
