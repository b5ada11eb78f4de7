//! The reader of YAML: trees with bytes, streams with broken documents, hostile texts, and what
//! kubectl reads.

mod bounds;
mod fixtures;
mod kubectl;
mod properties;
mod streams;
mod trees;
