//! How each artifact stands to the schema.

use super::checks::Checked;
use super::work::Work;
use crate::finding::push_json;
use crate::generate::json;
use crate::message::Messages;
use crate::project::Known;

/// What is to say of one artifact.
#[derive(Debug)]
pub(super) struct Finding<'w> {
    path: &'w str,
    status: Status,
    pub(super) diff: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    /// The file holds what it should.
    InSync,
    /// It does not.
    Drift,
    /// It is not there, and should be.
    Missing,
    /// It is not there, and need not be.
    Absent,
}

impl Status {
    const fn as_str(self) -> &'static str {
        match self {
            Self::InSync => "in-sync",
            Self::Drift => "drift",
            Self::Missing => "missing",
            Self::Absent => "absent",
        }
    }
}

impl Finding<'_> {
    /// Whether the artifact is not as it should be.
    pub(super) fn is_drift(&self) -> bool {
        matches!(self.status, Status::Drift | Status::Missing)
    }
}

/// Judges every artifact.
pub(super) fn of<'w>(
    works: &'w [Work],
    known: &Known<'_, '_>,
) -> Result<Vec<Finding<'w>>, Messages> {
    works.iter().map(|work| finding(work, known)).collect()
}

fn finding<'w>(work: &'w Work, known: &Known<'_, '_>) -> Result<Finding<'w>, Messages> {
    let is_there = work.destination.bytes().is_some();
    let may_be_absent = !is_there && work.artifact.optional;
    let diff = if may_be_absent { String::new() } else { work.diff(known)? };
    let status = match (is_there, diff.is_empty()) {
        _ if may_be_absent => Status::Absent,
        (false, _) => Status::Missing,
        (true, true) => Status::InSync,
        (true, false) => Status::Drift,
    };
    Ok(Finding { path: &work.destination.name, status, diff })
}

/// The findings as JSON, one object a line.
///
/// Files that were only read come after the artifacts, with what was found in them.
pub(super) fn json(findings: &[Finding<'_>], checked: &[Checked]) -> String {
    let mut out = String::from("[");
    for (index, Finding { path, status, diff }) in findings.iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        for (name, value) in [("{\"path\": ", *path), (", \"status\": ", status.as_str())] {
            out.push_str(name);
            json::push(&mut out, value);
        }
        out.push_str(", \"diff\": ");
        json::push(&mut out, diff);
        out.push('}');
    }
    for (index, checked) in checked.iter().enumerate() {
        out.push_str(if index == 0 && findings.is_empty() { "\n" } else { ",\n" });
        push_checked(&mut out, checked);
    }
    out.push_str("\n]\n");
    out
}

fn push_checked(out: &mut String, Checked { path, environment, findings }: &Checked) {
    let status = if findings.is_empty() { "valid" } else { "invalid" };
    for (name, value) in [("{\"path\": ", path.as_str()), (", \"status\": ", status)] {
        out.push_str(name);
        json::push(out, value);
    }
    out.push_str(", \"diff\": \"\", \"environment\": ");
    match environment {
        Some(environment) => json::push(out, environment),
        None => out.push_str("null"),
    }
    out.push_str(", \"findings\": [");
    for (index, finding) in findings.iter().enumerate() {
        out.push_str(if index == 0 { "" } else { ", " });
        push_json(out, finding);
    }
    out.push_str("]}");
}

/// The artifacts that are not as they should be, as annotations of GitHub.
pub(super) fn github(findings: &[Finding<'_>]) -> String {
    let mut out = String::new();
    for Finding { path, status, .. } in findings.iter().filter(|finding| finding.is_drift()) {
        // A colon or a comma would end the path.
        let path = path.replace('%', "%25").replace(':', "%3A").replace(',', "%2C");
        out.extend(["::error title=", status.as_str(), ",file=", &path, "::"]);
        out.push_str("the file differs from the schema: run `alphaswarm-settings generate`\n");
    }
    out
}
