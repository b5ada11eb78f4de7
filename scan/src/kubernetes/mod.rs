//! Kubernetes objects as far as they decide the environment of containers.
