//! Hostile values, generated and then read by the programs that read such files for real.

mod batch;
mod dotenv;
mod values;
mod yaml;
