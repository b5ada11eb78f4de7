//! The walk: from paths that the user names to the files that count.

use std::collections::HashSet;
use std::path::PathBuf;

use super::crawl::crawl;
use super::exclude::Exclude;
use super::found::Walk;
use super::paths;
use super::repositories::Repositories;
use super::search::Search;

impl Repositories {
    /// Lists the files at and below `roots`, each once; below a root in another root, by the path of
    /// the inner one.
    ///
    /// A root that is a file counts even if it is ignored, and a root that is a directory is walked
    /// even if it is: the user named it. Excluded paths count in no case. Links are followed only if
    /// they are roots. In a repository its own `.git`, submodules and other repositories are left
    /// out; outside of one, `.gitignore` files count from each root down, and a repository below is
    /// walked as one.
    pub(crate) fn walk(&self, roots: &[PathBuf], exclude: &Exclude) -> Walk {
        let mut search = Search { repositories: self, exclude, roots: HashSet::new() };
        let mut walk = Walk::default();
        let mut directories = Vec::new();
        for root in roots {
            let path = paths::without_dot(root);
            match search.begin(path.clone(), &mut walk) {
                Ok(directory) => directories.extend(directory),
                Err(why) => walk.unreadable(path, why),
            }
        }
        walk.absorb(crawl(&search, directories));
        walk.sort();
        walk
    }
}
