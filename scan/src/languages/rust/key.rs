//! The variable that an expression names, as far as that is known without running the program.

use std::ops::Range;

use super::closure::ITERATORS;
use super::file::{Bound, File};
use crate::uses::Name;

/// How long the name of a variable may become.
const LENGTH: usize = 256;
/// How many steps lead from an expression to its string.
const STEPS: usize = 64;
/// How deep expressions that are followed may be nested.
const DEPTH: usize = 8;
/// How many names one expression may stand for.
const NAMES: usize = 256;

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
    /// The token of the name of the function of which it is a parameter.
    pub(super) helper: Option<usize>,
}

/// One string, or what else is known of it.
#[derive(Debug)]
enum Value {
    Known(Vec<String>),
    Imported(Name),
    Parameter(Option<usize>),
    Unknown,
}

impl<'t> File<'t> {
    /// What is known of the expression at these tokens.
    pub(super) fn key(&self, expression: Range<usize>) -> Key {
        let mut steps = STEPS;
        let (names, helper) = match self.value(expression, &mut steps, 0) {
            Value::Known(strings) if !strings.is_empty() => {
                (strings.into_iter().map(Name::Literal).collect(), None)
            }
            Value::Imported(name) => (vec![name], None),
            Value::Parameter(function) => (vec![Name::Dynamic], function),
            Value::Known(_) | Value::Unknown => (vec![Name::Dynamic], None),
        };
        Key { names, helper }
    }

    /// The one string that an expression is.
    pub(super) fn constant(&self, expression: Range<usize>) -> Option<String> {
        let mut steps = STEPS;
        self.string(expression, &mut steps, 0)
    }

    /// The strings that a list yields, if all of them are known.
    pub(super) fn each_of(&self, list: Range<usize>) -> Vec<String> {
        let mut steps = STEPS;
        self.each(list, 0, &mut steps, 0)
    }

    fn string(&self, expression: Range<usize>, steps: &mut usize, depth: usize) -> Option<String> {
        match self.value(expression, steps, depth) {
            Value::Known(strings) => <[String; 1]>::try_from(strings).ok().map(|[string]| string),
            _ => None,
        }
    }

    fn value(&self, expression: Range<usize>, steps: &mut usize, depth: usize) -> Value {
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
            return self
                .template(start)
                .map_or(Value::Unknown, |name| Value::Parameter(Some(name)));
        }
        let Some(path) = self.tokens.path(start) else { return Value::Unknown };
        if path.end == end {
            return self.named(&path.segments, start, steps, depth);
        }
        if self.tokens.is(path.end, b'!') && self.tokens.next(path.end + 1) == end {
            let inside = self.tokens.inside(path.end + 1);
            return self.macro_value(&path.segments, inside, steps, depth);
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
            (_, Some(Bound::Parameter(function))) => Value::Parameter(*function),
            (_, Some(Bound::Other)) => Value::Unknown,
            ([name], None) => self.of_glob(name, at),
            _ => self.elsewhere(&self.resolve(path, at), at, steps, depth),
        }
    }

    /// A constant that is part of something: here, or in another file.
    fn elsewhere(&self, path: &[&'t str], at: usize, steps: &mut usize, depth: usize) -> Value {
        let [module @ .., constant] = path else { return Value::Unknown };
        let Some(container) = module.last() else { return Value::Unknown };
        let own = match *container {
            "Self" => self.container(at).unwrap_or_default(),
            "self" | "super" | "crate" => "",
            name => name,
        };
        match self.constants.get(&(own, *constant)) {
            Some(value) => self.value(value.clone(), steps, depth + 1),
            None if is_constant(constant) && *container != "Self" => {
                let (module, constant) = (module.join("::"), (*constant).to_owned());
                Value::Imported(Name::Imported { module, constant })
            }
            None => Value::Unknown,
        }
    }

    /// A constant that is not declared here, but everything of some module is imported.
    fn of_glob(&self, name: &'t str, at: usize) -> Value {
        let own = |path: &&Vec<&str>| {
            !matches!(path[..], ["std" | "core", ..] | ["super"]) && !path.is_empty()
        };
        match self.globs_at(at).find(own) {
            Some(path) if is_constant(name) => {
                let (module, constant) = (path.join("::"), name.to_owned());
                Value::Imported(Name::Imported { module, constant })
            }
            _ => Value::Unknown,
        }
    }

    fn macro_value(
        &self,
        path: &[&'t str],
        inside: Range<usize>,
        steps: &mut usize,
        depth: usize,
    ) -> Value {
        let string = match path.last() {
            Some(&"concat") => {
                let mut parts = self.tokens.split(inside);
                parts.try_fold(String::new(), |all, part| {
                    let all = all + &self.string(part, steps, depth + 1)?;
                    (all.len() <= LENGTH).then_some(all)
                })
            }
            Some(&"stringify") if inside.len() == 1 => {
                self.tokens.ident(inside.start).map(str::to_owned)
            }
            Some(&"format") => self.formatted(inside, steps, depth),
            _ => None,
        };
        string.filter(|string| string.len() <= LENGTH).map_or(Value::Unknown, known)
    }

    /// What `format!` makes, if all that it puts in is known.
    fn formatted(&self, inside: Range<usize>, steps: &mut usize, depth: usize) -> Option<String> {
        let at = inside.start;
        let (template, mut arguments) =
            (self.tokens.string(at)?, self.tokens.split(inside).skip(1));
        let (mut string, mut rest) = (String::new(), template.as_str());
        while let Some((plain, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}')?;
            string.push_str(plain);
            string.push_str(&match name {
                "" => self.string(arguments.next()?, steps, depth + 1)?,
                name => match self.values.innermost(name, at)? {
                    Bound::Value(value) => self.string(value.clone(), steps, depth + 1)?,
                    _ => return None,
                },
            });
            rest = after;
            if string.len() > LENGTH {
                return None;
            }
        }
        string.push_str(rest);
        (!string.contains('}')).then_some(string)
    }

    /// What a list that is written out yields; of tuples, this part.
    fn each(
        &self,
        iterated: Range<usize>,
        part: usize,
        steps: &mut usize,
        depth: usize,
    ) -> Vec<String> {
        if *steps == 0 || depth > DEPTH {
            return Vec::new();
        }
        *steps -= 1;
        let Range { start, end } = self.iterated(iterated);
        let tokens = &self.tokens;
        let is_vec = tokens.is_ident(start, "vec") && tokens.is(start + 1, b'!');
        let list = if is_vec { start + 2 } else { start };
        if tokens.is(list, b'[') && tokens.next(list) == end {
            let items = tokens.split(tokens.inside(list)).take(NAMES);
            let strings = items.map(|item| self.item(item, part, steps, depth));
            return strings.collect::<Option<_>>().unwrap_or_default();
        }
        let Some(path) = tokens.path(start).filter(|path| path.end == end) else {
            return Vec::new();
        };
        let value = match path.segments[..] {
            [name] => match self.values.innermost(name, start) {
                Some(Bound::Value(value)) => Some(value),
                _ => None,
            },
            [.., container, name] => self.constants.get(&(container, name)),
            [] => None,
        };
        value.map_or_else(Vec::new, |value| self.each(value.clone(), part, steps, depth + 1))
    }

    /// One item of a list; of a tuple, this part.
    fn item(
        &self,
        item: Range<usize>,
        part: usize,
        steps: &mut usize,
        depth: usize,
    ) -> Option<String> {
        let item = if self.tokens.is(item.start, b'(') {
            self.tokens.split(self.tokens.inside(item.start)).nth(part)?
        } else {
            item
        };
        // A list may be longer than a way may be far.
        let literal = self.tokens.string(item.start).filter(|_| item.len() == 1);
        literal.or_else(|| self.string(item, steps, depth + 1))
    }

    /// What is gone through, without `&` and `.iter()`.
    fn iterated(&self, expression: Range<usize>) -> Range<usize> {
        let Range { mut start, mut end } = expression;
        let tokens = &self.tokens;
        while tokens.is(start, b'&') && start < end {
            start += 1;
        }
        while end >= start + 5
            && tokens.is(end - 1, b')')
            && tokens.ident(end - 3).is_some_and(|name| ITERATORS.contains(&name))
            && tokens.is(end - 4, b'.')
        {
            end -= 4;
        }
        start..end
    }
}

fn known(string: String) -> Value {
    Value::Known(vec![string])
}

/// Whether a name is written as constants are.
fn is_constant(name: &str) -> bool {
    name.contains(|letter: char| letter.is_ascii_uppercase())
        && !name.contains(|letter: char| letter.is_lowercase())
}
