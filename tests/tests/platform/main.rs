//! `AlphaSwarm`'s own schema, artifacts and deployment, and the programs that read them.

mod changes;
mod consumers;
mod deployment;
mod golden;
mod recipe;
mod spelling;
