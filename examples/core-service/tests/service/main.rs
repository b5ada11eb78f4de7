//! The service from the outside, as a process with an environment of its own.

mod answers;
mod refusal;
mod rotation;
mod support;
