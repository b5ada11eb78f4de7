//! The lines of a Makefile: which are one, and which are recipes.

use std::ops::Range;

use super::super::joined::Joined;

/// What one line, with those that continue it, is.
#[derive(Debug)]
pub(super) enum Line {
    /// A rule, an assignment or a directive, without its comment.
    Make(Joined),
    /// All lines of one recipe, each without its tab, by their bytes in the file.
    Recipe(Vec<Range<usize>>),
    /// What `define` gives a name, and the lines up to `endef`.
    Define(Joined, Range<usize>),
}

/// A Makefile while its lines are read.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    text: &'t str,
    at: usize,
    /// Whether a line that begins with a tab is of a recipe.
    pub(super) in_rule: bool,
    pub(super) comments: Vec<Range<usize>>,
    pub(super) is_broken: bool,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let at = if text.starts_with('\u{feff}') { 3 } else { 0 };
        Self { text, at, in_rule: false, comments: Vec::new(), is_broken: false }
    }

    /// The next line; none at the end.
    pub(super) fn next(&mut self) -> Option<Line> {
        loop {
            let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
            if self.in_rule && rest.starts_with('\t') {
                return Some(Line::Recipe(self.recipe()));
            }
            let line = self.make();
            if line.text.trim().is_empty() {
                continue;
            }
            let first = line.text.split_ascii_whitespace().find(|&word| word != "override");
            if matches!(first, Some("define")) {
                let body = self.body();
                return Some(Line::Define(line, body));
            }
            return Some(Line::Make(line));
        }
    }

    /// One line of the text, without its line break; empty at the end.
    fn line(&mut self) -> Range<usize> {
        let start = self.at;
        let line = self.text[start..].split_inclusive('\n').next().unwrap_or_default();
        self.at += line.len();
        start..start + line.trim_end_matches(['\n', '\r']).len()
    }

    /// Whether the next line continues one: it ends with a backslash that no other one escapes.
    fn is_continued(&self, line: &Range<usize>) -> bool {
        let bytes = &self.text.as_bytes()[line.clone()];
        bytes.iter().rev().take_while(|&&byte| byte == b'\\').count() % 2 == 1
            && self.at < self.text.len()
    }

    /// A line that is no recipe, without its comment.
    fn make(&mut self) -> Joined {
        let mut joined = Joined::default();
        let mut depth = 0;
        let mut comment: Option<Range<usize>> = None;
        loop {
            let line = self.line();
            let is_continued = self.is_continued(&line);
            let content = line.start..line.end - usize::from(is_continued);
            if let Some(comment) = &mut comment {
                comment.end = content.end;
            } else if let Some(at) = comment_at(&self.text[content.clone()], &mut depth) {
                joined.push(self.text, content.start..content.start + at);
                comment = Some(content.start + at..content.end);
            } else {
                joined.push(self.text, content.clone());
            }
            if !is_continued {
                self.comments.extend(comment);
                return joined;
            }
            joined.push_filler(' ', content.end);
        }
    }

    /// The lines of a recipe, and the conditionals that stand between them.
    fn recipe(&mut self) -> Vec<Range<usize>> {
        let mut lines = Vec::new();
        while self.text[self.at..].starts_with('\t') {
            loop {
                let line = self.line();
                let is_continued = self.is_continued(&line);
                let tab = usize::from(self.text[line.clone()].starts_with('\t'));
                lines.push(line.start + tab..line.end);
                if !is_continued {
                    break;
                }
            }
        }
        lines
    }

    /// The lines up to `endef`.
    fn body(&mut self) -> Range<usize> {
        let start = self.at;
        let mut open = 1_usize;
        while self.at < self.text.len() {
            let line = self.line();
            match self.text[line.clone()].split_ascii_whitespace().next() {
                Some("define") => open += 1,
                Some("endef") => open -= 1,
                _ => {}
            }
            if open == 0 {
                return start..line.start;
            }
        }
        self.is_broken = true;
        start..self.at
    }
}

/// Where the comment of a line begins: at a `#` that is not in a reference. `depth` is how many
/// brackets of references are open.
fn comment_at(line: &str, depth: &mut usize) -> Option<usize> {
    let bytes = line.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'$' if matches!(bytes.get(at + 1), Some(b'(' | b'{')) => {
                *depth += 1;
                at += 1;
            }
            b'(' | b'{' if *depth > 0 => *depth += 1,
            b')' | b'}' => *depth = depth.saturating_sub(1),
            b'#' if *depth == 0 => return Some(at),
            _ => {}
        }
        at += 1;
    }
    None
}
