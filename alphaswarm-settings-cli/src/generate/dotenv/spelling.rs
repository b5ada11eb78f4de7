//! How a value is spelled, or why it is not.

/// How a value is spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spelling {
    pub(super) quote: Quote,
    /// The characters that get a backslash.
    pub(super) escaped: &'static [char],
    /// Who reads something else.
    pub(super) misread_by: &'static [&'static str],
}

/// What stands around a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quote {
    None,
    Single,
    Double,
}

/// Why a value has no spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It holds a NUL.
    Nul,
    /// It holds a carriage return.
    CarriageReturn,
    /// It holds a backtick beside what keeps it out of single quotes.
    Backtick,
    /// It holds a newline and a `"` that needs a backslash, and one reader takes no heed of that.
    QuoteAndNewline,
    /// It ends in a backslash, which together with the closing quote is taken for no end.
    Backslash,
    /// A reader without quotes ends a value with its line.
    Newline,
    /// A reader without quotes may trim a value.
    EdgeSpace,
    /// A reader without quotes may take the value for a comment.
    LeadingHash,
}

/// Whether a byte means itself everywhere, even without quotes.
pub(super) fn is_bare(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_./:@%+,=-".contains(&byte)
}

impl Spelling {
    /// Appends the value, spelled so.
    pub(super) fn push(self, out: &mut String, value: &str) {
        let quote = match self.quote {
            Quote::None => "",
            Quote::Single => "'",
            Quote::Double => "\"",
        };
        out.push_str(quote);
        if self.escaped.is_empty() {
            out.push_str(value);
        } else {
            for character in value.chars() {
                if self.escaped.contains(&character) {
                    out.push('\\');
                }
                out.push(character);
            }
        }
        out.push_str(quote);
    }
}

impl Refusal {
    /// What the value holds.
    pub(super) const fn reason(self) -> &'static str {
        match self {
            Self::Nul => "it holds a NUL byte",
            Self::CarriageReturn => "it holds a carriage return",
            Self::Backtick => {
                "it holds a backtick together with a `'`, and in every spelling some reader runs \
                 a command or loses the rest of the file"
            }
            Self::QuoteAndNewline => {
                "it holds a newline, a `\"` and what keeps it out of single quotes, and in every \
                 spelling some reader loses the lines below"
            }
            Self::Backslash => {
                "it ends in a backslash, and in every spelling some reader loses the lines below"
            }
            Self::Newline => "it holds a newline, and the raw dialect knows no quotes",
            Self::EdgeSpace => {
                "it begins or ends with a blank, which some readers of the raw dialect drop"
            }
            Self::LeadingHash => "it begins with `#`, and in the raw dialect that is a comment",
        }
    }
}
