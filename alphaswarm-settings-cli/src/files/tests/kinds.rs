//! The ways in which git keeps a repository, each read like the others.

use std::fs;

use super::sandbox::{Sandbox, listed};
use super::trees::Trees;
use crate::files::{Exclude, Repositories};

/// Paths of all lengths: the index pads and shortens them.
fn filled(options: &[&str]) -> Option<Sandbox> {
    let sandbox = Sandbox::repository(options)?;
    for length in 1..30 {
        sandbox.write(&[(&format!("d/{}", "x".repeat(length)), "")]);
    }
    sandbox.write(&[("d/announced", ""), ("last", "")]);
    Some(sandbox)
}

#[test]
fn an_index_of_any_version() {
    let Some(sandbox) = filled(&[]) else { return };
    for (version, first) in [("2", "last"), ("3", "d/announced"), ("4", "d/xxxx")] {
        sandbox.git(&["add", "d", "last"]);
        sandbox.git(&["rm", "-q", "--cached", first]);
        if version == "3" {
            // Only such an entry needs the third version.
            sandbox.git(&["add", "--intent-to-add", first]);
        } else {
            sandbox.git(&["update-index", "--index-version", version]);
        }
        let index = fs::read(sandbox.path(".git/index")).expect("an index");
        assert_eq!(index[7].to_string(), version);
        let walk = sandbox.walk();
        assert_eq!(walk.without_index, [], "version {version}");
        let untracked = walk.files.iter().filter(|file| !file.is_tracked).count();
        let expected = usize::from(version != "3");
        assert_eq!((walk.files.len(), untracked), (31, expected), "version {version}");
    }
}

#[test]
fn a_split_index() {
    let Some(sandbox) = filled(&[]) else { return };
    sandbox.git(&["add", "d"]);
    sandbox.git(&["update-index", "--split-index"]);
    sandbox.git(&["config", "splitIndex.maxPercentChange", "100"]);
    sandbox.git(&["add", "last"]);
    sandbox.git(&["rm", "-q", "--cached", "d/x", "d/xxx"]);
    let shared = fs::read_dir(sandbox.path(".git")).expect("a directory").flatten();
    let shared = shared.filter(|e| e.file_name().to_string_lossy().starts_with("sharedindex."));
    assert_eq!(shared.count(), 1);
    let mut listed = sandbox.listed();
    assert_eq!(listed.len(), 31);
    listed.retain(|path| !path.starts_with('+'));
    assert_eq!(listed, ["d/x", "d/xxx"]);
}

#[test]
fn sha256() {
    let Some(sandbox) = filled(&["--object-format=sha256"]) else { return };
    sandbox.commit();
    sandbox.write(&[("last", "changed\n")]);
    sandbox.git(&["add", "last"]);
    assert!(sandbox.listed().iter().all(|path| path.starts_with('+')));
    let staged = Repositories::default().staged(sandbox.root(), None).expect("an answer");
    assert_eq!(staged.files.len(), 1);
    assert_eq!(staged.files[0].read().expect("content"), b"changed\n");
}

#[test]
fn a_linked_work_tree() {
    let Some(sandbox) = filled(&[]) else { return };
    sandbox.commit();
    sandbox.git(&["worktree", "add", "-q", "../linked", "-b", "other"]);
    let linked = sandbox.path("../linked").canonicalize().expect("a directory");
    fs::write(linked.join("last"), "changed\n").expect("a file");
    fs::write(linked.join("untracked"), "").expect("a file");
    sandbox.git_in(&linked, &["add", "last"]);
    let git = Repositories::default();
    let walk = git.walk(std::slice::from_ref(&linked), &Exclude::default());
    let untracked: Vec<_> =
        listed(&walk, &linked).into_iter().filter(|path| !path.starts_with('+')).collect();
    assert_eq!((walk.files.len(), untracked), (32, vec!["untracked".to_owned()]));
    let staged = git.staged(&linked, None).expect("an answer");
    assert_eq!(
        staged.files.iter().map(|file| file.path.clone()).collect::<Vec<_>>(),
        [linked.join("last")]
    );
    assert!(git.staged(sandbox.root(), None).expect("an answer").files.is_empty());
}

#[test]
fn a_broken_index_is_reported_and_rules_still_count() {
    let Some(sandbox) = filled(&[]) else { return };
    sandbox.write(&[(".gitignore", "d/x\n")]);
    sandbox.git(&["add", "-A"]);
    let path = sandbox.path(".git/index");
    let index = fs::read(&path).expect("an index");
    let mut flipped = index.clone();
    flipped[100] ^= 1;
    let mut newer = index.clone();
    newer[7] = 9;
    for broken in [&index[..0], &index[..11], &index[..index.len() / 2], &flipped, &newer] {
        fs::write(&path, broken).expect("a file");
        let walk = sandbox.walk();
        assert_eq!(walk.files.len(), 31);
        assert!(walk.files.iter().all(|file| !file.is_tracked));
        let [unread] = walk.without_index.as_slice() else { panic!("{walk:?}") };
        assert_eq!(unread.path, sandbox.root());
        assert!(!unread.reason.is_empty());
        let git = Repositories::default();
        assert!(git.staged(sandbox.root(), None).is_err());
        assert!(git.is_ignored(&sandbox.path("d/x")));
        assert!(!git.is_tracked(&sandbox.path("last")));
    }
}

#[test]
fn a_git_that_is_none_is_reported() {
    for (path, content) in [(".git", "gitdir: ../gone\n"), (".git", "?"), (".git/config", "")] {
        let sandbox = Sandbox::new();
        sandbox.write(&[(path, content), (".gitignore", "*.log\n"), ("a.log", ""), ("a.txt", "")]);
        let walk = sandbox.walk();
        assert_eq!(listed(&walk, sandbox.root()), [".gitignore", "a.txt"]);
        assert_eq!(walk.without_index.len(), 1, "{path}: {content}");
        let git = Repositories::default();
        assert!(git.is_ignored(&sandbox.path("a.log")), "{path}: {content}");
        assert!(git.staged(sandbox.root(), None).is_err(), "{path}: {content}");
    }
}

#[test]
fn no_index_makes_the_reading_panic() {
    let Some(sandbox) = filled(&[]) else { return };
    sandbox.git(&["add", "-A"]);
    sandbox.git(&["write-tree"]);
    let path = sandbox.path(".git/index");
    let mut indexes = vec![fs::read(&path).expect("an index")];
    sandbox.git(&["update-index", "--index-version", "4"]);
    indexes.push(fs::read(&path).expect("an index"));
    sandbox.git(&["update-index", "--split-index"]);
    sandbox.git(&["rm", "-q", "--cached", "d/x"]);
    indexes.push(fs::read(&path).expect("an index"));
    let mut trees = Trees::of_seed(1);
    let mut read = 0;
    for index in indexes {
        for _ in 0..1000 {
            let mut index = index.clone();
            for _ in 0..=trees.below(3) {
                let at = trees.below(index.len() - 20);
                match trees.below(4) {
                    0 => index[at] = 0,
                    1 => index[at] = 0xff,
                    2 => index[at] ^= 1 << trees.below(8),
                    _ => drop(index.drain(at..(at + 7).min(index.len() - 20))),
                }
            }
            // Git may write an index without a checksum, and nothing else tells a broken one then.
            let end = index.len() - 20;
            index[end..].fill(0);
            fs::write(&path, index).expect("a file");
            let walk = sandbox.walk();
            assert_eq!(walk.files.len(), 31);
            read += usize::from(walk.without_index.is_empty());
            let _ = Repositories::default().staged(sandbox.root(), None);
        }
    }
    assert!(read > 100 && read < 2900, "{read}");
}

#[test]
fn trees_that_are_nested_without_end_are_not_read() {
    let Some(sandbox) = filled(&[]) else { return };
    sandbox.git(&["add", "-A"]);
    let path = sandbox.path(".git/index");
    let index = fs::read(&path).expect("an index");
    let index = &index[..index.len() - 20];
    let tree =
        |levels| [b"\0-1 1\n".as_slice(), &b"a\0-1 1\n".repeat(levels), b"a\0-1 0\n"].concat();
    // Also a name and a number that are longer than any real one.
    let long = |levels| {
        [&b"a".repeat(5000), b"\0-".as_slice(), &b"0".repeat(5000), &tree(levels)[2..]].concat()
    };
    let untracked = |levels: usize| {
        let blocks = u8::try_from(levels.min(100)).expect("a count");
        let header = [&[0; 1 + 2 * 36 + 4 + 2 * 20 + 1][..], &[blocks]].concat();
        [&header, &b"\0\x01\0".repeat(levels), &[0; 40][..]].concat()
    };
    for (levels, is_read) in [(500, true), (520, false), (1_000_000, false)] {
        for (name, content) in
            [(b"TREE", tree(levels)), (b"TREE", long(levels)), (b"UNTR", untracked(levels))]
        {
            let length = u32::try_from(content.len()).expect("a length").to_be_bytes();
            fs::write(&path, [index, name, &length, &content, &[0; 20]].concat()).expect("a file");
            let walk = sandbox.walk();
            assert_eq!(
                walk.without_index.is_empty(),
                is_read,
                "{levels}: {:?}",
                walk.without_index
            );
            assert_eq!(walk.files.len(), 31);
        }
    }
}

#[test]
fn what_git_remembers_of_untracked_files_is_no_hindrance() {
    let Some(sandbox) = filled(&[]) else { return };
    sandbox.git(&["add", "-A"]);
    let deep = vec!["d"; 300].join("/");
    sandbox.write(&[(&format!("{deep}/new"), ""), ("e/f/g", "")]);
    sandbox.git(&["update-index", "--force-untracked-cache"]);
    sandbox.git(&["status"]);
    let index = fs::read(sandbox.path(".git/index")).expect("an index");
    assert!(index.windows(4).any(|name| name == b"UNTR"));
    let walk = sandbox.walk();
    assert_eq!(walk.without_index, []);
    assert_eq!(walk.files.len(), 33);
}
