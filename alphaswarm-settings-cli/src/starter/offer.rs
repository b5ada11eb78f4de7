//! A file that is written where it does not exist.

use std::fmt::Write;
use std::path::Path;

use super::Starter;
use crate::artifact::Kind;
use crate::report::Problems;
use crate::write::{Destination, Directories};

/// A file of the starter.
#[derive(Debug)]
pub(super) struct Offer {
    /// The name that it gets, then others under which it may be there already.
    pub(super) names: &'static [&'static str],
    pub(super) text: &'static str,
    /// What a file that is there has to have, in some line.
    pub(super) parts: &'static [&'static str],
    /// Whether only the root of a repository can have it.
    pub(super) is_at_root: bool,
}

impl Offer {
    /// Stages the file, or says what the one that is there lacks.
    pub(super) fn make(&self, directory: &Path, starter: &mut Starter) -> Result<(), Problems> {
        let mut paths = self.names.iter().map(|name| directory.join(name));
        let existing = paths.find(|path| path.symlink_metadata().is_ok());
        let path = existing.unwrap_or_else(|| directory.join(self.names[0]));
        let file = Destination::inspect(&path, Directories::Make)?;
        match file.bytes() {
            None => starter.staged.extend(file.stage(Kind::Json, self.text)?),
            Some(bytes) => {
                let text = String::from_utf8_lossy(bytes);
                starter.remarks.push(self.remark(&file.name, &text));
            }
        }
        Ok(())
    }

    /// What is to be said of a file that is there.
    fn remark(&self, name: &str, text: &str) -> String {
        let has = |part: &str| {
            text.lines().any(|line| line.contains(part) && !line.trim_start().starts_with('#'))
        };
        let missing: Vec<_> = self.parts.iter().filter(|part| !has(part)).copied().collect();
        let mut remark = format!("`{name}` exists and stays as it is");
        if !missing.is_empty() {
            let _ = write!(remark, "; add `{}` as here:", quoted(&missing));
            for line in self.text.lines() {
                let indent = if line.is_empty() { "" } else { "    " };
                let _ = write!(remark, "\n{indent}{line}");
            }
        }
        remark
    }
}

/// The parts as people would name them.
fn quoted(parts: &[&str]) -> String {
    let names = parts.iter().map(|part| part.trim_end_matches(':').trim_matches('"'));
    names.collect::<Vec<_>>().join("`, `")
}
