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
    let env = arguments.env;
    let configured = config.map_or(&[] as &[_], |config| config.artifacts.as_slice());
    let is_asked = |artifact: &&Artifact| {
        artifact.env == env && arguments.kind.is_none_or(|kind| kind == artifact.kind)
    };
    let kinds: Vec<Kind> = env
        .kinds()
        .iter()
        .copied()
        .filter(|&kind| arguments.kind.is_none_or(|asked| asked == kind))
        .collect();
    let by_default = || kinds.iter().map(|&kind| Artifact::new(env, kind));
    match &arguments.out {
        Some(out) if out.as_os_str() == "-" => {
            // The settings of the one that is configured, as it has the same bytes as its file.
            let of_kind = |kind: Kind| {
                let mut fitting = configured.iter().filter(is_asked).filter(|a| a.kind == kind);
                match (fitting.next(), fitting.next()) {
                    (Some(only), None) => Artifact { out: None, ..only.clone() },
                    _ => Artifact::new(env, kind),
                }
            };
            Selection::Stdout(kinds.iter().map(|&kind| of_kind(kind)).collect())
        }
        Some(out) => {
            let same = configured.iter().filter(is_asked).find(|artifact| {
                artifact.out.as_deref().is_some_and(|configured| is_same(configured, out))
            });
            let artifacts = match same {
                Some(artifact) => vec![artifact.clone()],
                None => by_default().collect(),
            };
            let to_out = |artifact| Artifact { out: Some(out.clone()), ..artifact };
            Selection::Files(artifacts.into_iter().map(to_out).collect())
        }
        None => {
            let asked: Vec<_> = configured.iter().filter(is_asked).cloned().collect();
            if asked.is_empty() {
                Selection::Stdout(by_default().collect())
            } else {
                Selection::Files(asked)
            }
        }
    }
}
