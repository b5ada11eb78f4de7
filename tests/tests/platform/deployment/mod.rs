//! The deployment in `examples/deployment`, built by the programs that build deployments.

mod compose;
mod docs;
mod kustomize;
mod mutations;
