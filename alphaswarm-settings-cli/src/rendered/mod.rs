//! What will really run: the environment of every container of final manifests.

mod check;
mod container;
mod link;
mod names;
mod service;
mod settings_js;
mod stage;

use std::path::Path;

use alphaswarm_settings_scan::kubernetes::Cluster;
use alphaswarm_settings_scan::yaml::{self, Broken, Budget, TooMuch};
use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::span::Span;

use crate::codes;
use crate::environment::Environment;
use crate::input;
use crate::report::Problems;
use crate::rules::Scope;
use crate::sources::{Source, Sources};
use crate::variables::VariableIndex;

pub(crate) use names::containers;
pub(crate) use service::ServiceAssignment;

/// What manifests hold.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) problems: Problems,
    /// Whether some documents could not be read; what they hold is not checked.
    pub(crate) is_incomplete: bool,
    /// What was not read because no container takes anything from it.
    pub(crate) skipped: Option<String>,
}

/// What manifests are checked against.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Manifests<'a, 'v, 's> {
    pub(crate) path: &'a Path,
    pub(crate) environment: &'a Environment,
    pub(crate) index: &'a VariableIndex<'v, 's>,
    pub(crate) schema_name: &'a str,
    pub(crate) assigned: &'a [ServiceAssignment],
}

/// Checks manifests, from a file or from stdin. They have to say something of a service: an empty
/// stream proves nothing.
pub(crate) fn check(
    manifests: &Manifests<'_, '_, '_>,
    sources: &Sources,
) -> Result<Outcome, Problems> {
    let Manifests { path, environment, index, schema_name, assigned } = *manifests;
    let (name, bytes) = input::bytes_or_stdin("manifests", path)?;
    let mut budget = Budget::default();
    let mut cluster = Cluster::default();
    let namespace = environment.namespace.as_deref();
    let mut documents = Vec::new();
    let stream = yaml::read_bytes(&bytes, &mut budget, |document, _| {
        documents.push((document.span.start, document.number));
        cluster.add(document, namespace);
        Ok(())
    });
    let source = input::keep(&name, bytes, sources);
    let stream = stream.map_err(|reason| refused(reason, source))?;
    let broken = broken(&stream, &cluster, source);
    if stream.documents == 0 && broken.is_empty() {
        let title = format!("there are no manifests in `{name}`");
        let help = "pipe what `kubectl kustomize` or `helm template` prints; did it fail?";
        return Err(vec![Diagnostic::general(codes::NOTHING_TO_CHECK, title).help(help)]);
    }
    if broken.is_empty() {
        service::check(assigned, index.schema, &cluster)?;
    }
    let targets = environment.targets().iter().chain(Environment::CLUSTER.iter()).collect();
    let target = environment.target;
    let scope = Scope { index, target, targets, environment: Some(environment), schema_name };
    let stage =
        stage::Stage { scope: &scope, cluster: &cluster, source, documents: &documents, assigned };
    let found = stage.check(&mut budget).map_err(|reason| refused(reason, source))?;
    if found.containers == 0 && found.files == 0 && found.problems.is_empty() && broken.is_empty() {
        return Err(vec![no_service(&cluster, &name)]);
    }
    let is_incomplete = found.is_incomplete || !broken.is_empty();
    let problems = found.problems.into_iter().chain(broken).collect();
    Ok(Outcome { problems, is_incomplete, skipped: skipped(&cluster) })
}

/// A stream that takes too much work.
pub(crate) fn refused(reason: TooMuch, source: &Source) -> Problems {
    let title = format!("`{}` is not checked: {reason}", source.file.name());
    let problem = Diagnostic::general(codes::TOO_MUCH_WORK, title);
    let help = "no real manifest does: write out what the aliases stand for";
    let problem = problem.help(help);
    vec![match reason {
        TooMuch::Expanded { offset } => {
            let mut problem = problem;
            problem.places.push(source.place(Span::new(offset, offset)));
            problem
        }
        TooMuch::Resolved => problem,
    }]
}

/// The documents that cannot be read, in order; of very many, the first ones.
fn broken(stream: &yaml::Stream, cluster: &Cluster, source: &Source) -> Problems {
    let mut all: Vec<&Broken> = stream.broken.iter().chain(&cluster.broken).collect();
    all.sort_by_key(|broken| (broken.document, broken.offset));
    let more = stream.unlisted + cluster.unlisted + all.len().saturating_sub(yaml::MAX_LISTED);
    all.truncate(yaml::MAX_LISTED);
    let mut problems: Problems = all.iter().map(|broken| broken_document(broken, source)).collect();
    if more > 0 {
        let title = format!("{more} more documents of `{}` cannot be read", source.file.name());
        problems.push(Diagnostic::general(codes::BROKEN_MANIFEST, title));
    }
    problems
}

/// A document that cannot be read.
pub(crate) fn broken_document(broken: &Broken, source: &Source) -> Diagnostic {
    let Broken { document, offset, reason } = broken;
    let message = format!("document {document} cannot be read: {}", mask::shown(reason));
    let mut problem = Diagnostic::general(codes::BROKEN_MANIFEST, message);
    problem.places.push(source.place(Span::new(*offset, *offset)));
    let problem = problem.help("correct it; the other documents are checked without it");
    problem.about("document", document.to_string())
}

fn no_service(cluster: &Cluster, name: &str) -> Diagnostic {
    let count = cluster.workloads.iter().map(|workload| workload.containers.len()).sum::<usize>();
    let title = format!("no container in `{name}` takes a variable of the schema");
    let help = match count {
        0 => "add the manifests of the workloads: Deployments, StatefulSets, Jobs and the like",
        _ => "assign a service to a workload: `--service NAME=WORKLOAD`",
    };
    let problem = Diagnostic::general(codes::NOTHING_TO_CHECK, title);
    problem.note(format!("containers found: {count}")).help(help)
}

/// A line about the kinds that were not read.
fn skipped(cluster: &Cluster) -> Option<String> {
    let kinds = cluster.skipped.iter();
    let kinds: Vec<_> =
        kinds.map(|(kind, count)| format!("{} ({count})", mask::shown(kind))).collect();
    let line = format!("not read, as no container takes anything from it: {}", kinds.join(", "));
    (!kinds.is_empty()).then_some(line)
}
