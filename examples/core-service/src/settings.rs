//! The settings: every variable of `schema/.env.schema`, typed.

/// AlphaSwarm's settings.
#[alphaswarm_settings::settings(prefix = "ALPHASWARM_")]
pub(crate) struct Settings;
