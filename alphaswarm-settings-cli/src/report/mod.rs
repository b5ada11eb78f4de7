//! What a run found, and the four forms in which it is told.

mod explanation;
mod format;
mod github;
mod group;
mod human;
mod json;
mod markdown;
mod rotations;
mod sarif;

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Place, Severity};

use crate::adopt::Adoption;
use crate::check::Summary;
use crate::codes;
use crate::console::Console;
use crate::exit::Exit;
use crate::explain::Explanation;
use crate::rotation::RotationStatus;
use crate::sources::Sources;

pub(crate) use format::Format;

/// Problems, as every step hands them on.
pub(crate) type Problems = Vec<Diagnostic>;

/// What a command found and did.
#[derive(Debug, Default)]
pub(crate) struct Report {
    pub(crate) problems: Problems,
    /// How each artifact differs from what it should be.
    pub(crate) artifacts: Vec<ArtifactStatus>,
    /// Text that was asked for: artifacts, a list.
    pub(crate) data: String,
    /// What was done, a line each.
    pub(crate) remarks: Vec<String>,
    pub(crate) exit: Exit,
    pub(crate) warnings: Warnings,
    /// Whether people get one message for all places of a variable.
    pub(crate) is_grouped: bool,
    /// What `init --from` made of a platform.
    pub(crate) adoption: Option<Adoption>,
    /// How many files were read, where a command reads a tree.
    pub(crate) files: Option<Summary>,
    /// What to roll out first, and what next, where that was asked for.
    pub(crate) plan: Option<Vec<String>>,
    /// How each secret stands, where that was asked for.
    pub(crate) rotations: Option<Vec<RotationStatus>>,
    /// What `explain` was asked for.
    pub(crate) explanation: Option<Explanation>,
}

/// How people see warnings.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Warnings {
    /// Each of them, and notes.
    #[default]
    Shown,
    /// Each of them, without notes.
    WithoutNotes,
    /// How many there are, beside errors; nothing without any.
    Counted,
}

/// How one artifact stands to the schema.
#[derive(Debug)]
pub(crate) struct ArtifactStatus {
    pub(crate) path: String,
    pub(crate) status: Status,
    /// A unified diff; empty where nothing differs.
    pub(crate) diff: String,
}

/// The word for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// The file holds what it should.
    InSync,
    /// It does not.
    Drift,
    /// It does not exist, and should.
    Missing,
    /// It does not exist, and need not.
    Absent,
}

impl Status {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::InSync => "in-sync",
            Self::Drift => "drift",
            Self::Missing => "missing",
            Self::Absent => "absent",
        }
    }
}

impl Report {
    /// A run that could not do its work.
    pub(crate) fn failed(problems: Problems) -> Self {
        Self { problems, exit: Exit::Unusable, ..Self::default() }
    }

    /// Tells everything in one form.
    pub(crate) fn print(
        mut self,
        format: Format,
        sources: &Sources,
        console: &mut Console,
    ) -> Result<Exit, Problems> {
        // What has to be corrected comes first; otherwise the order of the run.
        self.problems.sort_by_key(|problem| std::cmp::Reverse(problem.severity));
        match format {
            Format::Human => human::print(&self, sources, console)?,
            Format::Json => console.data(&json::text(&self, sources))?,
            Format::Github => console.data(&github::text(&self.problems, sources))?,
            Format::Markdown => console.data(&markdown::text(&self, sources))?,
            Format::Sarif => console.data(&sarif::text(&self.problems, sources)?)?,
        }
        Ok(self.exit)
    }
}

impl ArtifactStatus {
    /// The problem that the artifact is; none where it is as it should be.
    pub(crate) fn problem(&self) -> Option<Diagnostic> {
        let (code, message) = match self.status {
            Status::Drift => (codes::DRIFT, "differs from the schema"),
            Status::Missing => (codes::MISSING_ARTIFACT, "does not exist"),
            Status::InSync | Status::Absent => return None,
        };
        let problem = Diagnostic::general(code, format!("`{}` {message}", self.path));
        Some(problem.about(PATH, &self.path).help("run `alphaswarm-settings generate`"))
    }
}

/// The fact that names the file of a problem that is with no place in it.
pub(crate) const PATH: &str = "path";
/// The fact that says where the schema declares the variable.
pub(crate) const DECLARED: &str = "declared";

/// Where a problem is, as people count.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Located<'r> {
    path: &'r str,
    /// From 1; none for the file as a whole.
    position: Option<(usize, usize)>,
}

/// The first place of a problem.
fn located<'r>(problem: &'r Diagnostic, sources: &'r Sources) -> Option<Located<'r>> {
    if let Some(Place { file, span, .. }) = problem.primary()
        && let Some(source) = sources.get(*file)
    {
        let at = source.file.position(span.start);
        let position = Some((at.line, at.column));
        return Some(Located { path: source.file.name(), position });
    }
    fact(problem, PATH).map(|path| Located { path, position: None })
}

/// The file of a problem.
pub(crate) fn path_of(problem: &Diagnostic, sources: &Sources) -> Option<String> {
    located(problem, sources).map(|place| place.path.to_owned())
}

/// A fact of a problem.
fn fact<'r>(problem: &'r Diagnostic, name: &str) -> Option<&'r str> {
    problem.about.iter().find(|(known, _)| *known == name).map(|(_, text)| text.as_str())
}

/// How many problems are of one severity.
fn count(problems: &[Diagnostic], severity: Severity) -> usize {
    problems.iter().filter(|problem| problem.severity == severity).count()
}
