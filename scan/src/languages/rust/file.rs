//! A file of Rust: its tokens, and what its names stand for.

use std::cell::Cell;
use std::collections::HashMap;
use std::ops::Range;

use super::declare;
use super::structure::Structure;
use super::template::Template;
use super::tokens::Tokens;
use crate::languages::scope::Bindings;

/// How many imports lead from a name to what it stands for.
const HOPS: usize = 4;
/// How many containers and functions before a place are looked at for the one around it.
const DEPTH: usize = 64;

/// How many items of lists and branches stand for names in one file: each read in a loop has all of
/// those that the loop goes through.
const EXPANSIONS: usize = 1 << 16;

/// What a name stands for. Ranges are of tokens.
#[derive(Debug, Clone)]
pub(super) enum Bound<'t> {
    /// What is imported from this path.
    Import(Vec<&'t str>),
    /// The value of an expression.
    Value(Range<usize>),
    /// One after the other of what an expression yields; of tuples, this part.
    Each(Range<usize>, usize),
    /// A parameter: of a function that has a name, which one.
    Parameter(Option<Parameter>),
    /// Something else that is declared in the file.
    Other,
}

/// A parameter of a function or macro.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Parameter {
    /// The token of the function's name.
    pub(super) function: usize,
    /// How many others are before it, without `self`.
    pub(super) index: usize,
}

/// A module, a type or a trait that holds items.
#[derive(Debug)]
pub(super) struct Container<'t> {
    /// From the brace that opens it to the one that closes it.
    pub(super) range: Range<usize>,
    pub(super) name: &'t str,
    /// Whether its items can be named in it without a path.
    pub(super) is_module: bool,
}

/// A function with a body.
#[derive(Debug)]
pub(super) struct Function {
    /// From the brace that opens it to the one that closes it.
    pub(super) body: Range<usize>,
    /// What it returns.
    pub(super) returned: Range<usize>,
}

/// A file, with everything that it declares.
#[derive(Debug)]
pub(super) struct File<'t> {
    pub(super) tokens: Tokens<'t>,
    /// Functions, constants, variables.
    pub(super) values: Bindings<'t, Bound<'t>>,
    /// Modules and types.
    pub(super) modules: Bindings<'t, Bound<'t>>,
    pub(super) macros: Bindings<'t, Bound<'t>>,
    /// The paths of which everything is imported, and where.
    pub(super) globs: Vec<(Range<usize>, Vec<&'t str>)>,
    /// The constants of modules, types and traits.
    pub(super) constants: HashMap<(&'t str, &'t str), Range<usize>>,
    /// Modules, types and traits, the outer ones first.
    pub(super) containers: Vec<Container<'t>>,
    /// Functions, the outer ones first.
    pub(super) functions: Vec<Function>,
    pub(super) templates: Vec<Template>,
    pub(super) structures: Vec<Structure<'t>>,
    /// Whether a library that parses arguments is named.
    pub(super) has_parser: bool,
    /// Where test code is.
    pub(super) tests: Vec<Range<usize>>,
    /// How many items of lists and branches may still stand for names.
    expansions: Cell<usize>,
}

impl<'t> File<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut file = Self {
            tokens: Tokens::new(text),
            values: Bindings::default(),
            modules: Bindings::default(),
            macros: Bindings::default(),
            globs: Vec::new(),
            constants: HashMap::new(),
            containers: Vec::new(),
            functions: Vec::new(),
            templates: Vec::new(),
            structures: Vec::new(),
            has_parser: ["clap", "bpaf", "structopt"].iter().any(|name| text.contains(name)),
            tests: Vec::new(),
            expansions: Cell::new(EXPANSIONS),
        };
        declare::declare(&mut file);
        file.values.link();
        file.modules.link();
        file.macros.link();
        file
    }

    /// Whether one more item of a list, or branch, may stand for a name.
    pub(super) fn may_expand(&self) -> bool {
        let left = self.expansions.get();
        self.expansions.set(left.saturating_sub(1));
        left > 0
    }

    /// A path as it is written outside of the modules that the file itself holds.
    pub(super) fn outside(&self, path: &[&'t str], at: usize) -> Vec<&'t str> {
        let up = path.iter().take_while(|part| **part == "super").count();
        let rest = match path {
            ["self", rest @ ..] => rest,
            _ if up > 0 => &path[up..],
            _ => return path.to_vec(),
        };
        let before = self.containers.partition_point(|container| container.range.start <= at);
        let around = self.containers[..before].iter().rev().take(DEPTH);
        let mut modules: Vec<_> = around
            .filter(|container| container.is_module && container.range.contains(&at))
            .map(|container| container.name)
            .collect();
        modules.reverse();
        match modules.len().checked_sub(up) {
            Some(left) => [&["self"], &modules[..left], rest].concat(),
            None => [&path[..up - modules.len()], rest].concat(),
        }
    }

    /// What a path leads to once imports are followed.
    pub(super) fn resolve(&self, path: &[&'t str], at: usize) -> Vec<&'t str> {
        let namespace = if path.len() == 1 { &self.values } else { &self.modules };
        self.resolve_in(namespace, path, at)
    }

    /// What the path of a macro leads to.
    pub(super) fn resolve_macro(&self, path: &[&'t str], at: usize) -> Vec<&'t str> {
        let namespace = if path.len() == 1 { &self.macros } else { &self.modules };
        self.resolve_in(namespace, path, at)
    }

    fn resolve_in(
        &self,
        first: &Bindings<'t, Bound<'t>>,
        path: &[&'t str],
        at: usize,
    ) -> Vec<&'t str> {
        let mut path = path.to_vec();
        let mut namespace = first;
        for _ in 0..HOPS {
            // What the file itself imports is found under its own name, too.
            if let [start, next, ..] = path[..]
                && matches!(start, "self" | "crate" | "super")
                && matches!(self.modules.innermost(next, at), Some(Bound::Import(_)))
            {
                path.remove(0);
            }
            let bound = path.first().and_then(|name| namespace.innermost(name, at));
            let Some(Bound::Import(target)) = bound else { break };
            if target.first() == path.first() {
                break;
            }
            path.splice(..1, target.iter().copied());
            namespace = &self.modules;
        }
        path
    }

    /// The paths of which everything is imported at a place.
    pub(super) fn globs_at(&self, at: usize) -> impl Iterator<Item = &Vec<&'t str>> {
        let here = self.globs.iter().filter(move |(scope, _)| scope.contains(&at));
        here.map(|(_, path)| path)
    }

    /// The module, type or trait around a place.
    pub(super) fn container(&self, at: usize) -> Option<&Container<'t>> {
        let before = self.containers.partition_point(|container| container.range.start <= at);
        let mut around = self.containers[..before].iter().rev().take(DEPTH);
        around.find(|container| container.range.contains(&at))
    }

    /// The function around a place.
    pub(super) fn function(&self, at: usize) -> Option<&Function> {
        let before = self.functions.partition_point(|function| function.body.start <= at);
        let mut around = self.functions[..before].iter().rev().take(DEPTH);
        around.find(|function| function.body.contains(&at))
    }

    pub(super) fn is_test(&self, at: usize) -> bool {
        let before = self.tests.partition_point(|range| range.start <= at);
        before.checked_sub(1).is_some_and(|last| self.tests[last].contains(&at))
    }
}
