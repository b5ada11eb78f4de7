//! The walk and the reading of git, on real repositories.

mod kinds;
mod like_git;
mod sandbox;
mod staging;
mod trees;
mod walking;
