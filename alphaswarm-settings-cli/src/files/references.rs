//! Branches, tags and what else names a commit.

use gix_hash::ObjectId;
use gix_ref::{FullName, Target};

use super::repository::Repository;

/// How many names a name may go through: `HEAD` names a branch, which may name another.
const MOST_NAMES: usize = 8;

/// The references of a repository, loose and packed.
pub(super) struct References {
    store: gix_ref::file::Store,
}

impl References {
    pub(super) fn of(repository: &Repository) -> Result<Self, String> {
        if repository.common.join("reftable").exists() {
            return Err("its branches are kept as reftable, which is not supported".to_owned());
        }
        let (git, common) = (repository.git.clone(), repository.common.clone());
        let store = gix_ref::file::Store::for_linked_worktree(git, common, repository.hash);
        Ok(Self { store })
    }

    /// The object of a name, whole or shortened as git shortens it; none where there is no such name,
    /// or nothing is committed yet.
    pub(super) fn find(&self, name: &str) -> Result<Option<ObjectId>, String> {
        // What cannot be a name is none.
        let Ok(partial) = <&gix_ref::PartialNameRef>::try_from(name) else { return Ok(None) };
        let found = self.store.try_find(partial).map_err(|error| error.to_string())?;
        let Some(mut target) = found.map(|found| found.target) else { return Ok(None) };
        for _ in 0..MOST_NAMES {
            let next: FullName = match target {
                Target::Object(id) => return Ok(Some(id)),
                Target::Symbolic(next) => next,
            };
            let found = self.store.try_find(next.as_ref()).map_err(|error| error.to_string())?;
            match found {
                None => return Ok(None),
                Some(found) => target = found.target,
            }
        }
        Err(format!("{name} names a branch that names itself"))
    }

    /// The names of branches and tags, shortened.
    pub(super) fn names(&self) -> Vec<String> {
        let Ok(platform) = self.store.iter() else { return Vec::new() };
        let Ok(all) = platform.all() else { return Vec::new() };
        let short = |name: &FullName| {
            let name = name.as_bstr().to_string();
            let prefixes = ["refs/heads/", "refs/tags/", "refs/remotes/"];
            prefixes.iter().find_map(|prefix| name.strip_prefix(prefix)).map(str::to_owned)
        };
        all.filter_map(Result::ok).filter_map(|found| short(&found.name)).collect()
    }

    /// Whether there is a remote of that name.
    pub(super) fn has_remote(&self, name: &str) -> bool {
        let git = self.store.common_dir_resolved();
        let config = std::fs::read_to_string(git.join("config")).unwrap_or_default();
        let heading = format!("[remote \"{name}\"]");
        config.lines().any(|line| line.trim() == heading)
    }
}
