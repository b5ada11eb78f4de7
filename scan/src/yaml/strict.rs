//! Where the parser accepts what Kubernetes' reader rejects.

use super::Style;

/// A byte order mark, which may stand at the beginning of a document, and in a scalar.
pub(super) const MARK: char = '\u{feff}';

/// Looks at the values of one document as they come.
#[derive(Debug)]
pub(super) struct Strict {
    /// How many brackets are open.
    brackets: usize,
    /// How many byte order marks are not known to be in a scalar.
    marks: usize,
}

impl Strict {
    pub(super) fn new(text: &str) -> Self {
        Self { brackets: 0, marks: text.matches(MARK).count() }
    }

    /// A list or a mapping begins.
    pub(super) fn begin(&mut self, has_brackets: bool) {
        // What lies in brackets has brackets of its own.
        self.brackets += usize::from(has_brackets);
    }

    /// A list or a mapping ends. What lies around brackets has none.
    pub(super) fn end(&mut self) {
        self.brackets = self.brackets.saturating_sub(1);
    }

    /// What is wrong with a scalar, and at which of its bytes.
    pub(super) fn scalar(
        &mut self,
        spelled: &str,
        value: &str,
        style: Style,
    ) -> Option<(usize, &'static str)> {
        match style {
            Style::Plain => {
                // It ends the scalar, and begins a key.
                if let Some(at) = spelled.find('?').filter(|_| self.brackets > 0) {
                    return Some((at, "found unexpected '?'"));
                }
            }
            Style::Double => {
                if let Some(at) = slash(spelled) {
                    return Some((at, "found unknown escape character"));
                }
            }
            Style::Single | Style::Literal | Style::Folded => {}
        }
        // The parser skips a mark where a line begins.
        let kept = spelled.matches(MARK).count().min(value.matches(MARK).count());
        self.marks -= kept.min(self.marks);
        None
    }

    /// What is wrong with the whole document, and at which byte.
    pub(super) fn finish(&self, text: &str) -> Option<(usize, &'static str)> {
        let at = text.find(MARK).filter(|_| self.marks > 0)?;
        Some((at, "found a byte order mark inside the document"))
    }
}

/// `\/`, which YAML took over from JSON after Go's reader was written.
fn slash(quoted: &str) -> Option<usize> {
    if !quoted.contains("\\/") {
        return None;
    }
    let mut bytes = quoted.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        if byte == b'\\' && bytes.next().is_some_and(|(_, next)| next == b'/') {
            return Some(at);
        }
    }
    None
}
