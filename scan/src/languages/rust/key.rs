//! The variable that an expression names, as far as that is known without running the program.

use std::ops::Range;

use super::env_config::snake;
use super::file::{Bound, File, Parameter};
use crate::uses::Name;

/// How many steps lead from an expression to its string.
pub(super) const STEPS: usize = 64;
/// How deep expressions that are followed may be nested.
pub(super) const DEPTH: usize = 8;

/// Methods that give back the string they are called on.
const SAME: &[&str] = &[
    "as_os_str",
    "as_ref",
    "as_str",
    "borrow",
    "clone",
    "deref",
    "into",
    "into_string",
    "to_owned",
    "to_str",
    "to_string",
    "trim",
];
/// Types whose `from` and `new` give back the string that they are given.
const WRAPPERS: &[&str] = &["String", "OsStr", "OsString", "Cow", "Box", "Arc", "Rc"];

/// What is known of an expression that names a variable.
#[derive(Debug)]
pub(super) struct Key {
    /// The variables that it may name: at least one.
    pub(super) names: Vec<Name>,
    /// The parameter that it is.
    pub(super) parameter: Option<Parameter>,
}

/// What is known of the string that an expression is.
#[derive(Debug)]
pub(super) enum Value {
    /// It is one of these: no [`Name::Dynamic`].
    Known(Vec<Name>),
    /// It is a parameter: of a function that has a name, which one.
    Parameter(Option<Parameter>),
    Unknown,
}

impl<'t> File<'t> {
    /// What is known of the expression at these tokens.
    pub(super) fn key(&self, expression: Range<usize>) -> Key {
        let mut steps = STEPS;
        let (names, parameter) = match self.value(expression, &mut steps, 0) {
            Value::Known(names) if !names.is_empty() => (names, None),
            Value::Parameter(parameter) => (vec![Name::Dynamic], parameter),
            Value::Known(_) | Value::Unknown => (vec![Name::Dynamic], None),
        };
        Key { names, parameter }
    }

    /// The bytes of the name that an expression makes: of a literal what is between its quotes.
    pub(super) fn name_span(&self, expression: Range<usize>) -> Range<usize> {
        let bare = self.bare(expression.clone());
        let content = self.tokens.content(bare.start).filter(|_| bare.len() == 1);
        content.unwrap_or_else(|| self.tokens.span(expression))
    }

    /// The one string that an expression is.
    pub(super) fn constant(&self, expression: Range<usize>) -> Option<String> {
        let mut steps = STEPS;
        self.string(expression, &mut steps, 0)
    }

    pub(super) fn string(
        &self,
        expression: Range<usize>,
        steps: &mut usize,
        depth: usize,
    ) -> Option<String> {
        match self.value(expression, steps, depth) {
            Value::Known(mut names) if names.len() == 1 => match names.pop() {
                Some(Name::Literal(string)) => Some(string),
                _ => None,
            },
            _ => None,
        }
    }

    pub(super) fn value(&self, expression: Range<usize>, steps: &mut usize, depth: usize) -> Value {
        if *steps == 0 || depth > DEPTH {
            return Value::Unknown;
        }
        *steps -= 1;
        let Range { start, end } = self.bare(expression);
        if let Some(string) = self.tokens.string(start).filter(|_| start + 1 == end) {
            return known(string);
        }
        // In the definition of a macro, what the macro is given.
        if self.tokens.is(start, b'$') && start + 2 == end {
            return Value::Parameter(self.template(start));
        }
        if self.tokens.is_ident(start, "if") || self.tokens.is_ident(start, "match") {
            return self.branched(start..end, steps, depth);
        }
        let Some(path) = self.tokens.path(start) else { return Value::Unknown };
        if path.end == end {
            return self.named(&path.segments, start, steps, depth);
        }
        if self.tokens.is(path.end, b'!') && self.tokens.next(path.end + 1) == end {
            let inside = self.tokens.inside(path.end + 1);
            let made = self.made(&path.segments, inside, steps, depth);
            return made.map_or(Value::Unknown, known);
        }
        match self.wrapped(start..end) {
            Some(inside) => self.value(inside, steps, depth + 1),
            None => Value::Unknown,
        }
    }

    /// What `String::from(…)` and the like are given.
    pub(super) fn wrapped(&self, expression: Range<usize>) -> Option<Range<usize>> {
        let path = self.tokens.path(expression.start)?;
        let is_call =
            self.tokens.is(path.end, b'(') && self.tokens.next(path.end) == expression.end;
        match path.segments[..] {
            [.., wrapper, "from" | "new"] if is_call && WRAPPERS.contains(&wrapper) => {
                Some(self.tokens.inside(path.end))
            }
            _ => None,
        }
    }

    /// An expression without what does not change its string.
    pub(super) fn bare(&self, expression: Range<usize>) -> Range<usize> {
        let Range { mut start, mut end } = expression;
        let tokens = &self.tokens;
        for _ in 0..STEPS {
            let is_plain_call = end >= start + 5
                && tokens.is(end - 1, b')')
                && tokens.is(end - 2, b'(')
                && tokens.ident(end - 3).is_some_and(|name| SAME.contains(&name))
                && tokens.is(end - 4, b'.');
            let is_reference =
                tokens.is(start, b'&') || tokens.is(start, b'*') || tokens.is_ident(start, "mut");
            if is_plain_call {
                end -= 4;
            } else if is_reference && start + 1 < end {
                start += 1;
            } else if tokens.is(start, b'(') && tokens.next(start) == end {
                (start, end) = (start + 1, end - 1);
            } else {
                break;
            }
        }
        start..end.max(start)
    }

    fn named(&self, path: &[&'t str], at: usize, steps: &mut usize, depth: usize) -> Value {
        let bound = match path {
            [name] => self.values.innermost(name, at),
            _ => None,
        };
        match (path, bound) {
            (_, Some(Bound::Value(value))) => self.value(value.clone(), steps, depth + 1),
            (_, Some(Bound::Each(iterated, part))) => {
                Value::Known(self.each(iterated.clone(), *part, steps, depth + 1))
            }
            (_, Some(Bound::Parameter(parameter))) => Value::Parameter(*parameter),
            (_, Some(Bound::Other)) => Value::Unknown,
            ([name], None) => self.of_glob(name, at),
            _ => self.elsewhere(&self.resolve(&self.outside(path, at), at), at, steps, depth),
        }
    }

    /// A constant that is part of something: here, or in another file.
    fn elsewhere(&self, path: &[&'t str], at: usize, steps: &mut usize, depth: usize) -> Value {
        let [module @ .., constant] = path else { return Value::Unknown };
        let Some(container) = module.last() else { return Value::Unknown };
        let own = match *container {
            "Self" => self.container(at).map_or("", |container| container.name),
            "self" | "crate" => "",
            name => name,
        };
        match self.constants.get(&(own, *constant)) {
            Some(value) => self.value(value.clone(), steps, depth + 1),
            None if is_constant(constant) && *container != "Self" => {
                self.imported(module, constant, at)
            }
            None => Value::Unknown,
        }
    }

    /// A constant that is not declared here, but everything of some module is imported.
    fn of_glob(&self, name: &'t str, at: usize) -> Value {
        match self.glob(name, at) {
            Some(path) if is_constant(name) => self.imported(path, name, at),
            _ => Value::Unknown,
        }
    }

    /// The constant of a module that is in another file.
    fn imported(&self, module: &[&'t str], constant: &str, at: usize) -> Value {
        let mut module = module.to_vec();
        let unknown = module.first().filter(|first| {
            first.starts_with(char::is_uppercase) && self.modules.innermost(first, at).is_none()
        });
        if let Some(glob) = unknown.and_then(|first| self.glob(first, at)) {
            module.splice(0..0, glob.iter().copied());
        }
        // A module of this file, whose own file is elsewhere.
        let first = module.first().and_then(|first| self.modules.innermost(first, at));
        if matches!(first, Some(Bound::Other)) {
            module.insert(0, "self");
            module = self.outside(&module, at);
        }
        let (module, constant) = (module.join("::"), constant.to_owned());
        Value::Known(vec![Name::Imported { module, constant }])
    }

    /// The module of which everything is imported, where a name may come from that is not declared.
    /// A type is often in the module that is named as it is.
    fn glob(&self, name: &str, at: usize) -> Option<&Vec<&'t str>> {
        let is_elsewhere =
            |path: &&Vec<&str>| !matches!(path[..], [] | ["self"] | ["std" | "core", ..]);
        let is_own = |path: &[&str]| {
            let is_module = |first| matches!(self.modules.innermost(first, at), Some(Bound::Other));
            path.first().is_some_and(|first| {
                matches!(*first, "crate" | "self" | "super") || is_module(first)
            })
        };
        let snake = snake(name);
        self.globs_at(at)
            .filter(is_elsewhere)
            .max_by_key(|path| (path.last() == Some(&&*snake), is_own(path)))
    }
}

fn known(string: String) -> Value {
    Value::Known(vec![Name::Literal(string)])
}

/// Whether a name is written as constants are.
fn is_constant(name: &str) -> bool {
    name.contains(|letter: char| letter.is_ascii_uppercase())
        && !name.contains(|letter: char| letter.is_lowercase())
}
