//! Which artifacts a `generate` is about.

use std::path::Path;

use alphaswarm_settings_schema::diagnostic::Diagnostic;

use crate::artifact::{Artifact, Env, Kind};
use crate::cli::Generate;
use crate::codes;
use crate::config::Config;
use crate::find::CONFIG;
use crate::path::{is_same, shown};
use crate::report::Problems;

/// Where the artifacts of a run go.
#[derive(Debug)]
pub(super) enum Selection {
    /// To files; each artifact has its `out`.
    Files(Vec<Artifact>),
    /// To stdout.
    Stdout(Vec<Artifact>),
}

/// Checks the arguments, before any file is read.
pub(super) fn check(arguments: &Generate) -> Result<(), Problems> {
    if let (Some(kind), Some(out)) = (arguments.kind, &arguments.out)
        && out.as_os_str() != "-"
        && let Some(title) = kind.wrong_name(out)
    {
        return Err(usage(title, format!("choose another name than `{}`", shown(out))));
    }
    let Some(env) = arguments.env else { return check_without_env(arguments) };
    let is_env_file = Kind::Env.envs().contains(&env) || arguments.kind == Some(Kind::Sample);
    if arguments.dialect.is_some() && !is_env_file {
        let title = format!("`--dialect` does not go with `--env {}`", env.as_str());
        return Err(usage(title, "it is for `.env` files: leave it out"));
    }
    let Some(kind) = arguments.kind else {
        return match (env.usual_kinds(), &arguments.out) {
            ([_, _, ..], Some(out)) => Err(which_kind(env, out)),
            _ => Ok(()),
        };
    };
    if kind.envs().contains(&env) {
        return Ok(());
    }
    let title = format!("`--kind {}` does not go with `--env {}`", kind.as_str(), env.as_str());
    if kind.envs().is_empty() {
        return Err(usage(title, "leave out `--env`: the file is about every environment"));
    }
    let names: Vec<_> = env.kinds().map(|kind| format!("`{}`", kind.as_str())).collect();
    Err(usage(title, format!("use {}", names.join(" or "))))
}

fn check_without_env(arguments: &Generate) -> Result<(), Problems> {
    match &arguments.out {
        Some(_) if is_without_env(arguments) => Ok(()),
        Some(out) => {
            let envs = arguments.kind.map_or(&[Env::Local, Env::Cloud, Env::K8s][..], Kind::envs);
            let words: Vec<_> =
                envs.iter().map(|env| format!("`--env {}`", env.as_str())).collect();
            Err(usage(
                "`--out` needs `--env`: one file is for one environment",
                format!("add {} for `{}`", any_of(&words), shown(out)),
            ))
        }
        None => Ok(()),
    }
}

/// Whether the kind that is asked for is about every environment.
fn is_without_env(arguments: &Generate) -> bool {
    arguments.kind.is_some_and(|kind| kind.envs().is_empty())
}

fn which_kind(env: Env, out: &Path) -> Problems {
    let title =
        format!("`--env {}` has two kinds of artifact, and `--out` takes one", env.as_str());
    let help = format!("add `--kind configmap` or `--kind secret` for `{}`", shown(out));
    let why = "applied as one file, the scaffold of the Secret would overwrite real values";
    vec![Diagnostic::general(codes::INVALID_USAGE, title).note(why).help(help)]
}

/// The problem that arguments do not go together.
pub(crate) fn usage(title: impl Into<String>, help: impl Into<String>) -> Problems {
    vec![Diagnostic::general(codes::INVALID_USAGE, title).help(help)]
}

/// The artifacts that are asked for.
pub(super) fn select(arguments: &Generate, config: Option<&Config>) -> Result<Selection, Problems> {
    let is_asked = |kind: Kind| arguments.kind.is_none_or(|asked| asked == kind);
    let configured = config.map_or(&[] as &[_], |config| config.artifacts.as_slice());
    let fits = |artifact: &&Artifact| {
        arguments.env.is_none_or(|env| artifact.env == Some(env)) && is_asked(artifact.kind)
    };
    let configured: Vec<_> = configured.iter().filter(fits).collect();
    if arguments.env.is_none() && !is_without_env(arguments) {
        if configured.is_empty() {
            let others = "; or say `--env local`, `--env cloud` or `--env k8s`";
            return Err(nothing_configured(config, others));
        }
        return Ok(Selection::Files(as_asked(configured.into_iter().cloned(), arguments)));
    }
    let usual = arguments.env.map_or(&[] as &[_], Env::usual_kinds);
    let asked = arguments.kind.as_ref().map_or(usual, std::slice::from_ref);
    let by_default = asked.iter().map(|&kind| Artifact::new(arguments.env, kind));
    // What all environments share is asked for, unless there is no such thing.
    let is_shared =
        |artifact: &&&Artifact| artifact.environment.is_none() || artifact.kind.needs_environment();
    let shared: Vec<_> = configured.iter().filter(is_shared).copied().collect();
    Ok(match &arguments.out {
        Some(out) if out.as_os_str() == "-" => {
            let artifacts = by_default.map(|artifact| as_only(artifact, &shared));
            let artifacts = as_asked(artifacts, arguments);
            if let Some(problems) = unchosen(&artifacts, &configured) {
                return Err(problems);
            }
            Selection::Stdout(artifacts)
        }
        Some(out) => Selection::Files(as_asked(
            by_default.map(|artifact| at(artifact, out, &configured)),
            arguments,
        )),
        None if configured.is_empty() => Selection::Stdout(as_asked(by_default, arguments)),
        None => Selection::Files(as_asked(configured.into_iter().cloned(), arguments)),
    })
}

/// The problem that only the configuration knows what one of the artifacts needs, and lists several of them.
fn unchosen(artifacts: &[Artifact], configured: &[&Artifact]) -> Option<Problems> {
    let lacks = |artifact: &&Artifact| {
        artifact.kind == Kind::ChecksumPatch && artifact.workloads.is_empty()
    };
    let kind = artifacts.iter().find(lacks)?.kind;
    let of_kind: Vec<_> = configured.iter().filter(|other| other.kind == kind).collect();
    let choices: Vec<_> = of_kind
        .iter()
        .filter_map(|other| match &other.environment {
            Some(environment) => Some(format!("`--environment {}`", environment.name)),
            None => other.out.as_deref().map(|out| format!("`--out {}`", shown(out))),
        })
        .collect();
    if choices.is_empty() {
        return None;
    }
    let title =
        format!("`--out -` prints one artifact of kind `{}`, and none is chosen", kind.as_str());
    Some(usage(title, format!("use {}", any_of(&choices))))
}

/// Words for a sentence: `a`, `b` or `c`.
fn any_of(words: &[String]) -> String {
    match words {
        [rest @ .., last] if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => words.concat(),
    }
}

/// The artifacts with what the command line says of them.
pub(super) fn as_asked(
    artifacts: impl Iterator<Item = Artifact>,
    arguments: &Generate,
) -> Vec<Artifact> {
    let as_asked = |mut artifact: Artifact| {
        if matches!(artifact.kind, Kind::Env | Kind::Sample) {
            artifact.dialect = arguments.dialect.or(artifact.dialect);
        }
        artifact.strict |= arguments.strict;
        artifact
    };
    artifacts.map(as_asked).collect()
}

/// The problem that no artifact is configured; `others` is what else the command can be told.
pub(super) fn nothing_configured(config: Option<&Config>, others: &str) -> Problems {
    let title = match config {
        Some(config) => format!("`{}` lists no artifact of this kind", shown(&config.path)),
        None => format!("no `{CONFIG}` says which artifacts there are"),
    };
    let help = format!("`alphaswarm-settings init` writes one{others}");
    vec![Diagnostic::general(codes::NOTHING_CONFIGURED, title).help(help)]
}

/// The configured artifact that is written to the same file, or else this one with its defaults.
/// `others` are of the kind that is asked for, if any is.
fn at(artifact: Artifact, out: &Path, others: &[&Artifact]) -> Artifact {
    let is_same = |other: &&&Artifact| other.out.as_deref().is_some_and(|path| is_same(path, out));
    match others.iter().find(is_same) {
        Some(same) => (*same).clone(),
        None => Artifact { out: Some(out.to_owned()), ..artifact },
    }
}

/// The artifact with the settings of the only configured one of its kind: on stdout it has the
/// bytes of its file.
pub(super) fn as_only(artifact: Artifact, configured: &[&Artifact]) -> Artifact {
    let mut fitting = configured.iter().filter(|other| other.kind == artifact.kind);
    match (fitting.next(), fitting.next()) {
        (Some(only), None) => Artifact { out: None, ..(*only).clone() },
        _ => artifact,
    }
}
