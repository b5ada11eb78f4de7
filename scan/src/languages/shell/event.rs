//! What happens to variables in a script, in the order of its text.

use std::ops::Range;

/// One mention of a variable.
#[derive(Debug)]
pub(super) struct Event<'t> {
    /// Empty where the name is only known at run time.
    pub(super) name: &'t str,
    pub(super) span: Range<usize>,
    /// Whether it stands in the body of a function, which runs later than its place says.
    pub(super) in_function: bool,
    pub(super) what: What,
}

/// What a mention does.
#[derive(Debug)]
pub(super) enum What {
    /// `$X`, `${X…}`, `export X`.
    Expand(Expand),
    Assign(Assign),
}

/// How a variable is expanded.
#[derive(Debug, Default)]
pub(super) struct Expand {
    /// The bytes of a default: `d` in `${X:-d}`.
    pub(super) value: Option<Range<usize>>,
    /// Whether the place says what happens when the variable is unset: `${X:-d}`, `${X:?e}`.
    pub(super) is_guarded: bool,
    /// Whether the value of an assignment to the same variable holds it: `X=${X:-d}`.
    pub(super) is_own: bool,
}

/// Where an assignment takes effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Assign {
    /// In the script.
    Script,
    /// In the script, but the value that the environment has is kept: `X=${X:-d}`, `${X:=d}`.
    Default,
    /// In the script, by a file that it includes and every system has.
    Sourced,
    /// In the function around it.
    Local,
    /// Only in one command that the script starts: `X=1 command`.
    Child,
}

impl What {
    pub(super) fn as_expand(&mut self) -> Option<&mut Expand> {
        match self {
            Self::Expand(expand) => Some(expand),
            Self::Assign(_) => None,
        }
    }
}
