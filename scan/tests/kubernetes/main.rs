//! The model of Kubernetes objects, and the environments of containers.

mod bounds;
mod fixtures;
mod objects;
