//! Expressions, laid out as the formatters of their languages lay them out.

/// How a formatter lays out.
#[derive(Debug, Clone, Copy)]
pub(in crate::generate) struct Layout {
    /// The longest line.
    pub(in crate::generate) width: usize,
    /// What a level is indented by.
    pub(in crate::generate) indent: usize,
    /// Whether the arguments of a call stay together, on a line of their own, while they fit on one.
    pub(in crate::generate) keeps_arguments: bool,
}

/// The layout of ruff and black.
pub(in crate::generate) const RUFF: Layout = Layout { width: 88, indent: 4, keeps_arguments: true };
/// The layout of prettier.
pub(in crate::generate) const PRETTIER: Layout =
    Layout { width: 80, indent: 2, keeps_arguments: false };

/// An expression, as far as its layout matters.
pub(in crate::generate) enum Expression {
    /// What stands on one line, however long.
    Atom(String),
    /// A call of a function.
    Call { function: String, items: Vec<Expression> },
    /// What stands between brackets with commas between: a tuple, a list, a dictionary.
    Bracketed { open: String, items: Vec<Expression>, close: &'static str },
}

use Expression::{Atom, Bracketed, Call};

impl Expression {
    /// A call of a function.
    pub(in crate::generate) fn call(function: &str, items: Vec<Self>) -> Self {
        Call { function: function.to_owned(), items }
    }

    /// A tuple of Python.
    pub(in crate::generate) fn tuple(items: Vec<Self>) -> Self {
        Bracketed { open: "(".to_owned(), items, close: ")" }
    }

    /// What stands between two brackets.
    pub(in crate::generate) fn bracketed(
        open: &str,
        items: Vec<Self>,
        close: &'static str,
    ) -> Self {
        Bracketed { open: open.to_owned(), items, close }
    }

    /// An argument with its name, or an entry with its key.
    pub(in crate::generate) fn named(name: &str, value: Self) -> Self {
        match value {
            Atom(text) => Atom(format!("{name}{text}")),
            Call { function, items } => Call { function: format!("{name}{function}"), items },
            Bracketed { open, items, close } => {
                Bracketed { open: format!("{name}{open}"), items, close }
            }
        }
    }

    /// Whether nothing stands between its brackets.
    pub(in crate::generate) fn is_empty(&self) -> bool {
        matches!(self, Bracketed { items, .. } | Call { items, .. } if items.is_empty())
    }

    fn flat(&self) -> String {
        match self {
            Atom(text) => text.clone(),
            Call { function, items } => format!("{function}({})", flat(items)),
            // A tuple of one has a comma.
            Bracketed { open, items, close: ")" } if items.len() == 1 => {
                format!("{open}{},)", flat(items))
            }
            Bracketed { open, items, close } => format!("{open}{}{close}", flat(items)),
        }
    }

    /// Writes the expression at an indentation. `around` is how much else stands on its line.
    pub(in crate::generate) fn write(
        &self,
        out: &mut String,
        layout: Layout,
        indent: usize,
        around: usize,
    ) {
        let line = self.flat();
        let is_long = width(&line) + indent + around > layout.width;
        let (open, items, close) = match self {
            Call { function, items } if is_long => (format!("{function}("), items, ")"),
            Bracketed { open, items, close } if is_long => (open.clone(), items, *close),
            _ => return out.push_str(&line),
        };
        out.extend([open.as_str(), "\n"]);
        let inner = indent + layout.indent;
        let together = flat(items);
        let is_call = matches!(self, Call { .. });
        if is_call && layout.keeps_arguments && width(&together) + inner <= layout.width {
            out.extend([" ".repeat(inner).as_str(), &together, "\n"]);
        } else {
            for item in items {
                out.push_str(&" ".repeat(inner));
                item.write(out, layout, inner, 1);
                out.push_str(",\n");
            }
        }
        out.extend([" ".repeat(indent).as_str(), close]);
    }
}

fn flat(items: &[Expression]) -> String {
    items.iter().map(Expression::flat).collect::<Vec<_>>().join(", ")
}

fn width(text: &str) -> usize {
    text.chars().count()
}
