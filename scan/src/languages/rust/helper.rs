//! Functions that hand a parameter on to a read of the environment, themselves or by another one, and
//! the calls of them in their own file.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::default::default;
use super::file::{Bound, File, Parameter};
use super::found::Found;
use super::reader::is_known;
use crate::uses::{self, Kind};

/// How many functions lead from one to the read.
const ROUNDS: usize = 4;
/// How many arguments of a call are looked at.
const ARGUMENTS: usize = 8;
/// How many helpers of a file may have the same name.
const SAME: usize = 16;
/// Functions that change the variable which their argument names.
const SETTERS: &[&str] = &["set_var", "remove_var"];

/// Finds the helpers of a file, given those that read the environment themselves, and adds what
/// their calls name. What also changes the variable, to put it back later, is none.
///
/// Returned are those that are given the name first, as all readers are.
pub(super) fn helpers(file: &File<'_>, found: &mut Found) -> Vec<uses::Helper> {
    let mut helpers = std::mem::take(&mut found.helpers);
    if helpers.is_empty() {
        return Vec::new();
    }
    let is_setter = |at| file.tokens.ident(at).is_some_and(|name| SETTERS.contains(&name));
    let first = |at| if is_setter(at) { vec![0] } else { Vec::new() };
    let setters: BTreeSet<_> = callers(file, first).collect();
    for _ in 0..ROUNDS {
        helpers.retain(|helper| !setters.contains(helper));
        let before = helpers.len();
        let known = Helpers::new(file, &helpers);
        helpers.extend(callers(file, |at| known.called(file, at)));
        if helpers.len() == before {
            break;
        }
    }
    let known = Helpers::new(file, &helpers);
    for (open, name) in calls(file, |at| known.called(file, at)) {
        if is_known(file, &name) {
            let default = default(file, file.tokens.next(open));
            found.add(file, Kind::Helper, name, default.as_ref());
        }
    }
    let is_reader = |helper: &&Parameter| helper.index == 0 && !file.is_test(helper.function);
    let helper = |helper: &Parameter| {
        let span = file.tokens.span(helper.function..helper.function + 1);
        Some(uses::Helper { name: file.tokens.ident(helper.function)?.to_owned(), span })
    };
    helpers.iter().filter(is_reader).filter_map(helper).collect()
}

/// The calls of functions, given which arguments of the function whose name is at a token matter:
/// the bracket, and such an argument.
fn calls(
    file: &File<'_>,
    arguments: impl Fn(usize) -> Vec<usize>,
) -> impl Iterator<Item = (usize, Range<usize>)> {
    let tokens = &file.tokens;
    let call = move |at: usize, index: usize| {
        let after = tokens.turbofish(at + 1);
        let open = if tokens.is(after, b'!') { after + 1 } else { after };
        let argument = tokens.split(tokens.inside(open)).nth(index);
        Some((open, argument.filter(|_| tokens.is(open, b'('))?))
    };
    (0..tokens.len())
        .flat_map(move |at| arguments(at).into_iter().filter_map(move |index| call(at, index)))
}

/// The parameters that are handed on to such calls.
fn callers(
    file: &File<'_>,
    arguments: impl Fn(usize) -> Vec<usize>,
) -> impl Iterator<Item = Parameter> {
    calls(file, arguments).filter_map(|(_, argument)| file.key(argument).parameter)
}

/// The helpers of a file, by their names.
struct Helpers<'t> {
    by_name: HashMap<&'t str, Vec<(Helper<'t>, usize)>>,
}

/// What has to stand before the name of a helper where it is called.
#[derive(PartialEq, Eq)]
enum Helper<'t> {
    Macro,
    /// A function of a module, or a closure.
    Free,
    /// A function of a type or trait with this name.
    Of(&'t str),
}

impl<'t> Helpers<'t> {
    fn new(file: &File<'t>, helpers: &BTreeSet<Parameter>) -> Self {
        let mut by_name: HashMap<_, Vec<_>> = HashMap::new();
        for Parameter { function, index } in helpers {
            if let Some(name) = file.tokens.ident(*function).filter(|_| *index < ARGUMENTS) {
                let helper = (Helper::new(file, *function), *index);
                let same = by_name.entry(name).or_default();
                if same.len() < SAME && !same.contains(&helper) {
                    same.push(helper);
                }
            }
        }
        Self { by_name }
    }

    /// Which arguments name variables in a call of what has the name here.
    fn called(&self, file: &File<'t>, at: usize) -> Vec<usize> {
        let name = file.tokens.ident(at);
        let Some(helpers) = name.and_then(|name| self.by_name.get(name)) else {
            return Vec::new();
        };
        let Some(meant) = meant(file, at) else { return Vec::new() };
        let same = helpers.iter().filter(|(helper, _)| *helper == meant);
        same.map(|(_, index)| *index).collect()
    }
}

/// What may be meant by the name of a function or macro here, of those in the file itself.
fn meant<'t>(file: &File<'t>, at: usize) -> Option<Helper<'t>> {
    let tokens = &file.tokens;
    let ident = |before| at.checked_sub(before).and_then(|before| tokens.ident(before));
    let own = || Some(Helper::Of(file.container(at)?.name));
    if tokens.is_member(at) {
        return own().filter(|_| ident(2) == Some("self"));
    }
    if at >= 2 && tokens.is_pair(at - 2, *b"::") {
        return match ident(3)? {
            "Self" => own(),
            "self" | "super" | "crate" => Some(Helper::Free),
            container => Some(Helper::Of(container)),
        };
    }
    if tokens.is(at + 1, b'!') {
        return Some(Helper::Macro);
    }
    // What is imported is another one.
    let bound = file.values.innermost(tokens.ident(at)?, at);
    let is_declared = matches!(bound, Some(Bound::Other | Bound::Value(_)));
    (is_declared && ident(1) != Some("fn")).then_some(Helper::Free)
}

impl<'t> Helper<'t> {
    fn new(file: &File<'t>, at: usize) -> Self {
        if file.tokens.is_before(at, b'!') {
            return Self::Macro;
        }
        let container = file.container(at).filter(|container| !container.is_module);
        let is_inside = |container: usize| {
            file.function(at).is_some_and(|function| function.body.start > container)
        };
        match container {
            Some(container) if !is_inside(container.range.start) => Self::Of(container.name),
            _ => Self::Free,
        }
    }
}
