//! The command as a user runs it: the built program, in projects of its own.
//!
//! What is input and output is a directory below `tests/cases`, which `cases` runs. What needs a program
//! (kills, full disks, permissions, very large files) is a module here.

mod adopt;
mod cases;
mod check;
mod compat;
mod console;
#[cfg(target_os = "linux")]
mod full_disk;
#[cfg(unix)]
mod interrupted;
mod large;
mod names;
mod project;
mod rotation;
mod seal;
mod walk;
mod writing;
