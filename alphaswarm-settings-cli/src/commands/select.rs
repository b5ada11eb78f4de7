//! Which artifacts a `generate` is about.

use std::path::Path;

use crate::artifact::{Artifact, Env, Kind};
use crate::cli::Generate;
use crate::config::Config;
use crate::message::{Draft, Messages};
use crate::path::{is_same, shown};

/// Where the artifacts of a run go.
#[derive(Debug)]
pub(super) enum Selection {
    /// To files; each artifact has its `out`.
    Files(Vec<Artifact>),
    /// To stdout.
    Stdout(Vec<Artifact>),
}

/// Judges what can be judged before any file is read.
pub(super) fn check(arguments: &Generate) -> Result<(), Messages> {
    let env = arguments.env;
    let Some(kind) = arguments.kind else {
        return match (env.kinds(), &arguments.out) {
            ([_, _, ..], Some(out)) => Err(which_kind(env, out)),
            _ => Ok(()),
        };
    };
    if env.kinds().contains(&kind) {
        return Ok(());
    }
    let names: Vec<_> = env.kinds().iter().map(|kind| format!("`{}`", kind.as_str())).collect();
    let title = format!("`--kind {}` does not go with `--env {}`", kind.as_str(), env.as_str());
    Err(Draft::error(title).help(format!("use {}", names.join(" or "))).into())
}

fn which_kind(env: Env, out: &Path) -> Messages {
    let title =
        format!("`--env {}` has two kinds of artifact, and `--out` takes one", env.as_str());
    Draft::error(title)
        .note("applied as one file, the scaffold of the Secret would overwrite real values")
        .help(format!("add `--kind configmap` or `--kind secret` for `{}`", shown(out)))
        .into()
}

/// The artifacts that are asked for.
pub(super) fn select(arguments: &Generate, config: Option<&Config>) -> Selection {
    let is_asked = |kind: Kind| arguments.kind.is_none_or(|asked| asked == kind);
    let kinds = arguments.env.kinds().iter().copied().filter(|&kind| is_asked(kind));
    let configured = config.map_or(&[] as &[_], |config| config.artifacts.as_slice());
    let fits = |artifact: &&Artifact| artifact.env == arguments.env && is_asked(artifact.kind);
    let configured: Vec<_> = configured.iter().filter(fits).collect();
    let by_default = kinds.map(|kind| Artifact::new(arguments.env, kind));
    match &arguments.out {
        Some(out) if out.as_os_str() == "-" => {
            Selection::Stdout(by_default.map(|artifact| as_only(artifact, &configured)).collect())
        }
        Some(out) => {
            Selection::Files(by_default.map(|artifact| at(artifact, out, &configured)).collect())
        }
        None if configured.is_empty() => Selection::Stdout(by_default.collect()),
        None => Selection::Files(configured.into_iter().cloned().collect()),
    }
}

/// The artifact with the settings of the configured one that is written to the same file.
fn at(artifact: Artifact, out: &Path, configured: &[&Artifact]) -> Artifact {
    let is_same = |other: &&&Artifact| {
        other.kind == artifact.kind && other.out.as_deref().is_some_and(|path| is_same(path, out))
    };
    match configured.iter().find(is_same) {
        Some(same) => (*same).clone(),
        None => Artifact { out: Some(out.to_owned()), ..artifact },
    }
}

/// The artifact with the settings of the only configured one of its kind: on stdout it has the
/// bytes of its file.
fn as_only(artifact: Artifact, configured: &[&Artifact]) -> Artifact {
    let mut fitting = configured.iter().filter(|other| other.kind == artifact.kind);
    match (fitting.next(), fitting.next()) {
        (Some(only), None) => Artifact { out: None, ..(*only).clone() },
        _ => artifact,
    }
}
