//! The rules of `.gitignore` files, matched as git matches them.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use gix_ignore::glob::Pattern;
use gix_ignore::glob::pattern::Case;
use gix_ignore::glob::wildmatch::Mode;

use crate::console::reason;

/// The file that holds the rules of a directory.
pub(crate) const RULES: &str = ".gitignore";

/// A file of rules that is longer is reported and not used: each path is held against each rule.
const MOST_BYTES: u64 = 1 << 20;

/// How often `**` may be in a rule: each one multiplies the ways in which a path can match.
const MOST_DOUBLE_STARS: usize = 8;

/// The rules of one file, the last of which comes first: it wins.
#[derive(Debug, Default)]
pub(super) struct Rules(Vec<Pattern>);

impl Rules {
    /// Reads rules, one a line; blank lines and comments are none.
    ///
    /// # Errors
    ///
    /// The reason why they cannot be used.
    pub(super) fn parse(source: &[u8]) -> Result<Self, String> {
        // The parser strips a carriage return only before a line feed; git does at the end too.
        let source = [source, b"\n"].concat();
        let lines = gix_ignore::parse(&source, false);
        let patterns = lines.map(|(pattern, _, _)| pattern);
        let mut rules: Vec<_> = patterns.collect();
        if rules.iter().any(is_hostile) {
            return Err("a rule has more than 8 `**`; no rule of the file is used".to_owned());
        }
        rules.reverse();
        Ok(Self(rules))
    }

    /// The rules of a file; no rules where there is no file, or something else of its name.
    pub(super) fn read(file: &Path) -> Result<Self, String> {
        // Git follows no link here.
        let is_file = fs::symlink_metadata(file).is_ok_and(|metadata| metadata.is_file());
        if !is_file {
            return Ok(Self::default());
        }
        let mut source = Vec::new();
        fs::File::open(file)
            .and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut source))
            .map_err(|error| reason(&error))?;
        if source.len() as u64 > MOST_BYTES {
            return Err("it is longer than 1 MiB; no rule of it is used".to_owned());
        }
        Self::parse(&source)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the rules hide a path, given from the directory of the rules; none where they say
    /// nothing of it.
    pub(super) fn verdict(&self, path: &[u8], is_directory: bool) -> Option<bool> {
        let name = path.iter().rposition(|byte| *byte == b'/').map(|slash| slash + 1);
        let rule = self.0.iter().find(|rule| {
            rule.matches_repo_relative_path(
                path.into(),
                name,
                Some(is_directory),
                Case::Sensitive,
                Mode::NO_MATCH_SLASH_LITERAL,
            )
        })?;
        Some(!rule.is_negative())
    }
}

fn is_hostile(pattern: &Pattern) -> bool {
    pattern.text.windows(2).filter(|pair| pair == b"**").count() > MOST_DOUBLE_STARS
}

/// The rules of a directory and of those above it, up to the root of the repository.
#[derive(Debug)]
pub(super) struct Level {
    rules: Rules,
    /// How long the path of the directory is, to the slash at its end.
    base: usize,
    above: Option<Arc<Level>>,
}

impl Level {
    /// Puts the rules of a directory on top of those above it, if it has any.
    pub(super) fn push(above: Option<Arc<Self>>, rules: Rules, base: usize) -> Option<Arc<Self>> {
        if rules.is_empty() { above } else { Some(Arc::new(Self { rules, base, above })) }
    }
}

/// Whether rules hide a path, if the directory that holds it is not hidden itself. The nearest
/// rules win.
pub(super) fn hides(nearest: Option<&Arc<Level>>, path: &[u8], is_directory: bool) -> bool {
    let levels = std::iter::successors(nearest, |level| level.above.as_ref());
    levels
        .into_iter()
        .find_map(|level| level.rules.verdict(path.get(level.base..)?, is_directory))
        .unwrap_or(false)
}
