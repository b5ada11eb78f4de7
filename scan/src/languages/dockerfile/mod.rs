//! Dockerfiles.
//!
//! A use is a name that `ENV` or `ARG` sets, and an expansion of one that no line above sets. A builder
//! gives the commands of `RUN` nothing that the file does not say, but what `CMD`, `ENTRYPOINT` and
//! `HEALTHCHECK` start reads the environment of its container.

mod lines;
mod strings;
mod words;

use std::collections::HashSet;
use std::ops::Range;

use super::interpolation::{Syntax, expansions};
use super::joined::Joined;
use super::{name, shell, template};
use crate::uses::{Kind, Name, Scan, Skipped, Use, Within};
use lines::{Instruction, Lines};
use strings::Form;

/// What a builder sets itself: a file only asks for it.
const BUILDER: &[&str] = &[
    "BUILDARCH",
    "BUILDOS",
    "BUILDPLATFORM",
    "BUILDVARIANT",
    "TARGETARCH",
    "TARGETOS",
    "TARGETPLATFORM",
    "TARGETSTAGE",
    "TARGETVARIANT",
];

/// Finds the uses in a Dockerfile.
///
/// Never panics; instructions that are none make the file broken, and the others are read.
#[must_use]
pub fn scan(text: &str) -> Scan {
    let mut lines = Lines::new(text);
    let mut file = File { text, escape: lines.escape, scan: Scan::default(), set: HashSet::new() };
    while let Some(instruction) = lines.instruction() {
        file.instruction(&instruction);
    }
    let mut scan = file.scan;
    scan.is_broken = scan.skipped.is_none() && (scan.is_broken || lines.is_broken);
    scan.comments = lines.comments;
    scan.uses.sort_by_key(|found| found.span.start);
    scan
}

struct File<'t> {
    text: &'t str,
    escape: u8,
    scan: Scan,
    /// The names set so far, in any stage.
    set: HashSet<String>,
}

impl File<'_> {
    fn instruction(&mut self, instruction: &Instruction) {
        let arguments = instruction.arguments.clone();
        match instruction.keyword.as_str() {
            "ONBUILD" => {
                let line = &instruction.line.text;
                let first = words::words(line, arguments, self.escape).into_iter().next();
                let Some(first) = first else { return };
                let keyword = line[first.clone()].to_ascii_uppercase();
                self.instruction_of(&keyword, instruction, first.end..line.len());
            }
            keyword => self.instruction_of(keyword, instruction, arguments),
        }
    }

    fn instruction_of(&mut self, keyword: &str, instruction: &Instruction, part: Range<usize>) {
        let line = &instruction.line;
        match keyword {
            "ARG" | "ENV" => self.assignments(keyword, line, part),
            "FROM" | "LABEL" | "EXPOSE" | "STOPSIGNAL" | "USER" | "VOLUME" | "WORKDIR" => {
                self.expansions(line, part);
            }
            "ADD" | "COPY" => {
                self.expansions(line, part);
                for heredoc in instruction.heredocs.iter().filter(|heredoc| !heredoc.is_literal) {
                    let mut body = Joined::default();
                    body.push(self.text, heredoc.body.clone());
                    let whole = 0..body.text.len();
                    self.expansions(&body, whole);
                }
            }
            "CMD" | "ENTRYPOINT" => self.command(line, part),
            "HEALTHCHECK" => {
                let words = words::words(&line.text, part.clone(), self.escape);
                let is_command =
                    |word: &&Range<usize>| line.text[(*word).clone()].eq_ignore_ascii_case("CMD");
                if let Some(word) = words.iter().find(is_command) {
                    self.command(line, word.end..part.end);
                }
            }
            "RUN" | "SHELL" | "MAINTAINER" => {}
            _ if template::is_mark(keyword) => self.scan.skipped = Some(Skipped::Template),
            _ => self.scan.is_broken = true,
        }
    }

    /// Reads `ENV` and `ARG`: `X=v Y=w`, or `X v` of the former, or `X` of the latter.
    fn assignments(&mut self, keyword: &str, line: &Joined, part: Range<usize>) {
        let words = words::words(&line.text, part.clone(), self.escape);
        let is_old = words.first().is_some_and(|first| !line.text[first.clone()].contains('='));
        if keyword == "ENV" && is_old {
            let value = words.get(1).map(|second| {
                second.start..second.start + line.text[second.start..part.end].trim_end().len()
            });
            self.set(line, words[0].clone(), value);
        } else {
            for word in words {
                let sign = line.text[word.clone()].find('=').map(|at| word.start + at);
                let value = sign.map(|sign| sign + 1..word.end);
                self.set(line, word.start..sign.unwrap_or(word.end), value);
            }
        }
        self.expansions(line, part);
    }

    fn set(&mut self, line: &Joined, span: Range<usize>, value: Option<Range<usize>>) {
        let name = &line.text[span.clone()];
        if !name::is_name(name) {
            return;
        }
        self.set.insert(name.to_owned());
        if BUILDER.contains(&name) {
            return;
        }
        self.scan.uses.push(Use {
            name: Name::Literal(name.to_owned()),
            kind: Kind::Set(Within::Dockerfile),
            span: line.source(&span),
            value: value.map(|value| line.source(&value)),
            is_test: false,
        });
    }

    /// Notes the names that a builder replaces and that are not set above.
    fn expansions(&mut self, line: &Joined, part: Range<usize>) {
        for expansion in expansions(&line.text, part, Syntax::Escaped(self.escape)) {
            let found = expansion.to_use(&line.text);
            self.expanded(found, line);
        }
    }

    /// Reads a command that runs in a container: a script, or its JSON form.
    fn command(&mut self, line: &Joined, part: Range<usize>) {
        let blanks = line.text[part.clone()].len() - line.text[part.clone()].trim_start().len();
        let start = part.start + blanks;
        let script = match strings::form(&line.text, start) {
            Form::Program => return,
            Form::Script(script) => script,
            Form::Shell => {
                let mut script = Joined::default();
                script.push(&line.text, start..part.end);
                script
            }
        };
        for mut found in self.script(&script.text) {
            found.span = script.source(&found.span);
            found.value = found.value.map(|value| script.source(&value));
            self.expanded(found, line);
        }
    }

    fn script(&self, script: &str) -> Vec<Use> {
        let mut scan = shell::scan(script, |name| self.set.contains(name));
        scan.uses.retain(|found| found.name != Name::Dynamic);
        scan.uses
    }

    /// Adds an expansion of a line, unless the file or the builder sets the name.
    fn expanded(&mut self, mut found: Use, line: &Joined) {
        let Name::Literal(name) = &found.name else { return };
        if self.set.contains(name) || BUILDER.contains(&name.as_str()) {
            return;
        }
        found.span = line.source(&found.span);
        found.value = found.value.map(|value| line.source(&value));
        self.scan.uses.push(found);
    }
}
