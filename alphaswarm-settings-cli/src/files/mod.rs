//! The one walk over files, and the one reading of git.
//!
//! A file counts if git tracks it, or if it is untracked and no committed rule ignores it. Asked are
//! the index and the `.gitignore` files from the root of the repository down; what belongs to one
//! machine (`.ignore`, `.git/info/exclude`, the user's own rules) would make two machines disagree.
//! No process is started: git is read by a library.
//!
//! [`Repositories`] finds repositories and keeps them for a run; [`Repositories::walk`] lists files,
//! [`Repositories::staged`] what would be committed, [`Repositories::renames`] what was moved,
//! [`Repositories::revision`] a commit with its files.

mod compare;
mod crawl;
mod depth;
mod directory;
mod entries;
mod exclude;
mod found;
mod index;
mod objects;
mod paths;
mod references;
mod renames;
mod repositories;
mod repository;
mod revision;
mod rules;
mod search;
mod staged;
#[cfg(test)]
mod tests;
mod visit;
mod walk;

pub(crate) use exclude::Exclude;
pub(crate) use found::{File, Unread, Walk};
pub(crate) use renames::Rename;
pub(crate) use repositories::Repositories;
pub(crate) use revision::{NoRevision, Revision};
pub(crate) use rules::RULES;
pub(crate) use staged::StagedFile;
