//! The command as a user runs it: the built program, in projects of its own.
//!
//! What is input and output is a directory below `tests/cases`, which `cases` runs. What needs a program
//! (kills, full disks, permissions, very large files) is a module here.

mod bad_input;
mod environments;
mod explain_unused;
#[cfg(target_os = "linux")]
mod full_disk;
mod generate;
#[cfg(unix)]
mod interrupted;
mod kustomizations;
mod manifests;
mod merging;
mod overwriting;
mod project;
mod rendered;
mod rendered_bad_input;
mod settings;
mod starting;
mod validate;
