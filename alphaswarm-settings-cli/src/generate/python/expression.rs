//! Expressions, laid out as ruff lays them out.

/// The longest line.
const WIDTH: usize = 88;

/// An expression, as far as its layout matters.
pub(super) enum Expression {
    /// What stands on one line, however long.
    Atom(String),
    /// What stands between brackets with commas between: a call, a tuple, a dictionary.
    Bracketed { open: String, items: Vec<Expression>, close: &'static str },
}

use Expression::{Atom, Bracketed};

impl Expression {
    /// A call of a function.
    pub(super) fn call(function: &str, items: Vec<Self>) -> Self {
        Bracketed { open: format!("{function}("), items, close: ")" }
    }

    /// A tuple.
    pub(super) fn tuple(items: Vec<Self>) -> Self {
        Bracketed { open: "(".to_owned(), items, close: ")" }
    }

    /// An argument with its name, or an entry with its key.
    pub(super) fn named(name: &str, value: Self) -> Self {
        match value {
            Atom(text) => Atom(format!("{name}{text}")),
            Bracketed { open, items, close } => {
                Bracketed { open: format!("{name}{open}"), items, close }
            }
        }
    }

    /// Whether nothing stands between its brackets.
    pub(super) fn is_empty(&self) -> bool {
        matches!(self, Bracketed { items, .. } if items.is_empty())
    }

    fn is_single_tuple(&self) -> bool {
        matches!(self, Bracketed { open, items, .. } if items.len() == 1 && open.ends_with('(')
            && !open.trim_end_matches('(').ends_with(|c: char| c.is_alphanumeric() || c == '_'))
    }

    fn flat(&self) -> String {
        match self {
            Atom(text) => text.clone(),
            Bracketed { open, items, close } => {
                let comma = if self.is_single_tuple() { "," } else { "" };
                format!("{open}{}{comma}{close}", flat(items))
            }
        }
    }

    /// Writes the expression at an indentation. `around` is how much else stands on its line.
    pub(super) fn write(&self, out: &mut String, indent: usize, around: usize) {
        let line = self.flat();
        let (open, items, close) = match self {
            Bracketed { open, items, close } if width(&line) + indent + around > WIDTH => {
                (open, items, close)
            }
            _ => return out.push_str(&line),
        };
        out.extend([open, "\n"]);
        let inner = indent + 4;
        let together = flat(items);
        if width(&together) + inner <= WIDTH
            && !self.is_single_tuple()
            && open.ends_with('(')
            && !open.starts_with('(')
            && !open.ends_with("=(")
        {
            out.extend([" ".repeat(inner).as_str(), &together, "\n"]);
        } else {
            for item in items {
                out.push_str(&" ".repeat(inner));
                item.write(out, inner, 1);
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
