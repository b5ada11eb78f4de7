//! Drafts become blocks that the schema reads without an error, and every artifact can be made of.
//! What would be an error is left out, and marked.

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::field::FieldName;
use alphaswarm_settings_schema::parse;
use alphaswarm_settings_schema::source_file::SourceFile;

use super::draft::Draft;
use super::left_out::LeftOut;
use crate::artifact::Artifact;
use crate::generate::{self, Inputs};

/// Fields with values that an artifact may not be able to hold.
const DEFAULTS: [FieldName; 3] =
    [FieldName::Default, FieldName::DefaultLocal, FieldName::DefaultKubernetes];

/// Takes from the drafts what would be an error behind the schema that is there.
pub(super) fn settle(
    existing: &str,
    drafts: &mut Vec<Draft>,
    artifacts: &[Artifact],
) -> Vec<LeftOut> {
    let mut left_out = Vec::new();
    drafts.retain_mut(|draft| match alone(draft) {
        Ok(()) => true,
        Err(why) => {
            left_out.push(LeftOut { key: draft.key.clone(), why });
            false
        }
    });
    // Each round takes something away, so there is a last one.
    while let Some((source, problems)) = together(existing, drafts, artifacts) {
        if !take_away(drafts, &source, &problems, &mut left_out) {
            break;
        }
    }
    left_out
}

/// Makes one block right; says why that cannot be.
fn alone(draft: &mut Draft) -> Result<(), String> {
    loop {
        let source = SourceFile::new("", draft.block().text());
        let parsed = parse(&source);
        let Some(problem) = parsed.diagnostics.iter().find(|problem| problem.is_error()) else {
            return Ok(());
        };
        if !correct(draft, &source, problem) {
            return Err(problem.message.clone());
        }
    }
}

/// Leaves out the field that a problem is with; whether there is one.
fn correct(draft: &mut Draft, source: &SourceFile, problem: &Diagnostic) -> bool {
    let Some(field) = field_at(source, problem) else { return false };
    let why = problem.message.as_str();
    match field {
        FieldName::Values => {
            draft.fields.retain(|(known, _)| *known != FieldName::Values);
            draft.leave_out(FieldName::Type, why)
        }
        field => draft.leave_out(field, why),
    }
}

/// The field whose line holds the place of a problem.
fn field_at(source: &SourceFile, problem: &Diagnostic) -> Option<FieldName> {
    let line = source.line_span(source.position(problem.span().start).line);
    let (name, _) = source.text().get(line.start..line.end)?.split_once(':')?;
    FieldName::from_name(name.trim())
}

/// What is wrong with all of the schema, or its artifacts; none where nothing is.
fn together(
    existing: &str,
    drafts: &[Draft],
    artifacts: &[Artifact],
) -> Option<(SourceFile, Vec<Diagnostic>)> {
    let source = SourceFile::new("", super::text::joined(existing, drafts));
    let mut problems = {
        let parsed = parse(&source);
        let mut problems = parsed.diagnostics;
        if !problems.iter().any(Diagnostic::is_error) {
            let inputs = Inputs::of(&parsed.schema, source.name());
            let rendered = artifacts.iter().map(|artifact| generate::render(inputs, artifact));
            problems = rendered.flat_map(|rendered| rendered.diagnostics).collect();
        }
        problems
    };
    problems.retain(Diagnostic::is_error);
    (!problems.is_empty()).then_some((source, problems))
}

/// Takes the cause of each problem away; whether anything was.
fn take_away(
    drafts: &mut Vec<Draft>,
    source: &SourceFile,
    problems: &[Diagnostic],
    left_out: &mut Vec<LeftOut>,
) -> bool {
    let mut has_taken = false;
    for problem in problems {
        let Some(key) = problem.key.clone() else { continue };
        let Some(at) = drafts.iter().position(|draft| draft.has_name(&key)) else { continue };
        let draft = &mut drafts[at];
        if correct(draft, source, problem) && alone(draft).is_ok() {
            has_taken = true;
            continue;
        }
        let why = problem.message.as_str();
        let mut defaults = DEFAULTS.into_iter();
        if defaults.any(|field| draft.leave_out(field, why)) {
            has_taken = true;
        } else {
            let draft = drafts.remove(at);
            left_out.push(LeftOut { key: draft.key, why: why.to_owned() });
            has_taken = true;
        }
    }
    has_taken
}
