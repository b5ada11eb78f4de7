//! Makefiles, as GNU make reads them.
//!
//! A use is a reference to a variable that the file does not assign, `X ?= v`, which asks the
//! environment first, `ifdef X`, and `export X`. What a recipe says with `$$X` is an expansion of its shell.

mod lines;
mod own;
mod reference;
mod statement;

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use super::joined::Joined;
use super::{name, shell};
use crate::uses::{Kind, Name, Scan, Use, Within};
use lines::{Line, Lines};
use reference::References;
use statement::{Assignment, Statement};

/// Finds the uses in a Makefile. `is_set_elsewhere` says of a name whether something else assigns it: a
/// file that this one includes.
///
/// Never panics.
#[must_use]
pub fn scan(text: &str, is_set_elsewhere: impl Fn(&str) -> bool) -> Scan {
    let file = File::new(text);
    let mut uses = file.uses;
    for (span, asks) in &file.references {
        let name = &text[span.clone()];
        // What the file includes by a computed path may assign the others.
        if file.includes_computed && !asks {
            continue;
        }
        if !file.assigned.contains(name) && !is_set_elsewhere(name) {
            uses.push(expansion(name, span.clone(), None));
        }
    }
    for (name, span) in &file.exports {
        let mut found = expansion(name, span.clone(), None);
        if file.assigned.contains(*name) || is_set_elsewhere(name) {
            found.kind = Kind::Set(Within::Makefile);
        }
        uses.push(found);
    }
    let mut comments = file.comments;
    for recipe in &file.recipes {
        let is_set = |name: &str| file.assigned.contains(name) || is_set_elsewhere(name);
        let scan = shell::scan(&recipe.text, is_set);
        for mut found in scan.uses {
            if found.name != Name::Dynamic {
                found.span = recipe.source(&found.span);
                found.value = found.value.map(|value| recipe.source(&value));
                uses.push(found);
            }
        }
        for comment in scan.comments {
            // What it ends with may be a reference, which the shell does not see.
            let start = recipe.source(&comment).start;
            let length = text[start..].find(['\n', '\r']).unwrap_or(text.len() - start);
            comments.push(start..start + length);
        }
    }
    uses.retain(|found| {
        matches!(&found.name, Name::Literal(name) if name::is_upper_case(name) && !own::is_set_by_make(name))
    });
    uses.sort_by_key(|found| found.span.start);
    comments.sort_by_key(|comment| comment.start);
    uses.retain(|found| !is_in(&comments, found.span.start));
    Scan { uses, comments, is_broken: file.is_broken, ..Scan::default() }
}

/// The names that a Makefile assigns; with them, those that include it can be read.
#[must_use]
pub fn assigned(text: &str) -> BTreeSet<String> {
    File::new(text).assigned.into_iter().map(str::to_owned).collect()
}

/// The files that a Makefile includes, as far as their paths stand in it as they are.
#[must_use]
pub fn includes(text: &str) -> Vec<String> {
    File::new(text).includes
}

/// Whether a byte is in one of these ranges, which are sorted.
fn is_in(ranges: &[Range<usize>], at: usize) -> bool {
    let next = ranges.partition_point(|range| range.start <= at);
    next.checked_sub(1).and_then(|index| ranges.get(index)).is_some_and(|range| at < range.end)
}

fn expansion(name: &str, span: Range<usize>, value: Option<Range<usize>>) -> Use {
    let name = Name::Literal(name.to_owned());
    Use { name, kind: Kind::Expansion, span, value, is_test: false }
}

/// What a Makefile says, before it is known which names it assigns.
struct File<'t> {
    text: &'t str,
    uses: Vec<Use>,
    /// What is referred to, and whether the place asks if it is set.
    references: Vec<(Range<usize>, bool)>,
    exports: Vec<(&'t str, Range<usize>)>,
    /// Each recipe as its shell gets it.
    recipes: Vec<Joined>,
    assigned: HashSet<&'t str>,
    includes: Vec<String>,
    /// Whether it includes files whose paths are computed.
    includes_computed: bool,
    comments: Vec<Range<usize>>,
    is_broken: bool,
}

impl<'t> File<'t> {
    fn new(text: &'t str) -> Self {
        let mut lines = Lines::new(text);
        let mut file = Self {
            text,
            uses: Vec::new(),
            references: Vec::new(),
            exports: Vec::new(),
            recipes: Vec::new(),
            assigned: HashSet::new(),
            includes: Vec::new(),
            includes_computed: false,
            comments: Vec::new(),
            is_broken: false,
        };
        while let Some(line) = lines.next() {
            match line {
                Line::Make(line) => {
                    let statement = Statement::of(&line.text);
                    match statement {
                        Statement::Rule => lines.in_rule = true,
                        Statement::Conditional | Statement::Test(_) => {}
                        _ => lines.in_rule = false,
                    }
                    file.statement(statement, &line);
                }
                Line::Recipe(lines) => file.recipe(&lines),
                Line::Define(line, body) => {
                    lines.in_rule = false;
                    file.define(&line);
                    file.refer(text, body, Range::clone);
                }
            }
        }
        file.comments = lines.comments;
        file.is_broken = lines.is_broken;
        file
    }

    fn statement(&mut self, statement: Statement, line: &Joined) {
        match statement {
            Statement::Assign(assignment) => self.assign(&assignment, line),
            Statement::Export(names) => {
                for name in names {
                    let span = line.source(&name);
                    self.exports.push((&self.text[span.clone()], span));
                }
            }
            Statement::Test(name) => self.references.push((line.source(&name), true)),
            Statement::Include(paths) => {
                let paths = line.text[paths].split_ascii_whitespace();
                for path in paths {
                    if path.contains('$') {
                        self.includes_computed = true;
                    } else if !path.contains(['*', '?', '[']) {
                        self.includes.push(path.to_owned());
                    }
                }
            }
            Statement::Conditional | Statement::Rule | Statement::Other => {}
        }
        self.refer(&line.text, 0..line.text.len(), |name| line.source(name));
    }

    /// Notes the references in a part of a text, of which `source` says where it stands in the file.
    fn refer(
        &mut self,
        text: &str,
        part: Range<usize>,
        source: impl Fn(&Range<usize>) -> Range<usize>,
    ) {
        let found = References::read(text, part);
        self.references.extend(found.names.iter().map(|name| (source(name), false)));
        let assigned = found.assigned.iter().map(|name| &self.text[source(name)]);
        self.assigned.extend(assigned);
    }

    fn assign(&mut self, assignment: &Assignment, line: &Joined) {
        let span = line.source(&assignment.name);
        let name = &self.text[span.clone()];
        let value = Some(line.source(&assignment.value));
        self.assigned.insert(name);
        if assignment.is_default || assignment.is_exported {
            let mut found = expansion(name, span, value);
            if !assignment.is_default {
                found.kind = Kind::Set(Within::Makefile);
            }
            self.uses.push(found);
        }
    }

    /// Reads the line that begins a definition: `define X`, `define X =`.
    fn define(&mut self, line: &Joined) {
        let words = line.text.split_ascii_whitespace();
        let name = words.skip_while(|&word| word != "define").nth(1).unwrap_or_default();
        let start = line.text.find("define").unwrap_or_default() + "define".len();
        if let Some(at) = line.text[start..].find(name).filter(|_| !name.is_empty()) {
            let span = line.source(&(start + at..start + at + name.len()));
            self.assigned.insert(&self.text[span]);
        }
    }

    /// Puts a recipe together as its shell gets it: each `$$` is one dollar sign, and a space stands for
    /// each reference.
    fn recipe(&mut self, lines: &[Range<usize>]) {
        let mut script = Joined::default();
        for line in lines {
            let content = self.text[line.clone()].trim_start_matches([' ', '\t', '@', '-', '+']);
            let mut at = line.end - content.len();
            self.refer(self.text, at..line.end, Range::clone);
            let text = &self.text[..line.end];
            while let Some(length) = memchr::memchr(b'$', &text.as_bytes()[at..]) {
                script.push(text, at..at + length);
                at += length;
                if text[at + 1..].starts_with('$') {
                    script.push(text, at + 1..at + 2);
                    at += 2;
                } else {
                    script.push_filler(' ', at);
                    at = reference::end(text, at + 1);
                }
            }
            script.push(text, at..line.end);
            script.push_filler('\n', line.end);
        }
        self.recipes.push(script);
    }
}
