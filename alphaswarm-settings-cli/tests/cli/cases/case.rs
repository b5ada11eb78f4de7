//! One case: its project, what is run there, and what came of it.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use super::step::{self, Step};
use super::tree::{self, Tree};
use crate::project::{Project, Run};

/// The value that stands for every secret in the cases, and its base64.
const SECRETS: [&str; 2] = ["hunter2", "aHVudGVyMg"];

/// A directory of `tests/cases`.
#[derive(Debug)]
pub(super) struct Case {
    pub(super) name: String,
    pub(super) steps: Vec<Step>,
    directory: PathBuf,
}

/// Every case, sorted by name.
pub(super) fn all() -> Vec<Case> {
    let directory = alphaswarm_settings_tests::file("alphaswarm-settings-cli/tests/cases");
    let entries = fs::read_dir(&directory).expect("the cases are there");
    let names = entries.map(|entry| {
        entry.expect("an entry").file_name().into_string().expect("the name of a case is UTF-8")
    });
    let mut names: Vec<_> = names.collect();
    names.sort();
    names.into_iter().map(|name| Case::read(directory.join(&name), name)).collect()
}

/// The case that the variable `CASE` names, or all.
pub(super) fn wanted() -> Vec<Case> {
    let wanted = alphaswarm_settings_tests::variable("CASE");
    let mut cases = all();
    cases.retain(|case| wanted.as_ref().is_none_or(|wanted| *wanted == case.name));
    assert!(!cases.is_empty(), "there is no case {wanted:?}");
    cases
}

impl Case {
    fn read(directory: PathBuf, name: String) -> Self {
        let text = alphaswarm_settings_tests::read(directory.join("command"));
        Self { name, steps: step::all(&text), directory }
    }

    /// The project, as it is before the first run.
    pub(super) fn project(&self) -> Project {
        let project = Project::empty();
        tree::write(&project.path(""), &self.input());
        project
    }

    fn input(&self) -> Tree {
        let directory = self.directory.join("input");
        let tree = if directory.is_dir() { tree::read(&directory) } else { Tree::new() };
        tree.into_iter().map(|(path, bytes)| (tree::unstored(&path), bytes)).collect()
    }

    /// What has to come of the runs, as it is stored.
    pub(super) fn expected(&self) -> Tree {
        let mut tree = tree::read(&self.directory);
        tree.retain(|path, _| path != "command" && !path.starts_with("input/"));
        tree
    }

    /// Stores what came of the runs.
    pub(super) fn expect(&self, outcome: &Tree) {
        for path in self.expected().keys() {
            fs::remove_file(self.directory.join(path)).expect("a file");
        }
        tree::write(&self.directory, outcome);
    }

    /// What comes of the runs, as it is to be stored.
    pub(super) fn outcome(&self) -> Tree {
        let project = self.project();
        let [mut stdout, mut stderr, mut exit] = [const { String::new() }; 3];
        let mut before = self.input();
        let is_one = self.steps.iter().filter(|step| matches!(step, Step::Run { .. })).count() == 1;
        for step in &self.steps {
            step.edit(&mut before);
            let Some((line, run)) = step.run(&project) else { continue };
            self.assert_sound(line, &run);
            for (all, text) in [(&mut stdout, &run.stdout), (&mut stderr, &run.stderr)] {
                if !is_one && !text.is_empty() {
                    all.extend(["$ ", line, "\n"]);
                }
                all.push_str(&shown(text, &project));
            }
            let _ = writeln!(exit, "{}", run.code);
        }
        let mut outcome = Tree::from([("exit".to_owned(), exit.into_bytes())]);
        for (name, text) in [("stdout", stdout), ("stderr", stderr)] {
            if !text.is_empty() {
                outcome.insert(name.to_owned(), text.into_bytes());
            }
        }
        let after = tree::read(&project.path(""));
        let gone = before.keys().find(|path| !after.contains_key(*path));
        assert_eq!(gone, None, "{}: no run deletes a file", self.name);
        let changed = after.into_iter().filter(|(path, bytes)| before.get(path) != Some(bytes));
        outcome
            .extend(changed.map(|(path, bytes)| (format!("after/{}", tree::stored(&path)), bytes)));
        outcome
    }

    /// What holds of every run, no matter what is expected of it.
    pub(super) fn assert_sound(&self, line: &str, run: &Run) {
        let name = &self.name;
        assert!((0..=2).contains(&run.code), "{name}: {line}: {run:?}");
        for text in [&run.stdout, &run.stderr] {
            assert!(!text.contains("panicked"), "{name}: {line}: {text}");
            for secret in SECRETS {
                assert!(!text.contains(secret), "{name}: {line} shows a secret: {text}");
            }
        }
    }
}

/// What a run said, without the place of this one project.
fn shown(text: &str, project: &Project) -> String {
    let directory = project.path("").display().to_string();
    text.replace(directory.trim_end_matches('/'), "[DIRECTORY]")
}
