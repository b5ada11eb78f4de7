//! Functions that hand a parameter on to a read of the environment, themselves or by another one.

use std::collections::{BTreeSet, HashSet};

use super::file::File;
use crate::uses::Helper;

/// How many functions lead from one to the read.
const ROUNDS: usize = 4;
/// Functions that change the variable which their argument names.
const SETTERS: &[&str] = &["set_var", "remove_var"];

/// The helpers of a file, given those that read the environment themselves: tokens of names.
///
/// What also changes the variable, to put it back later, is none.
pub(super) fn helpers(file: &File<'_>, own: BTreeSet<usize>) -> Vec<Helper> {
    let mut helpers = own;
    if helpers.is_empty() {
        return Vec::new();
    }
    for _ in 0..ROUNDS {
        let names: HashSet<_> = helpers.iter().filter_map(|at| file.tokens.ident(*at)).collect();
        let before = helpers.len();
        helpers.extend(callers(file, &names, is_own));
        if helpers.len() == before {
            break;
        }
    }
    for setter in callers(file, &SETTERS.iter().copied().collect(), |_, _| true) {
        helpers.remove(&setter);
    }
    let is_code = |at: &&usize| !file.is_test(**at);
    let helper = |at: &usize| {
        let name = file.tokens.ident(*at)?.to_owned();
        Some(Helper { name, span: file.tokens.span(*at..at + 1) })
    };
    helpers.iter().filter(is_code).filter_map(helper).collect()
}

/// The functions whose first parameter is the first argument of a call of one of these names.
fn callers(
    file: &File<'_>,
    names: &HashSet<&str>,
    is_meant: fn(&File<'_>, usize) -> bool,
) -> Vec<usize> {
    let tokens = &file.tokens;
    let mut callers = Vec::new();
    for at in 0..tokens.len() {
        let is_name = tokens.ident(at).is_some_and(|name| names.contains(name));
        if !is_name || !is_meant(file, at) {
            continue;
        }
        let after = tokens.turbofish(at + 1);
        let open = if tokens.is(after, b'!') { after + 1 } else { after };
        if tokens.is(open, b'(')
            && let Some(argument) = tokens.split(tokens.inside(open)).next()
        {
            callers.extend(file.key(argument).helper);
        }
    }
    callers
}

/// Whether the name here is that of a function of the file itself: `f`, `Self::f`, `self.f`.
fn is_own(file: &File<'_>, at: usize) -> bool {
    const OWN: &[&str] = &["self", "Self", "super", "crate"];
    let tokens = &file.tokens;
    let before = if tokens.is_before(at, b'.') {
        at.checked_sub(2)
    } else if tokens.is_before(at, b':') {
        at.checked_sub(3)
    } else {
        return true;
    };
    before.and_then(|before| tokens.ident(before)).is_some_and(|name| OWN.contains(&name))
}
