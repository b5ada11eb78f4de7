//! `init`: a schema and a configuration to start with, what git has to know, and the gate.

use std::path::{Path, PathBuf};

use alphaswarm_settings_schema::diagnostic::Diagnostic;

use crate::artifact::{Artifact, Kind};
use crate::cli::Files;
use crate::codes;
use crate::config;
use crate::files;
use crate::find::CONFIG;
use crate::generate::json;
use crate::path::shown;
use crate::project::Project;
use crate::report::{Problems, Report};
use crate::sources::Sources;
use crate::starter::{self, Starter};
use crate::write::{Destination, Directories, Staged};

/// Everything of the configuration below the schema.
const ARTIFACTS: &str = "\
[[artifact]]
env = \"local\"
out = \"deploy/compose/.env.local\"

[[artifact]]
env = \"cloud\"
out = \"deploy/cloud/.env.cloud\"

[[artifact]]
env = \"k8s\"
kind = \"configmap\"
out = \"deploy/kubernetes/base/configmap.yaml\"
name = \"alphaswarm-config\"

# Outside every directory that is applied: the scaffold would overwrite real values.
[[artifact]]
env = \"k8s\"
kind = \"secret\"
out = \"deploy/scaffold/secret.yaml.template\"
name = \"alphaswarm-secrets\"
";

/// What git has to ignore, and what it must not: the last rule wins.
const RULES: [&str; 3] = ["/deploy/compose/.env.local", "/deploy/cloud/.env.cloud", "!.env.schema"];

/// Where the artifacts go: the first directory in which none of them would replace a file.
const DIRECTORIES: [&str; 3] = ["deploy", "deploy/settings", "deploy/alphaswarm-settings"];

/// The artifacts in a directory, and the rules of git for them.
fn below(directory: &str) -> (String, Vec<String>) {
    let moved = |text: &str| text.replace("deploy/", &format!("{directory}/"));
    (moved(ARTIFACTS), RULES.iter().map(|rule| moved(rule)).collect())
}

/// The directory of the artifacts for a configuration.
fn directory(config: &Path) -> &'static str {
    let root = config.parent().unwrap_or(Path::new(""));
    let outs = |directory: &str| -> Vec<String> {
        let (artifacts, _) = below(directory);
        let quoted = artifacts.lines().filter_map(|line| line.strip_prefix("out = \""));
        quoted.map(|out| out.trim_end_matches('"').to_owned()).collect()
    };
    let is_free = |directory: &&&str| outs(directory).iter().all(|out| !root.join(out).exists());
    DIRECTORIES.iter().find(is_free).copied().unwrap_or(DIRECTORIES[0])
}

/// The artifacts that a new configuration has.
pub(crate) fn artifacts(config: &Path) -> Vec<Artifact> {
    config::artifacts(&below(directory(config)).0)
}

/// A new configuration and the rules that git needs, beside the files that they will replace. The
/// configuration names a baseline.
pub(crate) fn configuration(
    path: &Path,
    schema: &Path,
    baseline: &str,
) -> Result<Vec<Staged>, Problems> {
    let (artifacts, rules) = below(directory(path));
    let config = Destination::inspect(path, Directories::Expect)?;
    let ignored = Destination::inspect(&path.with_file_name(files::RULES), Directories::Expect)?;
    let check = format!("[check]\nbaseline = \"{baseline}\"\n\n");
    let text = text(&shown(schema), &(check + &artifacts));
    let mut staged: Vec<_> = config.stage(Kind::ConfigMap, &text)?.into_iter().collect();
    if let Some(text) = with_rules(&ignored, rules.iter().map(String::as_str))? {
        staged.extend(ignored.stage(Kind::ConfigMap, &text)?);
    }
    Ok(staged)
}

/// The text of a configuration.
fn text(schema: &str, rest: &str) -> String {
    let mut text = String::from("# What `generate` writes and `validate` proves.\nschema = ");
    json::push(&mut text, schema);
    text.extend(["\n\n", rest]);
    text
}

/// Runs the command. What is there already stays as it is.
pub(crate) fn init(files: &Files, sources: &Sources) -> Result<Report, Problems> {
    let project = Project::open_or_empty(files, sources)?;
    let found = project.config.as_ref().map(|config| config.path.clone());
    let path = files.config.clone().or(found).unwrap_or_else(|| PathBuf::from(CONFIG));
    let config = Destination::inspect(&path, Directories::Expect)?;
    let rules = Destination::inspect(&path.with_file_name(files::RULES), Directories::Expect)?;
    let with_rules = with_rules(&rules, RULES)?;
    let schema = Destination::inspect(&project.schema, Directories::Make)?;
    let Starter { mut staged, mut remarks } =
        starter::starter(path.parent().unwrap_or(Path::new("")))?;
    let is_new = schema.bytes().is_none();
    if is_new {
        staged.extend(schema.stage(Kind::Json, starter::SCHEMA)?);
    }
    if config.bytes().is_some() {
        remarks.push(format!("`{}` exists and stays as it is", config.name));
    } else {
        let text = text(&shown(&project.schema), ARTIFACTS);
        staged.extend(config.stage(Kind::ConfigMap, &text)?);
    }
    match with_rules {
        Some(text) => staged.extend(rules.stage(Kind::ConfigMap, &text)?),
        None => remarks.push(format!("`{}` has every rule already", rules.name)),
    }
    for file in staged {
        let name = file.commit()?;
        remarks.push(format!("`{name}` is written"));
    }
    remarks.push(next(is_new, &schema.name));
    Ok(Report { remarks, ..Report::default() })
}

/// What to do next.
fn next(is_new: bool, schema: &str) -> String {
    let declare = format!("declare your variables in `{schema}` in place of the examples, then ");
    let declare = if is_new { declare.as_str() } else { "" };
    format!("next: {declare}run `alphaswarm-settings generate`")
}

/// The rules with those that are missing; nothing where none is.
fn with_rules<'a>(
    file: &Destination,
    rules: impl IntoIterator<Item = &'a str>,
) -> Result<Option<String>, Problems> {
    let Ok(text) = std::str::from_utf8(file.bytes().unwrap_or_default()) else {
        let title = format!("cannot add to `{}`: it is not valid UTF-8", file.name);
        let problem = Diagnostic::general(codes::CANNOT_WRITE, title);
        return Err(vec![problem.help("save it as UTF-8")]);
    };
    let has = |rule: &str| text.lines().any(|line| line.trim_end() == rule);
    let missing: Vec<_> = rules.into_iter().filter(|rule| !has(rule)).collect();
    if missing.is_empty() {
        return Ok(None);
    }
    let mut out = text.to_owned();
    if !text.is_empty() {
        out.push_str(if text.ends_with('\n') { "\n" } else { "\n\n" });
    }
    out.push_str("# Files with real values are not committed; the schema is.\n");
    out.extend(missing.into_iter().flat_map(|rule| [rule, "\n"]));
    Ok(Some(out))
}
