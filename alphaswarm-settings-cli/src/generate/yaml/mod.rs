//! Kubernetes manifests.

pub(crate) mod checksum;
pub(crate) mod component;
pub(crate) mod configmap;
pub(crate) mod external_secret;
pub(crate) mod hidden;
pub(super) mod manifest;
pub(crate) mod objects;
pub(super) mod scalar;
pub(crate) mod sealed_secret;
pub(crate) mod secret;
pub(crate) mod size;
pub(crate) mod typed;
