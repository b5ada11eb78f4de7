//! The walk and the reading of git, on real repositories.

mod kinds;
mod like_git;
mod random;
mod sandbox;
mod staging;
mod walking;
