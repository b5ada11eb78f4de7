//! The file of an environment's values.

use std::path::Path;

use alphaswarm_settings_schema::dotenv::{self, Document};

use crate::input;
use crate::report::Problems;
use crate::sources::{Source, Sources};

/// The text of a file of values.
#[derive(Debug)]
pub(crate) struct Values<'r> {
    pub(crate) source: &'r Source,
    /// What is wrong with the file's bytes.
    faults: Problems,
}

impl<'r> Values<'r> {
    /// Reads the file.
    pub(crate) fn open(path: &Path, sources: &'r Sources) -> Result<Self, Problems> {
        let (source, faults) = input::read("values", path, sources)?;
        Ok(Self { source, faults })
    }

    /// A file that was read already.
    pub(crate) const fn of(source: &'r Source) -> Self {
        Self { source, faults: Vec::new() }
    }

    /// The file as kustomize, docker and kubectl read it: without quotes.
    pub(crate) fn read(&self) -> Document<'r> {
        dotenv::read_raw(&self.source.file)
    }

    /// What is wrong with the file itself.
    pub(crate) fn problems(&self, document: &Document<'r>) -> Problems {
        let mut problems = self.faults.clone();
        problems.extend(self.source.locate(document.problems.iter().cloned()));
        problems
    }
}
