//! Whether the manifests of Kubernetes name every variable that has to be set.

use std::path::Path;

use alphaswarm_settings_scan::kubernetes::{Cluster, EnvSource, SourceKind};
use alphaswarm_settings_scan::yaml::{self, Budget};
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::Target;

use super::cover::{self, Named};
use crate::FromEnvironment;

/// Fails the test when these Kubernetes manifests together lack a variable that `T` requires in
/// `target`, or a `ConfigMap` among them holds a value that `load` would refuse.
///
/// They are read as `alphaswarm-settings validate --rendered` reads them: what Kubernetes would
/// reject fails the test, and of two objects of one kind, namespace and name the later one counts.
/// The keys of every `ConfigMap` and of every Secret count, and those of the Secrets that are made
/// from an `ExternalSecret` or a `SealedSecret`; where one takes keys that it does not name
/// (`dataFrom`), no variable is missing. Other kinds are passed over.
///
/// # Panics
/// With everything that is missing or wrong, or that a file cannot be read: it is an assertion.
#[track_caller]
pub fn assert_manifests_cover<T: FromEnvironment>(
    manifests: impl IntoIterator<Item = impl AsRef<Path>>,
    target: Target,
) {
    let mut all = Manifests::default();
    for manifest in manifests {
        if let Err(why) = all.add(manifest.as_ref()) {
            panic!("{} cannot be read: {why}", manifest.as_ref().display());
        }
    }
    let problems = all.problems();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    let places: Vec<_> = all.files.iter().map(|file| file.name.as_str()).collect();
    if let Some(report) = cover::gaps::<T>(&all.named::<T>(), target, &places.join(" with ")) {
        panic!("{report}");
    }
}

/// The objects of several files.
#[derive(Default)]
struct Manifests {
    cluster: Cluster,
    budget: Budget,
    files: Vec<File>,
}

struct File {
    name: String,
    bytes: Vec<u8>,
    /// Documents that cannot be read, and where.
    broken: Vec<(usize, &'static str)>,
    /// How many sources of variables there are up to its end.
    sources: usize,
}

impl Manifests {
    fn add(&mut self, path: &Path) -> Result<(), String> {
        let mut bytes = std::fs::read(path).map_err(|error| error.to_string())?;
        if bytes.starts_with(b"\xef\xbb\xbf") {
            bytes.drain(..3);
        }
        self.cluster.broken.clear();
        let cluster = &mut self.cluster;
        let stream = yaml::read_bytes(&bytes, &mut self.budget, |document, _| {
            cluster.add(document, None);
            Ok(())
        });
        let stream = stream.map_err(|reason| reason.to_string())?;
        let broken = stream.broken.iter().chain(&cluster.broken);
        let broken = broken.map(|broken| (broken.offset, broken.reason)).collect();
        let (name, sources) = (path.display().to_string(), cluster.sources().len());
        self.files.push(File { name, bytes, broken, sources });
        Ok(())
    }

    /// What cannot be read, or what Kubernetes would reject; without any value, which may be secret.
    fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        let mut first = 0;
        for file in &self.files {
            let place = |offset| format!("{}:{}", file.name, file.line(offset));
            for (offset, reason) in &file.broken {
                problems.push(format!("{}: the document cannot be read: {reason}", place(*offset)));
            }
            for source in &self.cluster.sources()[first..file.sources] {
                for rejected in &source.rejected {
                    let place = place(rejected.place.span.start);
                    problems.push(format!("{place}: {}", rejected.fault));
                }
                for item in &source.items {
                    if let Some(fault) = &item.fault {
                        let (place, key) = (place(item.span.start), mask::shown(&item.key));
                        problems.push(format!("{place}: {key}: {fault}"));
                    }
                }
            }
            first = file.sources;
        }
        problems
    }

    /// The keys of everything that counts.
    fn named<T: FromEnvironment>(&self) -> Vec<Named> {
        let sources = || self.cluster.sources().iter().filter(|source| !source.is_replaced);
        let mut named: Vec<_> = sources().flat_map(keys).collect();
        if sources().any(|source| source.is_open) {
            T::variables(&mut |variable| {
                named.push(Named { key: variable.key.to_owned(), value: None });
            });
        }
        named
    }
}

impl File {
    fn line(&self, offset: usize) -> usize {
        self.bytes.iter().take(offset).filter(|byte| **byte == b'\n').count() + 1
    }
}

/// The keys of an object: of two with one name, the one that counts comes first.
fn keys(source: &EnvSource) -> impl Iterator<Item = Named> {
    let is_plain = source.kind == SourceKind::ConfigMap;
    source.items.iter().rev().map(move |item| Named {
        key: item.key.to_string(),
        value: item.value.as_deref().filter(|_| is_plain).map(str::to_owned),
    })
}
