//! Trees and rules made at random, the same ones on every machine.

use std::fs;
use std::path::{Path, PathBuf};

use alphaswarm_settings_tests::random::Random;

use super::sandbox::Sandbox;

/// Names that collide, and that are hard to write in rules.
const NAMES: [&str; 20] = [
    "a",
    "b",
    "ab",
    "a b",
    "b ",
    "é",
    "日本",
    "a.rs",
    "b.rs",
    ".env",
    ".env.local",
    "x[1]",
    "#c",
    "!d",
    "e\\f",
    "build",
    "src",
    "A",
    "*",
    "a?",
];

/// Parts of rules.
const PARTS: [&str; 24] = [
    "a",
    "b",
    "*",
    "**",
    "?",
    "a*",
    "*.rs",
    "[ab]",
    "[!a]",
    "[^b]*",
    "[[:alpha:]]",
    "é",
    "日*",
    "a\\ b",
    "\\#c",
    "\\!d",
    "build",
    "src",
    ".env*",
    "x\\[1\\]",
    "{a,b}",
    "[a-",
    "e\\\\f",
    "A",
];

/// What makes trees, the same ones of one seed.
pub(super) struct Trees(Random);

impl Trees {
    pub(super) fn of_seed(seed: u64) -> Self {
        Self(Random::new(seed))
    }

    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0.below(limit)
    }

    fn of(&mut self, all: &[&'static str]) -> &'static str {
        self.0.of(all)
    }

    fn one_in(&mut self, times: usize) -> bool {
        self.0.once_in(times)
    }

    fn rule(&mut self) -> String {
        let parts: Vec<_> = (0..=self.below(3)).map(|_| self.of(&PARTS)).collect();
        let mut rule = parts.join("/");
        for (odds, prefix) in [(4, "/"), (3, "!")] {
            if self.one_in(odds) {
                rule.insert_str(0, prefix);
            }
        }
        for (odds, suffix) in [(3, "/"), (12, " "), (12, "\\ "), (20, "\t")] {
            if self.one_in(odds) {
                rule.push_str(suffix);
            }
        }
        if self.one_in(12) { format!("# {rule}") } else { rule }
    }

    fn rules(&mut self) -> String {
        let end = if self.one_in(3) { "\r\n" } else { "\n" };
        let mut rules: Vec<_> = (0..=self.below(6)).map(|_| self.rule()).collect();
        if self.one_in(4) {
            rules.insert(0, "*".to_owned());
        }
        if self.one_in(2) {
            rules.push(String::new());
        }
        let bom = if self.one_in(10) { "\u{feff}" } else { "" };
        format!("{bom}{}", rules.join(end))
    }

    /// Changes some files of a directory and deletes others.
    pub(super) fn change(&mut self, directory: &Path) {
        for path in files_below(directory) {
            match self.below(4) {
                0 => fs::write(&path, self.of(&NAMES)).expect("a file"),
                1 => fs::remove_file(&path).expect("a file"),
                _ => {}
            }
        }
        self.fill(directory, 2);
    }

    /// Makes something that is neither a plain file nor a plain directory.
    fn odd(&mut self, path: &Path) {
        if fs::create_dir(path).is_err() {
            return;
        }
        let git = path.join(".git");
        match self.below(4) {
            0 => {
                for made in ["objects", "refs"] {
                    fs::create_dir_all(git.join(made)).expect("a directory");
                }
                fs::write(git.join("HEAD"), "ref: refs/heads/main\n").expect("a file");
            }
            1 => fs::create_dir(git).expect("a directory"),
            2 => fs::write(git, "gitdir: nowhere\n").expect("a file"),
            _ => link(Path::new(self.of(&[".", "..", "../a", "nowhere"])), &path.join("a")),
        }
        fs::write(path.join("b"), "x").expect("a file");
    }

    /// Fills a directory, and adds the paths of its files.
    fn fill(&mut self, directory: &Path, depth: usize) {
        for _ in 0..=self.below(6) {
            let path = directory.join(self.of(&NAMES));
            if self.one_in(30) {
                self.odd(&path);
            } else if depth < 4 && self.one_in(2) {
                if fs::create_dir(&path).is_ok() {
                    self.fill(&path, depth + 1);
                }
            } else if !path.exists() {
                fs::write(&path, "x").expect("a file");
            }
        }
        if self.one_in(2) {
            fs::write(directory.join(".gitignore"), self.rules()).expect("a file");
        }
    }
}

#[cfg(unix)]
fn link(target: &Path, at: &Path) {
    std::os::unix::fs::symlink(target, at).expect("a link");
}

#[cfg(not(unix))]
fn link(_: &Path, _: &Path) {}

/// Empties the work tree and the index.
fn clear(sandbox: &Sandbox) {
    let _ = fs::remove_file(sandbox.path(".git/index"));
    for entry in fs::read_dir(sandbox.root()).expect("a directory").flatten() {
        let path = entry.path();
        if path.is_file() {
            fs::remove_file(path).expect("a file");
        } else if entry.file_name() != ".git" {
            fs::remove_dir_all(path).expect("a directory");
        }
    }
}

/// Makes the work tree and the index anew.
pub(super) fn fill(sandbox: &Sandbox, trees: &mut Trees) {
    clear(sandbox);
    trees.fill(sandbox.root(), 0);
    if trees.one_in(2) {
        // Another repository without a commit is left out, with an error.
        sandbox.git_given(&["add", "-A", "--ignore-errors"], b"");
        trees.fill(sandbox.root(), 2);
    }
    let forced = trees.of(&NAMES);
    if trees.one_in(2) && sandbox.path(forced).exists() {
        let forced = format!(":(literal){forced}");
        sandbox.git_given(&["add", "-f", "--ignore-errors", "--", &forced], b"");
    }
    if trees.one_in(3) {
        fs::write(sandbox.path(".gitignore"), trees.rules()).expect("a file");
    }
}

/// The files of the work tree, without those of other repositories in it.
pub(super) fn files_below(directory: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut directories = vec![directory.to_owned()];
    while let Some(directory) = directories.pop() {
        for entry in fs::read_dir(directory).expect("a directory").flatten() {
            let (path, kind) = (entry.path(), entry.file_type().expect("a kind"));
            if kind.is_file() && entry.file_name() != ".git" {
                files.push(path);
            } else if kind.is_dir()
                && entry.file_name() != ".git"
                && !path.join(".git/HEAD").exists()
            {
                directories.push(path);
            }
        }
    }
    files
}
