//! The findings that people have accepted.

use std::path::Path;

use alphaswarm_settings_schema::diagnostic::Diagnostic;

use super::base::Base;
use super::finding::Finding;
use crate::codes;
use crate::config::acceptance::{self, Accepted};
use crate::input;
use crate::report::Problems;
use crate::sources::{Source, Sources};

/// The name of the file, in the directory of the schema.
pub(super) const FILE: &str = "compat.toml";

/// What is accepted.
#[derive(Default)]
pub(super) struct Acceptance<'r> {
    source: Option<&'r Source>,
    all: Vec<Accepted>,
    /// Those that the base has already, and with them the change that they were for.
    of_base: Vec<Accepted>,
}

/// Reads the list next to the schema, and that of the base.
pub(super) fn read<'r>(
    schema: &Path,
    base: &Base<'_>,
    sources: &'r Sources,
) -> Result<Acceptance<'r>, Problems> {
    let path = schema.with_file_name(FILE);
    if path.symlink_metadata().is_err() {
        return Ok(Acceptance::default());
    }
    let (source, mut problems) = input::read("list of accepted findings", &path, sources)?;
    source.show_all_but(Vec::new());
    let (all, found) = acceptance::read(&source.file);
    problems.extend(source.locate(found));
    if !problems.is_empty() {
        return Err(problems);
    }
    let of_base = base.read(&path)?.map(|source| acceptance::read(&source.file).0);
    Ok(Acceptance { source: Some(source), all, of_base: of_base.unwrap_or_default() })
}

impl Acceptance<'_> {
    /// Takes out what is accepted; says of each block whether it accepted anything.
    pub(super) fn accept(&self, findings: &mut Vec<Finding>) -> Vec<bool> {
        let mut is_used = vec![false; self.all.len()];
        findings.retain(|finding| {
            let accepts = |accepted: &Accepted| {
                accepted.rule == finding.problem.code.name() && accepted.key == finding.key
            };
            let at = self.all.iter().position(|one| accepts(one) && !self.is_of_base(one));
            if let Some(at) = at {
                is_used[at] = true;
            }
            at.is_none()
        });
        is_used
    }

    /// Whether the base has it too: then it was for a change that the base has.
    fn is_of_base(&self, accepted: &Accepted) -> bool {
        self.of_base.iter().any(|old| old.rule == accepted.rule && old.key == accepted.key)
    }

    /// The notes on the blocks that accepted nothing.
    pub(super) fn stale(&self, is_used: &[bool]) -> Problems {
        let unused = self.all.iter().zip(is_used).filter(|(_, is_used)| !**is_used);
        unused.filter_map(|(accepted, _)| self.note(accepted)).collect()
    }

    fn note(&self, accepted: &Accepted) -> Option<Diagnostic> {
        let message = format!("the accepted `{}` no longer occurs", accepted.rule);
        let mut problem = Diagnostic::general(codes::STALE_ACCEPTANCE, message).key(&accepted.key);
        problem.places.push(self.source?.place(accepted.span));
        if self.is_of_base(accepted) {
            problem
                .notes
                .push("the base has this block, and the change that it was for".to_owned());
        }
        Some(problem.help("delete the block"))
    }
}
