//! What will really run: the environment of every container of a stream of final manifests.

mod expand;
mod judge;
mod object;
mod resolve;
mod role;

use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::source_file::SourceFile;

use crate::codes;
use crate::finding::Finding;
use crate::manifest::{self, Broken, Budget, TooMuch};
use crate::message::{Draft, Messages};
use object::Stream;

pub(crate) use judge::Rules;
pub(crate) use role::Assigned;

/// How many of the documents that cannot be read are said one by one.
const LISTED: usize = 100;

/// What a stream holds.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) findings: Vec<Finding>,
    /// The documents that cannot be read; what they hold is not judged.
    pub(crate) broken: Messages,
    /// What was not read because no container takes anything from it.
    pub(crate) skipped: Option<String>,
}

/// Judges a stream. It has to say something of a service: an empty one proves nothing.
pub(crate) fn judge(source: &SourceFile, rules: &Rules<'_, '_, '_>) -> Result<Outcome, Messages> {
    let mut budget = Budget::default();
    let mut stream = Stream::default();
    let namespace = rules.environment.namespace.as_deref();
    let refused = |reason: TooMuch| refused(reason, source.name());
    let mut documents = 0;
    let broken = manifest::read(source.text(), &mut budget, |document, _| {
        documents += 1;
        stream.add(document, namespace);
        Ok(())
    });
    let mut broken = broken.map_err(refused)?;
    broken.append(&mut stream.broken);
    broken.sort_by_key(|broken| (broken.document, broken.line));
    if documents == 0 && broken.is_empty() {
        let title = format!("there are no manifests in `{}`", source.name());
        let help = "pipe what `kubectl kustomize` or `helm template` prints; did it fail?";
        return Err(Draft::error(title).help(help).into());
    }
    if broken.is_empty() {
        role::check(rules.assigned, rules.known.schema, &stream)?;
    }
    let verdict = judge::judge(&stream, rules, &mut budget).map_err(refused)?;
    let broken = messages(&broken, source.name());
    if verdict.containers == 0 && verdict.findings.is_empty() && broken.is_empty() {
        return Err(no_service(&stream, source.name()));
    }
    Ok(Outcome { findings: verdict.findings, broken, skipped: skipped(&stream) })
}

fn refused(reason: TooMuch, name: &str) -> Messages {
    let title = format!("`{name}` is not judged: {}", reason.sentence());
    Draft::error(title).help("no real manifest does: write out what the aliases stand for").into()
}

/// A message for each document that cannot be read; of very many, for the first ones.
fn messages(broken: &[Broken], name: &str) -> Messages {
    let mut messages: Messages =
        broken.iter().take(LISTED).map(|broken| message(broken, name)).collect();
    if let Some(more @ 1..) = broken.len().checked_sub(LISTED) {
        let title = format!("{more} more documents of `{name}` cannot be read");
        messages.push(Draft::error(title).code(codes::BROKEN_MANIFEST).done());
    }
    messages
}

fn message(Broken { document, line, column, why }: &Broken, name: &str) -> crate::message::Message {
    Draft::error(format!("document {document} cannot be read: {}", mask::shown(why)))
        .code(codes::BROKEN_MANIFEST)
        .at(name, *line, *column)
        .help("the other documents are judged without it")
        .done()
}

fn no_service(stream: &Stream, name: &str) -> Messages {
    let count = stream.workloads.iter().map(|workload| workload.containers.len()).sum::<usize>();
    let title = format!("no container in `{name}` takes a variable of the schema");
    let help = "say which one should: `--service NAME=DEPLOYMENT`";
    Draft::error(title).note(format!("containers seen: {count}")).help(help).into()
}

/// A line about the kinds that were not read.
fn skipped(stream: &Stream) -> Option<String> {
    let total: usize = stream.skipped.values().sum();
    let kinds: Vec<_> = stream
        .skipped
        .iter()
        .map(|(kind, count)| format!("{} ({count})", mask::shown(kind)))
        .collect();
    (total > 0)
        .then(|| format!("not read, as no container takes anything from it: {}", kinds.join(", ")))
}
