//! `init --from`.

use std::path::{Path, PathBuf};

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::{Lowered, parse};

use super::{Adoption, drafts, text, write};
use crate::artifact::Artifact;
use crate::check;
use crate::cli::{self, Files, Init};
use crate::commands;
use crate::exit::Exit;
use crate::find::CONFIG;
use crate::path::shown;
use crate::project::Project;
use crate::report::{Format, Problems, Report};
use crate::sources::Sources;

/// The file of accepted findings that a new configuration names.
const BASELINE: &str = "check-baseline.json";

/// Runs the command.
pub(crate) fn init(files: &Files, arguments: &Init, sources: &Sources) -> Result<Report, Problems> {
    let project = Project::open_or_empty(files, sources)?;
    let parsed = parsed(&project)?;
    let gathered = check::gather(&project, &parsed.schema, &read(arguments, &project), sources)?;
    let config = Config::of(files, &project);
    let artifacts = config.artifacts(&project);
    let drafts = drafts(gathered, &project, &parsed.schema, &artifacts, |_| true);
    let mut report = Report::default();
    let mut adoption = Adoption::of(&drafts);
    let all = &drafts.all;
    if all.is_empty() && project.is_empty() {
        report.remarks.push(
            "no file here declares or uses a variable; `alphaswarm-settings init` \
                             writes a schema to start with"
                .to_owned(),
        );
        report.adoption = Some(adoption);
        return Ok(report);
    }
    report.remarks.extend(adoption.lines());
    if arguments.dry_run {
        let text = if project.is_empty() {
            text::joined(project.source.file.text(), all)
        } else {
            text::blocks(all)
        };
        match files.format {
            Format::Human => report.data = text,
            _ => adoption.schema = Some(text),
        }
        report.adoption = Some(adoption);
        return Ok(report);
    }
    let mut staged: Vec<_> = write::schema(&project.schema, all)?.into_iter().collect();
    if let Config::New { path, .. } = &config {
        staged.extend(commands::configuration(path, &project.schema, BASELINE)?);
    }
    adoption.written = write::commit(staged)?;
    prove(&config, &project, files, &mut report, &mut adoption, sources)?;
    report.adoption = Some(adoption);
    Ok(report)
}

/// The schema that is there; an error in it ends the run. One that declares nothing is no error here.
fn parsed<'r>(project: &Project<'r>) -> Result<Lowered<'r>, Problems> {
    if project.is_empty() {
        return Ok(parse(&project.source.file));
    }
    project.parse().map(|(parsed, _)| parsed)
}

/// What to read: `auto` is all that `check` will read.
fn read(arguments: &Init, project: &Project<'_>) -> cli::Check {
    let is_auto = arguments.from.iter().all(|path| path.as_os_str() == "auto");
    let paths = match &project.config {
        _ if !is_auto => arguments.from.clone(),
        Some(_) => Vec::new(),
        // The configuration will be here.
        None => vec![PathBuf::from(".")],
    };
    cli::Check { paths, ..cli::Check::default() }
}

/// The configuration of the run.
enum Config {
    /// There is one, and it stays as it is.
    Existing { path: PathBuf, baseline: Option<PathBuf> },
    /// One will be written.
    New { path: PathBuf, artifacts: Vec<Artifact> },
}

impl Config {
    fn of(files: &Files, project: &Project<'_>) -> Self {
        if let Some(config) = &project.config {
            let (path, baseline) = (config.path.clone(), config.check.baseline.clone());
            return Self::Existing { path, baseline };
        }
        let path = files.config.clone().unwrap_or_else(|| PathBuf::from(CONFIG));
        let artifacts = commands::artifacts(&path);
        Self::New { path, artifacts }
    }

    fn path(&self) -> &Path {
        match self {
            Self::Existing { path, .. } | Self::New { path, .. } => path,
        }
    }

    /// The artifacts that the schema has to give.
    fn artifacts(&self, project: &Project<'_>) -> Vec<Artifact> {
        match self {
            Self::New { artifacts, .. } => artifacts.clone(),
            Self::Existing { .. } => {
                project.config.as_ref().map(|config| config.artifacts.clone()).unwrap_or_default()
            }
        }
    }
}

/// Runs `check` as its user will, with a baseline of what is found now, and says what came of it.
fn prove(
    config: &Config,
    project: &Project<'_>,
    files: &Files,
    report: &mut Report,
    adoption: &mut Adoption,
    sources: &Sources,
) -> Result<(), Problems> {
    let files = Files {
        schema: Some(project.schema.clone()),
        config: Some(config.path().to_owned()),
        format: files.format,
    };
    let run = |baseline: Option<&PathBuf>, prune: bool| {
        let arguments = cli::Check { baseline: baseline.cloned(), prune, ..cli::Check::default() };
        check::check(&files, &arguments, sources)
    };
    let (baseline, is_named) = match config {
        Config::New { path, .. } => (write::beside(path, BASELINE), true),
        Config::Existing { baseline: Some(baseline), .. } => (baseline.clone(), true),
        Config::Existing { path, .. } => (write::beside(path, BASELINE), false),
    };
    let mut command = "alphaswarm-settings check".to_owned();
    let mut with = None;
    if !is_named {
        if run(None, false)?.exit == Exit::Clean {
            say(adoption, report, &command, None);
            return Ok(());
        }
        command = format!("{command} --baseline {}", shown(&baseline));
        with = Some(&baseline);
    }
    if !baseline.exists() {
        run(Some(&baseline), true)?;
        adoption.written.push(shown(&baseline));
        let accepted = check::accepted(&baseline)?;
        let rules = accepted.iter().map(|(rule, count)| format!("{count} {rule}"));
        let rules = rules.collect::<Vec<_>>().join(", ");
        if !rules.is_empty() {
            report.remarks.push(format!("the baseline accepts {rules}"));
        }
    }
    let proof = run(with, false)?;
    say(adoption, report, &command, Some(&proof));
    if !is_named {
        let (name, path) = (BASELINE, shown(config.path()));
        report.remarks.push(format!("add `baseline = \"{name}\"` to `[check]` of `{path}`"));
    }
    if proof.exit != Exit::Clean {
        report.exit = Exit::Findings;
        report.problems.extend(proof.problems.into_iter().filter(Diagnostic::is_error));
    }
    Ok(())
}

/// The last line: what was written, and whether `check` is clean.
fn say(adoption: &mut Adoption, report: &mut Report, command: &str, proof: Option<&Report>) {
    let is_clean = proof.is_none_or(|proof| proof.exit == Exit::Clean);
    adoption.is_clean = Some(is_clean);
    let state = if is_clean { "clean" } else { "not clean: see above" };
    let written = match adoption.written.join(", ") {
        names if names.is_empty() => "wrote nothing".to_owned(),
        names => format!("wrote {names}"),
    };
    report.remarks.push(format!("{written}; `{command}` is {state}"));
}
