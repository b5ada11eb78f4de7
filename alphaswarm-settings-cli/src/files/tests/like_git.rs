//! Trees made at random, and the walk held against what git itself lists.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use super::sandbox::Sandbox;
use super::trees::{Trees, files_below, fill};
use crate::files::{Exclude, Repositories};

const TREES: u64 = 400;

fn git_lists(sandbox: &Sandbox, directory: &Path) -> BTreeSet<Vec<u8>> {
    let arguments =
        ["ls-files", "-z", "--cached", "--others", "--exclude-per-directory=.gitignore"];
    let paths = sandbox.git_in(directory, &arguments);
    let paths = paths.split(|byte| *byte == 0).filter(|path| !path.is_empty());
    // What was deleted is still listed, and so are links.
    let name = |path: &[u8]| OsStr::new(std::str::from_utf8(path).expect("UTF-8")).to_owned();
    let is_there = |path: &&[u8]| {
        fs::symlink_metadata(directory.join(name(path))).is_ok_and(|metadata| metadata.is_file())
    };
    paths.filter(is_there).map(<[u8]>::to_vec).collect()
}

fn we_list(directory: &Path) -> BTreeSet<Vec<u8>> {
    let walk = Repositories::default().walk(&[directory.to_owned()], &Exclude::default());
    assert_eq!(walk.unreadable, []);
    let paths = walk.files.iter().map(|file| file.path.strip_prefix(directory).expect("inside"));
    paths.map(|path| path.as_os_str().as_encoded_bytes().to_vec()).collect()
}

fn explain(
    sandbox: &Sandbox,
    seed: u64,
    ours: &BTreeSet<Vec<u8>>,
    theirs: &BTreeSet<Vec<u8>>,
) -> String {
    use std::fmt::Write as _;
    let mut told = format!("tree {seed}");
    for (who, paths) in [("ours only", ours - theirs), ("git's only", theirs - ours)] {
        for path in paths {
            let _ = write!(told, "\n{who}: {}", String::from_utf8_lossy(&path));
        }
    }
    let mut directories = vec![sandbox.root().to_owned()];
    while let Some(directory) = directories.pop() {
        if let Ok(rules) = fs::read_to_string(directory.join(".gitignore")) {
            let _ = write!(told, "\n{}: {rules:?}", directory.display());
        }
        let entries = fs::read_dir(&directory).expect("a directory").flatten();
        directories.extend(
            entries.map(|entry| entry.path()).filter(|path| path.is_dir() && !path.is_symlink()),
        );
    }
    told
}

#[test]
fn the_walk_lists_what_git_lists() {
    let Some(sandbox) = Sandbox::repository(&[]) else { return };
    let (mut listed, mut there) = (0, 0);
    for seed in 1..=TREES {
        fill(&sandbox, &mut Trees::of_seed(seed));
        let (ours, theirs) = (we_list(sandbox.root()), git_lists(&sandbox, sandbox.root()));
        assert!(ours == theirs, "{}", explain(&sandbox, seed, &ours, &theirs));
        listed += ours.len();
        there += files_below(sandbox.root()).len();
    }
    // Neither lists all there is, nor hardly anything.
    assert!(listed > there / 4 && listed < there * 3 / 4, "{listed} of {there}");
}

#[test]
fn a_walk_of_a_directory_knows_the_rules_above_it() {
    let Some(sandbox) = Sandbox::repository(&[]) else { return };
    let mut walked = 0;
    for seed in 1..=TREES / 2 {
        fill(&sandbox, &mut Trees::of_seed(seed));
        let git = Repositories::default();
        for name in ["a/b", "src", "build", "ab"] {
            let directory = sandbox.path(name);
            // An ignored one is walked all the same: it was named.
            let is_named = fs::symlink_metadata(&directory).is_ok_and(|metadata| metadata.is_dir());
            if !is_named || directory.join(".git").exists() || git.is_ignored(&directory.join("zz"))
            {
                continue;
            }
            let (ours, theirs) = (we_list(&directory), git_lists(&sandbox, &directory));
            assert!(ours == theirs, "{name}: {}", explain(&sandbox, seed, &ours, &theirs));
            walked += 1;
        }
    }
    assert!(walked > 40, "{walked}");
}

#[test]
fn what_git_says_is_ignored_is_ignored() {
    let Some(sandbox) = Sandbox::repository(&[]) else { return };
    let mut ignored = 0;
    for seed in 1..=TREES / 4 {
        fill(&sandbox, &mut Trees::of_seed(seed));
        let mut files = files_below(sandbox.root());
        // Git would take these for patterns of tracked files.
        files.retain(|path| {
            !path.as_os_str().as_encoded_bytes().iter().any(|byte| b"*?[\\".contains(byte))
        });
        let paths = files.iter().flat_map(|path| [path.as_os_str().as_encoded_bytes(), b"\0"]);
        let paths: Vec<u8> = paths.flatten().copied().collect();
        let output = sandbox.git_given(&["check-ignore", "-z", "--stdin"], &paths);
        let theirs: BTreeSet<&[u8]> = output.split(|byte| *byte == 0).collect();
        let git = Repositories::default();
        for file in &files {
            let ours = git.is_ignored(file);
            let theirs = theirs.contains(file.as_os_str().as_encoded_bytes());
            assert_eq!(ours, theirs, "tree {seed}: {}", file.display());
            ignored += usize::from(ours);
        }
    }
    assert!(ignored > 100, "{ignored}");
}
