//! Functions that hand a parameter on to a read of the environment, themselves or by another one, and
//! the calls of them in their own file.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::default::default;
use super::file::{Bound, File};
use super::found::Found;
use super::reader::is_known;
use crate::uses::{self, Kind};

/// How many functions lead from one to the read.
const ROUNDS: usize = 4;
/// Functions that change the variable which their argument names.
const SETTERS: &[&str] = &["set_var", "remove_var"];

/// Finds the helpers of a file, given those that read the environment themselves, and adds what
/// their calls name. What also changes the variable, to put it back later, is none.
pub(super) fn helpers(file: &File<'_>, found: &mut Found) -> Vec<uses::Helper> {
    let mut helpers = std::mem::take(&mut found.helpers);
    if helpers.is_empty() {
        return Vec::new();
    }
    let is_setter = |at| file.tokens.ident(at).is_some_and(|name| SETTERS.contains(&name));
    let setters: BTreeSet<_> = callers(file, is_setter).collect();
    for _ in 0..ROUNDS {
        helpers.retain(|helper| !setters.contains(helper));
        let before = helpers.len();
        let known = Helpers::new(file, &helpers);
        helpers.extend(callers(file, |at| known.is_called(file, at)));
        if helpers.len() == before {
            break;
        }
    }
    let known = Helpers::new(file, &helpers);
    for (open, name) in calls(file, |at| known.is_called(file, at)) {
        if is_known(file, &name) {
            let default = default(file, file.tokens.next(open));
            found.add(file, Kind::Helper, name, default.as_ref());
        }
    }
    let helper = |at: &usize| {
        let name = file.tokens.ident(*at)?.to_owned();
        Some(uses::Helper { name, span: file.tokens.span(*at..at + 1) })
    };
    helpers.iter().filter(|at| !file.is_test(**at)).filter_map(helper).collect()
}

/// The calls of functions whose names are at tokens: the bracket, and the first argument.
fn calls(
    file: &File<'_>,
    is_meant: impl Fn(usize) -> bool,
) -> impl Iterator<Item = (usize, Range<usize>)> {
    let tokens = &file.tokens;
    (0..tokens.len()).filter(move |at| is_meant(*at)).filter_map(|at| {
        let after = tokens.turbofish(at + 1);
        let open = if tokens.is(after, b'!') { after + 1 } else { after };
        let argument = tokens.split(tokens.inside(open)).next();
        Some((open, argument.filter(|_| tokens.is(open, b'('))?))
    })
}

/// The functions that hand their first parameter on to such a call.
fn callers(file: &File<'_>, is_meant: impl Fn(usize) -> bool) -> impl Iterator<Item = usize> {
    calls(file, is_meant).filter_map(|(_, argument)| file.key(argument).helper)
}

/// The helpers of a file, by their names.
struct Helpers<'t> {
    by_name: HashMap<&'t str, Vec<Helper<'t>>>,
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
    fn new(file: &File<'t>, helpers: &BTreeSet<usize>) -> Self {
        let mut by_name: HashMap<_, Vec<_>> = HashMap::new();
        for at in helpers {
            if let Some(name) = file.tokens.ident(*at) {
                by_name.entry(name).or_default().push(Helper::new(file, *at));
            }
        }
        Self { by_name }
    }

    /// Whether the name here is that of a helper, as it is called in its own file.
    fn is_called(&self, file: &File<'t>, at: usize) -> bool {
        let tokens = &file.tokens;
        let Some(name) = tokens.ident(at) else { return false };
        let Some(helpers) = self.by_name.get(name) else { return false };
        let own = || Helper::Of(file.container(at).map_or("", |container| container.name));
        let ident = |before| at.checked_sub(before).and_then(|before| tokens.ident(before));
        if tokens.is_member(at) {
            return ident(2) == Some("self") && helpers.contains(&own());
        }
        if at < 2 || !tokens.is_pair(at - 2, *b"::") {
            return ident(1) != Some("fn") && is_free(file, name, at, helpers);
        }
        match ident(3) {
            Some("Self") => helpers.contains(&own()),
            Some("self" | "super" | "crate") => helpers.contains(&Helper::Free),
            Some(container) => helpers.contains(&Helper::Of(container)),
            None => false,
        }
    }
}

/// Whether a name with nothing before it is that of a helper: it is declared, and not imported.
fn is_free(file: &File<'_>, name: &str, at: usize, helpers: &[Helper<'_>]) -> bool {
    if file.tokens.is(at + 1, b'!') {
        return helpers.contains(&Helper::Macro);
    }
    let is_declared =
        matches!(file.values.innermost(name, at), Some(Bound::Other | Bound::Value(_)));
    is_declared && helpers.contains(&Helper::Free)
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
