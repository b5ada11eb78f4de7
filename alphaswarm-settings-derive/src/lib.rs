//! The macros of `alphaswarm-settings`.
