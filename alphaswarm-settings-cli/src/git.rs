//! What git ignores, by the rules that are committed: every `.gitignore` from the root of the
//! repository down. Rules of one machine only would make two machines disagree.

use std::path::{Component, Path};

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// The file that holds the rules.
pub(crate) const RULES: &str = ".gitignore";

/// Whether git ignores a file that is not tracked yet. Nothing is ignored outside of a repository.
pub(crate) fn ignores(path: &Path) -> bool {
    let Ok(path) = std::path::absolute(path) else { return false };
    let path = crate::path::without_dots(&path);
    let Some(root) = path.ancestors().skip(1).find(|directory| directory.join(".git").exists())
    else {
        return false;
    };
    let Ok(inside) = path.strip_prefix(root) else { return false };
    let mut at = root.to_owned();
    let mut rules = vec![read(&at)];
    let mut parts = inside.components().peekable();
    while let Some(Component::Normal(part)) = parts.next() {
        at.push(part);
        let is_folder = parts.peek().is_some();
        // The nearest rules win, and what lies in an ignored directory is ignored for good.
        let verdict = rules.iter().rev().map(|rules| rules.matched(&at, is_folder));
        if verdict.into_iter().find(|verdict| !verdict.is_none()).is_some_and(|v| is_ignore(&v)) {
            return true;
        }
        if is_folder {
            rules.push(read(&at));
        }
    }
    false
}

fn is_ignore<T>(verdict: &Match<T>) -> bool {
    verdict.is_ignore()
}

/// The rules of one directory; a line that git would not understand is skipped.
fn read(directory: &Path) -> Gitignore {
    let file = directory.join(RULES);
    if !file.is_file() {
        return Gitignore::empty();
    }
    let mut builder = GitignoreBuilder::new(directory);
    let _ = builder.add(file);
    builder.build().unwrap_or_else(|_| Gitignore::empty())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_nearest_rule_wins_but_not_within_an_ignored_folder() {
        let root = tempfile::tempdir().expect("a directory");
        let at = |path: &str| root.path().join(path);
        for directory in [".git", "a/b", "dead/c"] {
            fs::create_dir_all(at(directory)).expect("a directory");
        }
        fs::write(at(RULES), ".env.*\n/dead/\n*.log\n").expect("a file");
        fs::write(at("a/.gitignore"), "!.env.schema\n").expect("a file");
        fs::write(at("dead/.gitignore"), "!*\n").expect("a file");
        for (path, expected) in [
            (".env.schema", true),
            ("a/.env.schema", false),
            ("a/b/.env.schema", false),
            ("a/.env.local", true),
            ("a/b/../x.log", true),
            ("dead/x", true),
            ("dead/c/x", true),
            ("a/b/x.yaml", false),
        ] {
            assert_eq!(ignores(&at(path)), expected, "{path}");
        }
        assert!(!ignores(Path::new("/no/such/repository/.env.local")));
    }
}
