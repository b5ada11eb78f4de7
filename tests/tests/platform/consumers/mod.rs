//! Other programs read from the artifacts exactly what the platform's table of facts says.

mod cloud;
mod dotenv;
mod external_secrets;
mod sealed_secrets;
mod yaml;
