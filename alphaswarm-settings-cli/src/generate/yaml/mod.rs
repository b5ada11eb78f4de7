//! Kubernetes manifests.

pub(crate) mod configmap;
pub(crate) mod hidden;
mod manifest;
pub(crate) mod read;
mod scalar;
pub(crate) mod secret;
pub(crate) mod typed;
