//! Takes out the findings that a comment or the configuration hides, and puts the rest into files.

use std::path::Path;

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Place, nearest};
use alphaswarm_settings_schema::mask;

use super::allow::Allow;
use super::reader::{FileFound, sorted};
use super::tree;
use crate::ambient;
use crate::codes;
use crate::config::{Check, Ignore};
use crate::files::Exclude;
use crate::project::Project;
use crate::report::Problems;
use crate::sources::{Source, Sources};

/// The findings of all files that nothing hides, each in its file.
pub(super) fn placed(
    files: Vec<FileFound>,
    sources: &Sources,
    settings: &Check,
    project: &Project<'_>,
    is_whole: bool,
) -> Result<Problems, Problems> {
    let mut ignores = Ignores::of(settings, project)?;
    let mut all = Vec::new();
    for mut file in files {
        let Some(source) = file.source.take() else {
            all.append(&mut file.problems);
            continue;
        };
        let source = sources.add(source);
        source.show_all_but(std::mem::take(&mut file.masks));
        let mut problems = kept(file.problems, &file.allows, source);
        problems.retain(|problem| !ignores.hide(problem, &file.path));
        sorted(&mut problems);
        all.extend(source.locate(problems));
    }
    // What hides nothing in a part of the tree may hide something in the rest.
    if is_whole {
        all.extend(ignores.stale(project));
    }
    Ok(all)
}

/// The findings that no comment hides, and what is wrong with the comments.
fn kept(problems: Problems, allows: &[Allow], source: &Source) -> Problems {
    let mut hides = vec![false; allows.len()];
    let mut kept: Problems = Vec::new();
    for problem in problems {
        let line = source.file.position(problem.span().start).line;
        let allow = allows.iter().position(|allow| allow.hides(problem.code.name(), line));
        match allow {
            Some(at) => hides[at] = true,
            None => kept.push(problem),
        }
    }
    for (allow, hides) in allows.iter().zip(hides) {
        if !hides {
            kept.push(stale(allow));
        } else if !allow.has_reason {
            let message = "this comment does not say why it hides a finding";
            let problem = Diagnostic::new(codes::MISSING_REASON, allow.span, message);
            kept.push(problem.help("write the reason behind the `)`"));
        }
    }
    kept
}

fn stale(allow: &Allow) -> Diagnostic {
    let message = "this comment hides nothing";
    let problem = Diagnostic::new(codes::STALE_SUPPRESSION, allow.span, message);
    let names = || codes::ALL.iter().map(|code| code.name());
    let unknown = allow.rules.iter().find(|rule| !names().any(|name| name == rule.as_str()));
    problem.help(match unknown {
        None => "delete it".to_owned(),
        Some(rule) => match nearest(rule, names()) {
            Some(meant) => {
                format!("there is no rule `{}`; did you mean `{meant}`?", mask::shown(rule))
            }
            None => {
                format!("there is no rule `{}`; docs/diagnostics.md lists them", mask::shown(rule))
            }
        },
    })
}

/// The tables of the configuration that hide findings, and whether each has.
struct Ignores<'a> {
    all: Vec<(&'a Ignore, Option<Exclude>, bool)>,
}

impl<'a> Ignores<'a> {
    fn of(settings: &'a Check, project: &Project<'_>) -> Result<Self, Problems> {
        let config = project.config.as_ref().and_then(|config| config.path.parent());
        let directory =
            config.filter(|path| !path.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let entry = |ignore: &'a Ignore| {
            let globs = ignore.path.as_deref().map(|glob| Exclude::new(directory, [glob]));
            let globs = globs.transpose().map_err(|why| tree::bad_glob("path", &why))?;
            Ok((ignore, globs, false))
        };
        Ok(Self { all: settings.ignore.iter().map(entry).collect::<Result<_, Problems>>()? })
    }

    /// Whether one of them hides a finding in a file.
    fn hide(&mut self, problem: &Diagnostic, path: &Path) -> bool {
        let key = problem.key.as_deref().unwrap_or_default();
        let hiding = self.all.iter_mut().find(|(ignore, globs, _)| {
            ignore.rule.as_deref().is_none_or(|rule| rule == problem.code.name())
                && ignore.key.as_deref().is_none_or(|pattern| ambient::matches(pattern, key))
                && globs.as_ref().is_none_or(|globs| globs.holds(path))
        });
        hiding.is_some_and(|(.., hides)| std::mem::replace(hides, true) || *hides)
    }

    /// Those that hide nothing.
    fn stale(self, project: &Project<'_>) -> Problems {
        let Some(config) = &project.config else { return Vec::new() };
        let stale = self.all.into_iter().filter(|(.., hides)| !hides);
        let problem = |(ignore, ..): (&Ignore, _, _)| {
            let message = "this `[[check.ignore]]` hides nothing";
            let mut problem = Diagnostic::general(codes::STALE_SUPPRESSION, message);
            problem.places.push(Place {
                file: config.file,
                span: ignore.span,
                label: String::new(),
            });
            problem.help("delete it")
        };
        stale.map(problem).collect()
    }
}
