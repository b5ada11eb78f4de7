//! A line of the file `command`.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use super::tree::Tree;
use crate::project::{Project, Run};

/// What is done in the project of a case.
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// Arguments of the command, and after `<` the file that stdin is.
    Run { line: String, arguments: Vec<String>, stdin: Option<String> },
    /// `cp FROM TO`: what a person does to a file between two runs.
    Copy { from: String, to: String },
    /// `rm FILE`.
    Remove(String),
    /// `grow FILE COUNT`: puts that many `x` in the place of `…`, for files too large to be stored.
    Grow { file: String, count: usize },
}

/// The steps of a file; `#` begins a comment.
pub(super) fn all(text: &str) -> Vec<Step> {
    let lines = text.lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(step).collect()
}

fn step(line: &str) -> Step {
    let words: Vec<_> = line.split_whitespace().map(str::to_owned).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["cp", from, to] => Step::Copy { from: from.to_owned(), to: to.to_owned() },
        ["rm", file] => Step::Remove(file.to_owned()),
        ["grow", file, count] => {
            Step::Grow { file: file.to_owned(), count: count.parse().expect("a number") }
        }
        [.., "<", file] => Step::Run {
            line: line.to_owned(),
            arguments: words[..words.len() - 2].to_vec(),
            stdin: Some(file.to_owned()),
        },
        _ => Step::Run { line: line.to_owned(), arguments: words, stdin: None },
    }
}

impl Step {
    /// Does to the files that were there what a person does.
    pub(super) fn edit(&self, files: &mut Tree) {
        match self {
            Self::Copy { from, to } => {
                let bytes = files.get(from).unwrap_or_else(|| panic!("there is no {from}")).clone();
                files.insert(to.clone(), bytes);
            }
            Self::Remove(file) => _ = files.remove(file),
            Self::Grow { file, count } => {
                let bytes = files.get_mut(file).unwrap_or_else(|| panic!("there is no {file}"));
                *bytes = grown(&String::from_utf8_lossy(bytes), *count).into_bytes();
            }
            Self::Run { .. } => {}
        }
    }

    /// Does it; gives what the command did, and its line.
    pub(super) fn run(&self, project: &Project) -> Option<(&str, Run)> {
        match self {
            Self::Copy { from, to } => {
                let to = project.path(to);
                fs::create_dir_all(to.parent().expect("a directory")).expect("it is made");
                fs::copy(project.path(from), to).expect("the file is copied");
                None
            }
            Self::Remove(file) => {
                fs::remove_file(project.path(file)).expect("the file is removed");
                None
            }
            Self::Grow { file, count } => {
                project.write(file, &grown(&project.read(file), *count));
                None
            }
            Self::Run { line, arguments, stdin } => {
                let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
                Some((line, run(project, &arguments, stdin.as_deref())))
            }
        }
    }
}

fn grown(text: &str, count: usize) -> String {
    text.replace('…', &"x".repeat(count))
}

/// Runs the command, with a file of the project as stdin.
pub(super) fn run(project: &Project, arguments: &[&str], stdin: Option<&str>) -> Run {
    let mut command = project.command(arguments);
    // A variable of whoever runs the tests must not colour what is compared.
    command.env_remove("CLICOLOR_FORCE");
    let Some(file) = stdin else {
        return Run::of(&command.stdin(Stdio::null()).output().expect("the command starts"));
    };
    let bytes = fs::read(project.path(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the command starts");
    // A run that is refused at once does not read it.
    let _ = child.stdin.take().expect("a pipe").write_all(&bytes);
    Run::of(&child.wait_with_output().expect("it ends"))
}
