//! What a walk lists, counts and reports.

use std::fs;
use std::path::{Path, PathBuf};

use alphaswarm_settings_tests::consumer::note;

use super::sandbox::{Sandbox, listed};
use crate::files::{Exclude, Repositories, Walk};

fn walk(roots: &[PathBuf], exclude: &Exclude) -> Walk {
    Repositories::default().walk(roots, exclude)
}

#[test]
fn a_tracked_file_counts_even_if_a_rule_ignores_it() {
    let Some(sandbox) = Sandbox::repository(&[]) else { return };
    sandbox.write(&[
        (".gitignore", "*.log\n/out/\n"),
        ("a.log", ""),
        ("b.log", ""),
        ("out/kept/c.txt", ""),
        ("out/d.txt", ""),
        ("gone.txt", ""),
    ]);
    sandbox.git(&["add", "-f", "a.log", "out/kept/c.txt", ".gitignore", "gone.txt"]);
    sandbox.remove("gone.txt");
    sandbox.write(&[("new.txt", "four")]);
    assert_eq!(sandbox.listed(), ["+.gitignore", "+a.log", "new.txt", "+out/kept/c.txt"]);
    assert_eq!(sandbox.walk().files[2].size().expect("a size"), 4);
    let git = Repositories::default();
    for (path, is_tracked, is_ignored) in [
        ("a.log", true, false),
        ("b.log", false, true),
        ("none.log", false, true),
        ("out/kept/c.txt", true, false),
        ("out/d.txt", false, true),
        ("no/such/directory/x.log", false, true),
        ("no/such/directory/x.txt", false, false),
        ("out", false, true),
        ("new/../b.log", false, true),
        ("gone.txt", true, false),
        ("", false, false),
    ] {
        let path = sandbox.path(path);
        assert_eq!(git.is_tracked(&path), is_tracked, "tracked: {}", path.display());
        assert_eq!(git.is_ignored(&path), is_ignored, "ignored: {}", path.display());
    }
}

#[test]
fn rules_of_one_machine_are_not_asked() {
    let Some(sandbox) = Sandbox::repository(&["--template="]) else { return };
    sandbox.write(&[
        (".ignore", "*\n"),
        (".rgignore", "*\n"),
        (".git/info/exclude", "*\n"),
        ("../gitconfig", "[core]\nexcludesFile = ~/mine\n"),
        ("../mine", "*\n"),
        ("a.txt", ""),
        (".gitignore/x", "a rule is no directory"),
    ]);
    assert_eq!(sandbox.listed(), [".gitignore/x", ".ignore", ".rgignore", "a.txt"]);
    assert!(!Repositories::default().is_ignored(&sandbox.path("a.txt")));
}

#[test]
fn outside_of_a_repository_rules_count_from_the_root_down() {
    let sandbox = Sandbox::new();
    sandbox.write(&[
        ("../.gitignore", "*\n"),
        (".gitignore", "*.log\n"),
        ("a.log", ""),
        ("a.txt", ""),
        ("sub/.gitignore", "!b.log\n"),
        ("sub/b.log", ""),
        ("half/.git/config", "neither HEAD nor objects\n"),
        ("half/c.txt", ""),
    ]);
    assert_eq!(
        sandbox.listed(),
        [".gitignore", "a.txt", "half/c.txt", "sub/.gitignore", "sub/b.log"]
    );
    let git = Repositories::default();
    assert!(!git.is_ignored(&sandbox.path("a.log")), "nothing is ignored without a repository");
    assert!(!git.is_tracked(&sandbox.path("a.txt")));
}

#[test]
fn roots_are_named_by_the_user() {
    let sandbox = Sandbox::new();
    sandbox.write(&[
        (".git/HEAD", ""),
        (".git/objects/x", ""),
        (".git/refs/x", ""),
        (".gitignore", "/out/\n*.log\n"),
        ("a.txt", ""),
        ("out/b.txt", ""),
        ("out/b.log", ""),
        ("c.log", ""),
        ("sub/d.txt", ""),
    ]);
    let paths = |names: &[&str]| names.iter().map(|name| sandbox.path(name)).collect::<Vec<_>>();
    for (roots, expected) in [
        // What is ignored and named counts, what lies in it by its own name only.
        (&["out", "c.log"] as &[&str], &["c.log", "out/b.txt"] as &[&str]),
        // Each file once, by the path of the innermost root, and of the first of two that are one.
        (&["a.txt", "a.txt", "sub/../a.txt"], &["a.txt"]),
        (&["sub/..", "sub"], &["sub/../.gitignore", "sub/../a.txt", "sub/d.txt"]),
        (&["sub", "sub/.."], &["sub/../.gitignore", "sub/../a.txt", "sub/d.txt"]),
        (&["sub/..", "a.txt"], &["a.txt", "sub/../.gitignore", "sub/../sub/d.txt"]),
        (&["sub", "", "sub"], &[".gitignore", "a.txt", "sub/d.txt"]),
        (&[], &[]),
    ] {
        let walk = walk(&paths(roots), &Exclude::default());
        assert_eq!(listed(&walk, sandbox.root()), expected, "{roots:?}");
        assert_eq!(walk.unreadable, [], "{roots:?}");
    }
    for (root, reason) in [
        ("none", "no such file or directory"),
        ("a.txt/b", "not a directory"),
        (".git", "it belongs to git itself"),
        (".git/refs", "it belongs to git itself"),
        (".git/HEAD", "it belongs to git itself"),
    ] {
        let walk = walk(&paths(&[root, "a.txt"]), &Exclude::default());
        assert_eq!(listed(&walk, sandbox.root()), ["a.txt"], "{root}");
        let [unread] = walk.unreadable.as_slice() else { panic!("{root}: {walk:?}") };
        assert_eq!((&unread.path, unread.reason.as_str()), (&sandbox.path(root), reason));
    }
}

#[test]
fn a_relative_root_stays_relative() {
    // The tests run where the package is.
    for (root, expected) in [
        ("src/lib.rs", "src/lib.rs"),
        ("./src/lib.rs", "src/lib.rs"),
        ("src", "src/lib.rs"),
        (".", "src/lib.rs"),
        ("", "src/lib.rs"),
        ("src/../src/", "src/../src/lib.rs"),
    ] {
        let walk = walk(&[PathBuf::from(root)], &Exclude::default());
        let found = walk.files.iter().find(|file| file.path == Path::new(expected));
        assert!(
            found.is_some_and(|file| file.size().expect("a size") > 0),
            "{root:?}: {:?}",
            walk.unreadable
        );
    }
}

#[test]
fn excluded_paths_count_in_no_case() {
    let Some(sandbox) = Sandbox::repository(&[]) else { return };
    sandbox.write(&[
        ("a.txt", ""),
        ("app/generated/b.txt", ""),
        ("app/generated/keep.txt", ""),
        ("app/node_modules/x/c.txt", ""),
        ("generated/d.txt", ""),
        ("node_modules/e.txt", ""),
        ("node_modules/f/g.txt", ""),
    ]);
    sandbox.git(&["add", "node_modules/e.txt"]);
    let globs = ["node_modules/", "/generated/*", "!/generated/keep.txt"];
    let exclude = Exclude::new(&sandbox.path("app"), globs).expect("globs");
    let found = walk(&[sandbox.root().to_owned()], &exclude);
    // Globs with a slash hold in their directory; elsewhere they begin at the root of the walk.
    assert_eq!(listed(&found, sandbox.root()), ["a.txt", "app/generated/keep.txt"]);
    assert_eq!(found.excluded, 4);
    let named = ["app/generated/b.txt", "app/node_modules/x", "app/generated/keep.txt"];
    let found = walk(&named.map(|path| sandbox.path(path)), &exclude);
    assert_eq!(listed(&found, sandbox.root()), ["app/generated/keep.txt"]);
    assert_eq!(found.excluded, 2);
    for (path, holds) in [
        ("app/generated/b.txt", true),
        ("app/generated/keep.txt", false),
        ("app/node_modules/not/there.txt", true),
        ("app/a.txt", false),
        ("node_modules/e.txt", false),
    ] {
        assert_eq!(exclude.holds(&sandbox.path(path)), holds, "{path}");
    }
}

#[test]
fn other_repositories_are_left_out_and_counted() {
    let Some(sandbox) = Sandbox::repository(&[]) else { return };
    let Some(library) = Sandbox::repository(&[]) else { return };
    library.write(&[("lib.txt", "")]);
    library.commit();
    let url = library.root().to_str().expect("UTF-8");
    sandbox.git(&["submodule", "--quiet", "add", url, "libs/one"]);
    sandbox.write(&[("a.txt", ""), ("other/.git/HEAD", "ref: refs/heads/main\n")]);
    sandbox.write(&[("other/b.txt", ""), ("other/.git/objects/x", ""), ("other/.git/refs/x", "")]);
    let walk = sandbox.walk();
    assert_eq!(listed(&walk, sandbox.root()), ["+.gitmodules", "a.txt"]);
    assert_eq!((walk.submodules, walk.repositories), (1, 1));
    // Each is a repository of its own when it is named, or when a walk comes from outside.
    let roots = ["libs/one", "other"].map(|path| sandbox.path(path));
    let walk = Repositories::default().walk(&roots, &Exclude::default());
    assert_eq!(listed(&walk, sandbox.root()), ["+libs/one/lib.txt", "other/b.txt"]);
    let outside = sandbox.root().parent().expect("a directory").to_owned();
    let walk = Repositories::default().walk(&[outside], &Exclude::default());
    assert_eq!(listed(&walk, sandbox.root()), ["+.gitmodules", "a.txt"]);
    assert_eq!((walk.submodules, walk.repositories), (1, 1));
}

#[cfg(unix)]
#[test]
fn links_are_counted_and_never_followed() {
    use std::os::unix::fs::symlink;

    let Some(sandbox) = Sandbox::repository(&[]) else { return };
    sandbox.write(&[
        ("a.txt", ""),
        ("sub/b.txt", ""),
        ("../outside.txt", ""),
        (".gitignore", "*.l\n"),
    ]);
    for (target, at) in [
        ("..", "sub/up"),
        ("a.txt", "to-a"),
        ("../outside.txt", "out"),
        ("none", "x"),
        ("a", "y.l"),
    ] {
        symlink(target, sandbox.path(at)).expect("a link");
    }
    sandbox.git(&["add", "to-a"]);
    let walk = sandbox.walk();
    assert_eq!(listed(&walk, sandbox.root()), [".gitignore", "a.txt", "sub/b.txt"]);
    assert_eq!(walk.links, 4);
    // A root is followed: it was named.
    let walk = Repositories::default().walk(&[sandbox.path("sub/up")], &Exclude::default());
    assert_eq!(
        listed(&walk, sandbox.root()),
        ["sub/up/.gitignore", "sub/up/a.txt", "sub/up/sub/b.txt"]
    );
}

#[cfg(unix)]
#[test]
fn names_need_not_be_unicode() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let Some(sandbox) = Sandbox::repository(&[]) else { return };
    let name = |bytes: &'static [u8]| sandbox.root().join(OsStr::from_bytes(bytes));
    fs::create_dir(name(b"d\xff")).expect("a directory");
    for path in [&b"d\xff/b\xfe"[..], b"d\xff/\xe9.log", b"new\n\xc3"] {
        fs::write(name(path), "").expect("a file");
    }
    sandbox.git(&["add", "-A"]);
    fs::write(name(b".gitignore"), b"\xe9.log\n[\xfe]x\n").expect("a file");
    fs::write(name(b"d\xff/\xfex"), "").expect("a file");
    sandbox.git(&["rm", "-q", "--cached", "-r", "."]);
    sandbox.git(&["add", "--", "new*"]);
    let walk = sandbox.walk();
    let found: Vec<_> =
        walk.files.iter().map(|file| (file.path.clone(), file.is_tracked)).collect();
    let expected = [(b".gitignore" as &[u8], false), (b"d\xff/b\xfe", false), (b"new\n\xc3", true)];
    assert_eq!(found, expected.map(|(path, is_tracked)| (name(path), is_tracked)));
}

#[test]
fn rules_that_cannot_be_used_are_reported() {
    for (rules, reason) in [
        ("x".repeat((1 << 20) + 1), "it is longer than 1 MiB; no rule of it is used"),
        (
            "c\n".to_owned() + &"**/a/".repeat(9),
            "a rule has more than 8 `**`; no rule of the file is used",
        ),
    ] {
        let sandbox = Sandbox::new();
        sandbox.write(&[("a", ""), ("b/.gitignore", &rules), ("b/c", "")]);
        let walk = sandbox.walk();
        assert_eq!(listed(&walk, sandbox.root()), ["a", "b/.gitignore", "b/c"]);
        let [unread] = walk.unreadable.as_slice() else { panic!("{walk:?}") };
        assert_eq!((&unread.path, unread.reason.as_str()), (&sandbox.path("b/.gitignore"), reason));
    }
}

/// Nothing is closed to root, who runs the tests in some places; a path can be too long for all.
#[cfg(unix)]
#[test]
fn a_directory_that_cannot_be_read_is_reported() {
    let Some(sandbox) = Sandbox::repository(&[]) else { return };
    let name = "d".repeat(200);
    let deep = |top: &str| [vec![top.to_owned()], vec![name.clone(); 12]].concat().join("/");
    for top in ["upper", "lower"] {
        sandbox.write(&[(&format!("{}/file", deep(top)), "")]);
    }
    let lower = sandbox.path(&format!("{}/lower", deep("upper")));
    fs::rename(sandbox.path("lower"), &lower).expect("a directory");
    let walk = sandbox.walk();
    assert_eq!(listed(&walk, sandbox.root()), [format!("{}/file", deep("upper"))]);
    let [unread] = walk.unreadable.as_slice() else { panic!("{walk:?}") };
    assert!(unread.path.starts_with(&lower));
    assert_eq!(unread.reason, "file name too long");
}

#[cfg(unix)]
#[test]
fn what_git_tracks_is_found_in_a_directory_that_cannot_be_listed() {
    use std::os::unix::fs::PermissionsExt;

    let Some(sandbox) = Sandbox::repository(&[]) else { return };
    sandbox.write(&[("closed/b.txt", ""), ("closed/d/e.txt", "")]);
    sandbox.git(&["add", "-A"]);
    sandbox.write(&[("closed/c.txt", "")]);
    let mode = |mode| {
        let permissions = fs::Permissions::from_mode(mode);
        fs::set_permissions(sandbox.path("closed"), permissions).expect("a directory");
    };
    mode(0o100);
    let is_closed = fs::read_dir(sandbox.path("closed")).is_err();
    let walk = sandbox.walk();
    mode(0o700);
    if !is_closed {
        note("a directory that cannot be listed: nothing is closed to root");
        return;
    }
    assert_eq!(listed(&walk, sandbox.root()), ["+closed/b.txt", "+closed/d/e.txt"]);
    let [unread] = walk.unreadable.as_slice() else { panic!("{walk:?}") };
    assert_eq!(unread.reason, "permission denied");
}

#[test]
fn a_sparse_checkout_says_how_much_it_keeps_out() {
    for options in [&["--no-cone"] as &[&str], &["--cone"], &["--cone", "--sparse-index"]] {
        let Some(sandbox) = Sandbox::repository(&[]) else { return };
        sandbox.write(&[("a/x.txt", ""), ("b/y.txt", ""), ("b/c/z.txt", ""), ("root.txt", "")]);
        sandbox.commit();
        sandbox.git(&[&["sparse-checkout", "set"], options, &["a"]].concat());
        let walk = sandbox.walk();
        let is_cone = options.contains(&"--cone");
        let expected: &[&str] = if is_cone { &["+a/x.txt", "+root.txt"] } else { &["+a/x.txt"] };
        assert_eq!(listed(&walk, sandbox.root()), expected, "{options:?}");
        // A sparse index has one entry for all of `b`.
        let kept_out = if options.contains(&"--sparse-index") { 1 } else { 4 - expected.len() };
        assert_eq!(walk.kept_out, kept_out, "{options:?}");
        assert_eq!(walk.without_index, [], "{options:?}");
        assert!(
            Repositories::default()
                .staged(sandbox.root(), None)
                .expect("an answer")
                .files
                .is_empty()
        );
    }
}

#[test]
fn the_same_tree_gives_the_same_list_every_time() {
    let sandbox = Sandbox::new();
    for directory in 0..40 {
        for file in 0..10 {
            sandbox.write(&[(&format!("{directory}/{}/{file}-x.txt", file % 3), "")]);
        }
    }
    let first = sandbox.listed();
    let mut sorted = first.clone();
    sorted.sort_by(|a, b| a.as_bytes().cmp(b.as_bytes()));
    assert_eq!(first, sorted);
    assert_eq!(first.len(), 400);
    for _ in 0..10 {
        assert_eq!(sandbox.listed(), first);
    }
}
