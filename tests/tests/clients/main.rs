//! Generated code in other languages, and the programs that check it and run it.

mod corpus;
mod frontend;
mod json_schema;
mod pages;
mod python;
mod sample;
mod twelve;
mod typescript;
