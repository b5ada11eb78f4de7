//! Schema to the texts of artifacts, with everything that is wrong with them.

use std::collections::{BTreeMap, BTreeSet};

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Severity};
use alphaswarm_settings_schema::model::Schema;

use crate::artifact::Artifact;
use crate::codes;
use crate::generate::{self, Inputs};
use crate::project::Project;
use crate::report::Problems;

/// The texts of artifacts.
#[derive(Debug)]
pub(super) struct Texts {
    /// In the order of the artifacts.
    pub(super) all: Vec<String>,
    pub(super) warnings: Problems,
}

/// Renders every artifact. One error anywhere, and there are no texts. `laid_over` are the schemas that
/// the artifacts of environments are made from.
pub(super) fn render(
    project: &Project<'_>,
    inputs: Inputs<'_, '_>,
    laid_over: &BTreeMap<String, Schema<'_>>,
    artifacts: &[Artifact],
) -> Result<Texts, Problems> {
    let mut texts = Vec::new();
    let mut problems = Vec::new();
    // A value that is misread in two files is one problem.
    let mut seen = BTreeSet::new();
    for artifact in artifacts {
        let own = artifact.environment.as_ref().and_then(|own| laid_over.get(&own.name));
        let rendered = match own {
            Some(schema) => generate::render(Inputs { schema, ..inputs }, artifact),
            None => generate::render(inputs, artifact),
        };
        texts.push(rendered.text);
        for mut diagnostic in rendered.diagnostics {
            if seen.insert((diagnostic.span(), diagnostic.code.name())) {
                if artifact.strict && diagnostic.code == codes::MISLEADING_SPELLING {
                    diagnostic.severity = Severity::Error;
                }
                problems.extend(project.source.locate([diagnostic]));
            }
        }
        for problem in rendered.problems {
            if !problems.contains(&problem) {
                problems.push(problem);
            }
        }
    }
    if problems.iter().any(Diagnostic::is_error) {
        return Err(problems);
    }
    Ok(Texts { all: texts, warnings: problems })
}
