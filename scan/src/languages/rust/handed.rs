//! Functions that read a variable, where they are handed on and not called.

use std::ops::Range;

use super::closure;
use super::file::File;
use super::found::Found;
use super::tokens::Kind;
use crate::uses::{self, Name};

/// Whether a path is an argument or a value of its own. A name by itself may be that of a variable
/// which a pattern declares, unless it is the argument of a method.
pub(super) fn is_handed_on(file: &File<'_>, place: &Range<usize>) -> bool {
    let (tokens, Range { start, end }) = (&file.tokens, place.clone());
    let start = if start >= 2 && tokens.is_pair(start - 2, *b"::") { start - 2 } else { start };
    let ends =
        |marks: &[u8]| matches!(tokens.kind(end), Some(Kind::Mark(mark)) if marks.contains(&mark));
    let is_argument = tokens.is_before(start, b'(') || tokens.is_before(start, b',');
    if end - start == 1 {
        let method = start.checked_sub(2).filter(|_| tokens.is_before(start, b'('));
        return ends(b"),") && method.is_some_and(|method| tokens.is_member(method));
    }
    is_argument && ends(b"),") || tokens.is_before(start, b'=') && ends(b";")
}

/// Adds what a function is called for that is handed on without a call: `names.iter().map(env::var)`.
pub(super) fn handed_on(file: &File<'_>, path: Range<usize>, found: &mut Found) {
    let start = path.start;
    let names = closure::receiver(&file.tokens, start).map(|list| file.each_of(list));
    let span = file.tokens.span(path);
    match names.filter(|names| !names.is_empty()) {
        Some(names) => {
            for name in names {
                found.push(file, name, uses::Kind::Read, span.clone(), None, start);
            }
        }
        None => found.push(file, Name::Dynamic, uses::Kind::Read, span, None, start),
    }
}
