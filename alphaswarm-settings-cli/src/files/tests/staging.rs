//! What a commit would change, held against what git says of it.

use std::fs;
use std::path::Path;

use super::sandbox::Sandbox;
use super::trees::{Trees, fill};
use crate::files::staged::Staged;
use crate::files::{Rename, Repositories};

fn staged(sandbox: &Sandbox) -> Staged {
    Repositories::default().staged(sandbox.root(), None).expect("an answer")
}

/// `A`, `M` or `D` and the path, as git writes it.
fn shown(staged: &Staged, root: &Path) -> Vec<String> {
    let path = |path: &Path| path.strip_prefix(root).expect("inside").display().to_string();
    let files = staged.files.iter();
    let files =
        files.map(|file| format!("{} {}", if file.is_new { "A" } else { "M" }, path(&file.path)));
    let deleted = staged.deleted.iter().map(|deleted| format!("D {}", path(deleted)));
    files.chain(deleted).collect()
}

#[test]
fn the_index_is_read_and_not_the_work_tree() {
    let Some(sandbox) = Sandbox::repository(&[]) else { return };
    sandbox.write(&[("same/a.txt", "1"), ("b.txt", "2"), ("c.txt", "3"), ("d.txt", "4")]);
    assert!(staged(&sandbox).files.is_empty(), "nothing was added yet");
    sandbox.git(&["add", "-A"]);
    let first = ["A b.txt", "A c.txt", "A d.txt", "A same/a.txt"];
    assert_eq!(shown(&staged(&sandbox), sandbox.root()), first, "before the first commit");
    sandbox.commit();
    assert_eq!(shown(&staged(&sandbox), sandbox.root()), [""; 0]);
    sandbox.write(&[("b.txt", "staged"), ("new/e.txt", "new"), ("untracked.txt", "")]);
    sandbox.git(&["add", "b.txt", "new"]);
    sandbox.git(&["rm", "-q", "c.txt"]);
    sandbox.write(&[("announced.txt", "")]);
    sandbox.git(&["add", "-N", "announced.txt"]);
    sandbox.write(&[("b.txt", "later"), ("d.txt", "not staged")]);
    let staged = staged(&sandbox);
    assert_eq!(shown(&staged, sandbox.root()), ["M b.txt", "A new/e.txt", "D c.txt"]);
    let contents: Vec<_> = staged.files.iter().map(|file| file.read().expect("content")).collect();
    assert_eq!(contents, [b"staged".to_vec(), b"new".to_vec()]);
    assert_eq!(staged.files[0].size(), Ok(6));
    let below = Repositories::default().staged(&sandbox.path("new"), None).expect("an answer");
    assert_eq!(shown(&below, sandbox.root()), ["A new/e.txt"]);
}

#[test]
fn objects_are_found_wherever_git_keeps_them() {
    let Some(sandbox) = Sandbox::repository(&[]) else { return };
    let long = (0..2000).map(|line| line.to_string()).collect::<Vec<_>>().join("\n");
    sandbox.write(&[("a.txt", &long), ("b/c.txt", "x"), ("b/d.txt", "y")]);
    sandbox.commit();
    sandbox.write(&[("a.txt", &format!("{long}end"))]);
    sandbox.git(&["add", "-A"]);
    // Both versions go into the pack, one as what makes the other of it; so do branches.
    sandbox.git(&["update-ref", "refs/keep", ":a.txt"]);
    sandbox.git(&["gc", "-q", "--prune=now"]);
    assert!(!sandbox.path(".git/refs/heads/main").exists());
    sandbox.git(&["clone", "-q", "--shared", ".", "../clone"]);
    let clone = sandbox.path("../clone").canonicalize().expect("a directory");
    assert!(clone.join(".git/objects/info/alternates").exists());
    fs::write(clone.join("a.txt"), format!("{long}end")).expect("a file");
    sandbox.git_in(&clone, &["add", "-A"]);
    for root in [sandbox.root(), &clone] {
        let staged = Repositories::default().staged(root, None).expect("an answer");
        assert_eq!(shown(&staged, root), ["M a.txt"], "{}", root.display());
        assert_eq!(staged.files[0].read().expect("content"), format!("{long}end").into_bytes());
        assert_eq!(staged.files[0].size(), Ok(long.len() as u64 + 3));
    }
    fs::remove_dir_all(sandbox.path(".git/objects/pack")).expect("a directory");
    let why = Repositories::default().staged(&clone, None).map(|_| ()).expect_err("no HEAD");
    assert!(why.contains("is missing"), "{why}");
}

#[test]
fn what_is_no_file_is_counted() {
    let Some(sandbox) = Sandbox::repository(&[]) else { return };
    sandbox.write(&[("a.txt", "1"), ("to-link.txt", "a.txt")]);
    sandbox.commit();
    let commit = String::from_utf8(sandbox.git(&["rev-parse", "HEAD"])).expect("an id");
    let blob = String::from_utf8(sandbox.git(&["rev-parse", "HEAD:to-link.txt"])).expect("an id");
    let submodule = format!("160000,{},lib", commit.trim());
    let link = format!("120000,{},to-link.txt", blob.trim());
    sandbox.git(&["update-index", "--add", "--cacheinfo", &submodule, "--cacheinfo", &link]);
    sandbox.git(&["update-index", "--chmod=+x", "a.txt"]);
    let staged = staged(&sandbox);
    assert_eq!(shown(&staged, sandbox.root()), ["M a.txt"]);
    assert_eq!((staged.links, staged.submodules), (1, 1));
}

#[test]
fn a_conflict_has_no_content() {
    let Some(sandbox) = Sandbox::repository(&[]) else { return };
    sandbox.write(&[("a.txt", "1"), ("b.txt", "1")]);
    sandbox.commit();
    sandbox.git(&["checkout", "-q", "-b", "other"]);
    sandbox.write(&[("a.txt", "2")]);
    sandbox.commit();
    sandbox.git(&["checkout", "-q", "main"]);
    sandbox.write(&[("a.txt", "3")]);
    sandbox.commit();
    sandbox.git_given(&["merge", "-q", "other"], b"");
    let staged = staged(&sandbox);
    assert_eq!(shown(&staged, sandbox.root()), [""; 0]);
    assert_eq!(staged.unmerged, [sandbox.path("a.txt")]);
    assert_eq!(sandbox.listed(), ["+a.txt", "+b.txt"]);
}

#[test]
fn a_hook_has_an_index_of_its_own() {
    let Some(sandbox) = Sandbox::repository(&[]) else { return };
    sandbox.write(&[("a.txt", "1"), ("b.txt", "1")]);
    sandbox.commit();
    fs::copy(sandbox.path(".git/index"), sandbox.path(".git/next-index")).expect("a file");
    sandbox.write(&[("a.txt", "2")]);
    sandbox.git(&["add", "a.txt"]);
    let git = Repositories::default();
    for (index, expected) in [(None, 1), (Some(".git/next-index"), 0), (Some(".git/none"), 0)] {
        let staged = git.staged(sandbox.root(), index.map(Path::new)).expect("an answer");
        assert_eq!(staged.files.len(), expected, "{index:?}");
    }
}

#[test]
fn no_comparison_has_a_reason() {
    let outside = Sandbox::new();
    let why = Repositories::default().staged(outside.root(), None).expect_err("no repository");
    assert_eq!(why, "it is not in a git repository");
    let Some(sandbox) = Sandbox::repository(&[]) else { return };
    sandbox.write(&[("a.txt", "1")]);
    sandbox.commit();
    fs::create_dir(sandbox.path(".git/reftable")).expect("a directory");
    let why = Repositories::default().staged(sandbox.root(), None).expect_err("reftable");
    assert!(why.contains("reftable"), "{why}");
}

#[test]
fn what_git_says_is_staged_is_staged() {
    let Some(sandbox) = Sandbox::repository(&[]) else { return };
    sandbox.git(&["commit", "-q", "--allow-empty", "-m", "x"]);
    let mut changes = 0;
    for seed in 1..=100 {
        let mut trees = Trees::of_seed(seed);
        fill(&sandbox, &mut trees);
        if seed % 2 == 0 {
            sandbox.git(&["commit", "-q", "--allow-empty", "-m", "x"]);
            trees.change(sandbox.root());
            sandbox.git_given(&["add", "-A", "--ignore-errors"], b"");
        }
        let diff = ["diff", "--cached", "--name-status", "--no-renames", "-z", "HEAD"];
        let theirs = String::from_utf8(sandbox.git(&diff)).expect("UTF-8");
        let fields: Vec<_> = theirs.split_terminator('\0').collect();
        let is_link = |path: &str| {
            let entry = sandbox.git(&["ls-files", "-s", "--", &format!(":(literal){path}")]);
            entry.starts_with(b"120000")
        };
        let mut theirs: Vec<_> = fields
            .chunks(2)
            .filter(|change| change[0] == "D" || !is_link(change[1]))
            .map(|change| change.join(" ").replacen('T', "M", 1))
            .collect();
        let mut ours = shown(&staged(&sandbox), sandbox.root());
        theirs.sort();
        ours.sort();
        assert_eq!(ours, theirs, "tree {seed}");
        changes += ours.len();
    }
    assert!(changes > 500, "{changes}");
}

#[test]
fn a_moved_file_is_found_by_its_content() {
    let Some(sandbox) = Sandbox::repository(&[]) else { return };
    sandbox.write(&[
        ("a/one.txt", "one"),
        ("a/same.txt", "same"),
        ("b/same.txt", "same"),
        ("stays.txt", "stays"),
        ("loose.txt", "loose"),
        ("twice.txt", "twice"),
        ("a/empty.txt", ""),
    ]);
    sandbox.commit();
    fs::create_dir(sandbox.path("c")).expect("a directory");
    for (old, new) in [
        ("a/one.txt", "c/other.txt"),
        ("a/same.txt", "c/renamed.txt"),
        ("b/same.txt", "c/same.txt"),
        ("a/empty.txt", "c/empty.txt"),
        ("twice.txt", "c/once.txt"),
    ] {
        sandbox.git(&["mv", old, new]);
    }
    sandbox.write(&[("copy.txt", "stays")]);
    sandbox.git(&["add", "copy.txt"]);
    fs::rename(sandbox.path("loose.txt"), sandbox.path("c/loose.txt")).expect("a file");
    fs::rename(sandbox.path("c/once.txt"), sandbox.path("c/twice.txt")).expect("a file");
    let git = Repositories::default();
    let rename = |(old, new)| Rename { old: sandbox.path(old), new: sandbox.path(new) };
    let staged = [
        ("a/one.txt", "c/other.txt"),
        ("a/same.txt", "c/same.txt"),
        ("b/same.txt", "c/renamed.txt"),
        ("twice.txt", "c/once.txt"),
    ];
    assert_eq!(git.renames(sandbox.root(), None), Ok(staged.map(rename).to_vec()));
    let now = [
        ("a/one.txt", "c/other.txt"),
        ("a/same.txt", "c/same.txt"),
        ("b/same.txt", "c/renamed.txt"),
        ("loose.txt", "c/loose.txt"),
        ("twice.txt", "c/twice.txt"),
    ];
    assert_eq!(git.renames(sandbox.root(), Some(&sandbox.walk())), Ok(now.map(rename).to_vec()));
}
