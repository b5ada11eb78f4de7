//! Rust text to tokens with their bytes, as much of it as is Rust.
//!
//! The compiler's own lexer reads it, inside of macro arguments as anywhere else. Brackets are paired
//! here, and a bracket without its other half costs no other token.

use std::ops::Range;

use ra_ap_rustc_lexer::{FrontmatterAllowed, LiteralKind, TokenKind, strip_shebang, tokenize};

use super::literal;

/// How often the reader goes on after a string or comment without an end. Each time it may have
/// looked at the whole rest.
const RESTARTS: usize = 16;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Ident,
    /// A string that is text: `"…"`, `r#"…"#`.
    String,
    /// Any other literal.
    Literal,
    Lifetime,
    /// A bracket, or one character of punctuation.
    Mark(u8),
}

/// A token that is neither space nor comment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) kind: Kind,
    start: u32,
    end: u32,
    /// Of a bracket, where its other half is; of an opening one without it, where it ends.
    pair: u32,
}

/// The tokens of a file.
#[derive(Debug)]
pub(super) struct Tokens<'t> {
    pub(super) text: &'t str,
    all: Vec<Token>,
    pub(super) comments: Vec<Range<usize>>,
    pub(super) is_broken: bool,
}

impl<'t> Tokens<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut tokens = Self {
            text,
            all: Vec::with_capacity(text.len() / 6),
            comments: Vec::new(),
            // The lexer counts in 32 bits.
            is_broken: u32::try_from(text.len()).is_err(),
        };
        if !tokens.is_broken {
            tokens.lex();
            tokens.pair();
        }
        tokens
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.all.get(at).map(|token| token.kind)
    }

    /// Whether a token is this character.
    pub(super) fn is(&self, at: usize, mark: u8) -> bool {
        self.kind(at) == Some(Kind::Mark(mark))
    }

    /// Whether the token before is this character.
    pub(super) fn is_before(&self, at: usize, mark: u8) -> bool {
        at.checked_sub(1).is_some_and(|before| self.is(before, mark))
    }

    /// Whether the name here is that of a field or method, behind a dot.
    pub(super) fn is_member(&self, at: usize) -> bool {
        self.is_before(at, b'.') && !(at >= 2 && self.is_pair(at - 2, *b".."))
    }

    /// Whether two tokens are these characters, without a space between: `::`, `->`.
    pub(super) fn is_pair(&self, at: usize, marks: [u8; 2]) -> bool {
        self.is(at, marks[0])
            && self.is(at + 1, marks[1])
            && self.all[at].end == self.all[at + 1].start
    }

    /// The name at a place, without `r#`.
    pub(super) fn ident(&self, at: usize) -> Option<&'t str> {
        let token = self.all.get(at).filter(|token| token.kind == Kind::Ident)?;
        let name = self.slice(token);
        Some(name.strip_prefix("r#").unwrap_or(name))
    }

    pub(super) fn is_ident(&self, at: usize, name: &str) -> bool {
        self.ident(at) == Some(name)
    }

    /// What the string literal at a place means.
    pub(super) fn string(&self, at: usize) -> Option<String> {
        let token = self.all.get(at).filter(|token| token.kind == Kind::String)?;
        literal::unescape(self.slice(token))
    }

    /// The bytes between the quotes of the string literal at a place.
    pub(super) fn content(&self, at: usize) -> Option<Range<usize>> {
        let token = self.all.get(at).filter(|token| token.kind == Kind::String)?;
        let (start, literal) = (token.start as usize, self.slice(token));
        Some(start + literal.find('"')? + 1..start + literal.rfind('"')?)
    }

    /// Where the bracket that opens here is closed; the next token, if none does.
    pub(super) fn close(&self, open: usize) -> usize {
        self.all.get(open).map_or(open + 1, |token| token.pair as usize).max(open + 1)
    }

    /// Where the bracket that closes here is opened.
    pub(super) fn close_of(&self, close: usize) -> Option<usize> {
        let open = self.all.get(close)?.pair as usize;
        (open < close && self.close(open) == close).then_some(open)
    }

    /// What is between the brackets of which the first is here.
    pub(super) fn inside(&self, open: usize) -> Range<usize> {
        open + 1..self.close(open)
    }

    /// The token after this one, or after the brackets that it opens.
    pub(super) fn next(&self, at: usize) -> usize {
        match self.kind(at) {
            Some(Kind::Mark(b'(' | b'[' | b'{')) => self.close(at).saturating_add(1),
            _ => at + 1,
        }
    }

    /// The first place in a range that has the mark, outside of all brackets.
    pub(super) fn find(&self, range: Range<usize>, mark: u8) -> Option<usize> {
        let mut at = range.start;
        while at < range.end.min(self.len()) {
            if self.is(at, mark) {
                return Some(at);
            }
            at = self.next(at);
        }
        None
    }

    /// The parts of a range between commas outside of brackets, without empty ones.
    pub(super) fn split(&self, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let mut start = range.start;
        std::iter::from_fn(move || {
            while start < range.end {
                let end = self.find(start..range.end, b',').unwrap_or(range.end);
                let part = start..end;
                start = end + 1;
                if !part.is_empty() {
                    return Some(part);
                }
            }
            None
        })
    }

    /// The bytes of tokens.
    pub(super) fn span(&self, range: Range<usize>) -> Range<usize> {
        let last = range.end.min(self.len()).saturating_sub(1).max(range.start);
        match (self.all.get(range.start), self.all.get(last)) {
            (Some(first), Some(last)) => first.start as usize..last.end as usize,
            _ => self.text.len()..self.text.len(),
        }
    }

    fn slice(&self, token: &Token) -> &'t str {
        self.text.get(token.start as usize..token.end as usize).unwrap_or_default()
    }

    fn lex(&mut self) {
        let mut start = self.text.len() - self.text.trim_start_matches('\u{feff}').len();
        start += strip_shebang(&self.text[start..]).unwrap_or(0);
        for _ in 0..RESTARTS {
            match self.lex_from(start) {
                // The next line is read as if the mistake were not there.
                Some(mistake) => {
                    self.is_broken = true;
                    let rest = &self.text[mistake..];
                    start = mistake + rest.find('\n').unwrap_or(rest.len());
                }
                None => return,
            }
        }
    }

    /// Reads tokens up to the end, or to a string or comment that has none.
    fn lex_from(&mut self, start: usize) -> Option<usize> {
        let mut at = start;
        for token in tokenize(&self.text[start..], FrontmatterAllowed::Yes) {
            let end = at + token.len as usize;
            match token.kind {
                TokenKind::LineComment { .. }
                | TokenKind::BlockComment { terminated: true, .. } => {
                    self.comments.push(at..end);
                }
                TokenKind::Whitespace | TokenKind::Frontmatter { .. } => {}
                TokenKind::BlockComment { terminated: false, .. } => return Some(at),
                TokenKind::Literal { kind, .. } if !is_terminated(kind) => return Some(at),
                kind => self.push(kind, at..end),
            }
            at = end;
        }
        None
    }

    fn push(&mut self, kind: TokenKind, range: Range<usize>) {
        let kind = match kind {
            TokenKind::Ident
            | TokenKind::RawIdent
            | TokenKind::InvalidIdent
            | TokenKind::ForcedKeywordIdent
            | TokenKind::UnknownPrefix => Kind::Ident,
            TokenKind::Literal {
                kind: LiteralKind::Str { .. } | LiteralKind::RawStr { .. },
                ..
            } => Kind::String,
            TokenKind::Literal { .. } => Kind::Literal,
            TokenKind::Lifetime { .. }
            | TokenKind::RawLifetime
            | TokenKind::UnknownPrefixLifetime => Kind::Lifetime,
            // Of `#"` in a macro, which is one token in the newest edition, the string is what counts.
            TokenKind::GuardedStrPrefix => return,
            _ => Kind::Mark(self.text.as_bytes()[range.start]),
        };
        let offset = |at| u32::try_from(at).unwrap_or(u32::MAX);
        let (start, end) = (offset(range.start), offset(range.end));
        self.all.push(Token { kind, start, end, pair: 0 });
    }

    /// Pairs brackets. One that closes what was not opened is left alone, and what it does not
    /// close, inside of what it does, ends before it.
    fn pair(&mut self) {
        const OPEN: &[u8; 3] = b"([{";
        let mut open: Vec<(usize, usize)> = Vec::new();
        let mut counts = [0_usize; 3];
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        for at in 0..self.all.len() {
            let Kind::Mark(mark) = self.all[at].kind else { continue };
            if let Some(delimiter) = OPEN.iter().position(|known| *known == mark) {
                counts[delimiter] += 1;
                open.push((at, delimiter));
            } else if let Some(delimiter) = b")]}".iter().position(|known| *known == mark) {
                if counts[delimiter] == 0 {
                    self.is_broken = true;
                    continue;
                }
                while let Some((start, other)) = open.pop() {
                    self.all[start].pair = offset(at);
                    counts[other] -= 1;
                    if delimiter == other {
                        self.all[at].pair = offset(start);
                        break;
                    }
                    self.is_broken = true;
                }
            }
        }
        self.is_broken |= !open.is_empty();
        for (start, _) in open {
            self.all[start].pair = offset(self.all.len());
        }
    }
}

fn is_terminated(kind: LiteralKind) -> bool {
    match kind {
        LiteralKind::Str { terminated }
        | LiteralKind::ByteStr { terminated }
        | LiteralKind::CStr { terminated } => terminated,
        LiteralKind::RawStr { n_hashes }
        | LiteralKind::RawByteStr { n_hashes }
        | LiteralKind::RawCStr { n_hashes } => n_hashes.is_some(),
        // A quote without its other half is as good as punctuation.
        LiteralKind::Char { .. }
        | LiteralKind::Byte { .. }
        | LiteralKind::Int { .. }
        | LiteralKind::Float { .. } => true,
    }
}
