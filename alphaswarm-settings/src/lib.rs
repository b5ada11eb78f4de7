//! Typed settings from one schema.
